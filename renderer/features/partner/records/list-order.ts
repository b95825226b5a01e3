import type { Entry } from '#shared/api/partner-records.ts';
import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { textOf } from './entry-text.ts';

type Row = Pick<Entry, 'values' | 'standing' | 'needsAttention'>;

/** Dates by which something is to be done, or through which it holds: the soonest matters most. */
const deadlines: ReadonlySet<string> = new Set(['dueOn', 'expiresOn', 'validTo', 'plannedOn', 'nextContactOn']);
const isOver = ({ standing }: Row): boolean => standing === 'done' || standing === 'ended';
const isRunning = ({ standing }: Row): boolean => standing === 'open' || standing === 'stalled';

/**
 * The records of one kind in the order in which somebody needs them. `rows` come newest date first. What somebody should look at stands first, except that an
 * onboarding that runs stands before one whose window is over; where the date of the kind lies ahead, the soonest stands first and what is over last.
 */
export const inListOrder = <R extends Row>(key: RecordKey, rows: readonly R[]): R[] => {
  if (key === 'onboarding')
    return rows.toSorted((a, b) => Number(isRunning(b)) - Number(isRunning(a)) || Number(b.needsAttention) - Number(a.needsAttention));
  const { date } = recordKindOf(key);
  const ahead = date !== null && deadlines.has(date) ? date : null;
  const soonest = (a: R, b: R): number =>
    ahead === null || isOver(a) || isOver(b)
      ? Number(isOver(a) && ahead !== null) - Number(isOver(b) && ahead !== null)
      : (textOf(a.values[ahead]) ?? '~').localeCompare(textOf(b.values[ahead]) ?? '~');
  return rows.toSorted((a, b) => Number(b.needsAttention) - Number(a.needsAttention) || soonest(a, b));
};
