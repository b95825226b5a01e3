/** The list with one item moved to the place of another; the same list when it is already there. */
export const moveTo = <T>(items: readonly T[], item: T, index: number): T[] => {
  const others = items.filter((other) => other !== item);
  const place = Math.min(Math.max(index, 0), others.length);
  return [...others.slice(0, place), item, ...others.slice(place)];
};
