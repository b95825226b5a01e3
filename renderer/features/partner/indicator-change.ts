/** The newest weeks of a series against those before, each per week; null: nothing is known of them. `direction`: a fifth more or less is a move. */
export type IndicatorChange = { total: number; before: number | null; recent: number | null; direction: 'up' | 'down' | 'steady' | null };

const known = (weeks: ReadonlyArray<number | null>): number[] => weeks.filter((value) => value !== null);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : sum(values) / values.length);
const move = 0.2;

/** How a series by week moved: its newest `count` weeks against the others. Gaps count as neither. */
export const indicatorChange = (weeks: ReadonlyArray<number | null>, count: number): IndicatorChange => {
  const before = mean(known(weeks.slice(0, -count)));
  const recent = mean(known(weeks.slice(-count)));
  const direction =
    before === null || recent === null ? null : recent > before * (1 + move) ? 'up' : recent < before * (1 - move) ? 'down' : 'steady';
  return { total: sum(known(weeks)), before, recent, direction };
};
