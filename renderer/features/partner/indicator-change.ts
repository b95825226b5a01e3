/** The newest weeks of a series against those before, each per week. `direction`: a fifth more or less is a move. */
export type IndicatorChange = { total: number; before: number; recent: number; direction: 'up' | 'down' | 'steady' };

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const move = 0.2;

/** How a series by week moved: its newest `count` weeks against the others. */
export const indicatorChange = (weeks: readonly number[], count: number): IndicatorChange => {
  const older = weeks.slice(0, -count);
  const newest = weeks.slice(-count);
  const before = older.length === 0 ? 0 : sum(older) / older.length;
  const recent = newest.length === 0 ? 0 : sum(newest) / newest.length;
  const direction = recent > before * (1 + move) ? 'up' : recent < before * (1 - move) ? 'down' : 'steady';
  return { total: sum(weeks), before, recent, direction };
};
