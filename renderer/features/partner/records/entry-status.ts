import type { Entry } from '#shared/api/partner-records.ts';
import type { StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { textOf } from './entry-text.ts';

export type StandingKey = NonNullable<Entry['standing']>;
/** What a record's state means, and the word for it: a standing that the dates brought about, else the state that somebody chose. */
export type EntryStatus = { meaning: StatusMeaning; word: { kind: 'standing'; key: StandingKey } | { kind: 'choice'; key: string } };

const standings: Readonly<Record<StandingKey, StatusMeaning>> = {
  open: 'unknown',
  valid: 'onTrack',
  due: 'atRisk',
  expiring: 'atRisk',
  expired: 'offTrack',
  overdue: 'atRisk',
  stalled: 'atRisk',
  missing: 'offTrack',
  breached: 'offTrack',
  done: 'onTrack',
  ended: 'inactive',
};
// states that end badly: their standing alone ("done") would praise them
const bad: ReadonlySet<string> = new Set(['rejected', 'churned', 'lost', 'revoked', 'disputed']);
const over: ReadonlySet<string> = new Set(['cancelled', 'withdrawn', 'ended', 'expired', 'waived']);

/** How a record stands, in shape and word; null for records that are mere facts. */
export const entryStatus = ({
  standing,
  needsAttention,
  values,
}: Pick<Entry, 'standing' | 'needsAttention' | 'values'>): EntryStatus | null => {
  const state = textOf(values['state']);
  if (standing !== null && needsAttention) return { meaning: standings[standing], word: { kind: 'standing', key: standing } };
  if (state !== null) {
    const meaning = bad.has(state) ? 'offTrack' : over.has(state) ? 'inactive' : standing === null ? 'unknown' : standings[standing];
    return { meaning, word: { kind: 'choice', key: state } };
  }
  return standing === null ? null : { meaning: standings[standing], word: { kind: 'standing', key: standing } };
};
