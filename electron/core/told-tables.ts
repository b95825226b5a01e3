/** How often pages hear of what arrives, in milliseconds. */
const tellEvery = 250;

/** Gathers the tables that many small writes changed, and tells them together: at once the first time, then now and then. `later` runs something after so many milliseconds. */
export const createToldTables = (
  tell: (tables: string[]) => void,
  elapsed: () => number,
  later: (ms: number, work: () => void) => void,
): ((tables: readonly string[]) => void) => {
  let gathered = new Set<string>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let isDue = false;
  const now = (): void => {
    isDue = false;
    toldAt = elapsed();
    const tables = [...gathered];
    gathered = new Set();
    tell(tables);
  };
  return (tables) => {
    for (const table of tables) gathered.add(table);
    if (isDue) return;
    const wait = toldAt + tellEvery - elapsed();
    if (wait <= 0) return now();
    isDue = true;
    later(wait, now);
  };
};
