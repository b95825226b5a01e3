/**
 * True when `parent` above `child` would put a partner above itself, however many steps up. `parentsOf`: everybody directly above a partner, by any link.
 */
export const makesLoop = (child: string, parent: string, parentsOf: (partnerId: string) => readonly string[]): boolean => {
  const seen = new Set<string>();
  const waiting = [parent];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === child) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...parentsOf(next));
  }
  return false;
};
