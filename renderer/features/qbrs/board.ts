import type { QbrEntry } from '#shared/api/qbrs.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { type QbrStage, qbrStages } from '#shared/qbr/stage.ts';

export type BoardColumn = { stage: QbrStage; entries: QbrEntry[] };

/** `owner`: null is everybody, empty is nobody. `withNoneDue`: also partners whose cadence asks for no review of this quarter. */
export type BoardFilter = { text: string; owner: string | null; withNoneDue: boolean };

/** Whether a partner stands on the board without being asked for: a review of it is due, or was begun. */
export const isOnBoard = ({ id, isDue }: QbrEntry): boolean => id !== null || isDue;

/** What is late comes first, then what has a date, by date, then by name. */
const byUrgency = (a: QbrEntry, b: QbrEntry): number =>
  Number(b.overdue) - Number(a.overdue) ||
  (a.scheduledOn ?? '9999').localeCompare(b.scheduledOn ?? '9999') ||
  a.partner.localeCompare(b.partner);

/** The reviews by stage. `text` keeps partners whose name holds it. */
export const boardColumns = (entries: readonly QbrEntry[], { text, owner, withNoneDue }: BoardFilter): BoardColumn[] => {
  const key = text.trim() === '' ? '' : nameKey(text);
  const found = entries
    .filter((entry) => withNoneDue || isOnBoard(entry))
    .filter((entry) => owner === null || (entry.owner ?? '') === owner)
    .filter(({ partner }) => nameKey(partner).includes(key))
    .toSorted(byUrgency);
  return qbrStages.map((stage) => ({ stage, entries: found.filter((entry) => entry.stage === stage) }));
};

/** The owners of the reviews, by name; an empty one where somebody has none. */
export const ownersOf = (entries: readonly QbrEntry[]): string[] =>
  [...new Set(entries.map(({ owner }) => owner ?? ''))].toSorted((a, b) => a.localeCompare(b));
