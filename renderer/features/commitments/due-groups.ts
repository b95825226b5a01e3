import type { LedgerEntry } from '#shared/api/commitments.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { isOpen } from '#shared/domain/commitment.ts';

/** How near a commitment is, in the order in which one looks at them. */
export const dueGroups = ['overdue', 'week', 'month', 'later', 'undated', 'settled'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The group of a commitment on a day. */
export const dueGroupOf = ({ state, dueOn }: Pick<LedgerEntry, 'state' | 'dueOn'>, asOf: IsoDate): DueGroup => {
  if (!isOpen({ state })) return 'settled';
  if (dueOn === null) return 'undated';
  const days = daysBetween(asOf, dueOn);
  if (days < 0) return 'overdue';
  if (days <= 7) return 'week';
  return days <= 30 ? 'month' : 'later';
};
