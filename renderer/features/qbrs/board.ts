import type { QbrEntry } from '#shared/api/qbrs.ts';
import { nameKey } from '#shared/domain/name-key.ts';

/** The columns of the board, in the order in which a review goes through them. */
export const boardStates = ['due', 'scheduled', 'prepared', 'held', 'closed'] as const;
export type BoardState = (typeof boardStates)[number];
export type BoardColumn = { state: BoardState; entries: QbrEntry[] };

/** What is late comes first, then what has a date, by date, then by name. */
const byUrgency = (a: QbrEntry, b: QbrEntry): number =>
  Number(b.overdue) - Number(a.overdue) ||
  (a.scheduledOn ?? '9999').localeCompare(b.scheduledOn ?? '9999') ||
  a.partner.localeCompare(b.partner);

/** The reviews by state. `text` keeps partners whose name holds it. */
export const boardColumns = (entries: readonly QbrEntry[], text: string): BoardColumn[] => {
  const key = text.trim() === '' ? '' : nameKey(text);
  const found = entries.filter(({ partner }) => nameKey(partner).includes(key)).toSorted(byUrgency);
  return boardStates.map((state) => ({ state, entries: found.filter((entry) => entry.state === state) }));
};
