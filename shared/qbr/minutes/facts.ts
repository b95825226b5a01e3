import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PaperAudience } from '../document.ts';
import type { Earlier } from '../earlier.ts';
import type { AgendaItem, QbrGoal } from '../outcome.ts';

/** What the minutes of a review are made of. */
export type MinutesFacts = {
  partner: string;
  /** Ours; empty: it has no name yet. */
  company: string;
  quarter: string;
  heldOn: IsoDate | null;
  attendees: readonly string[];
  agenda: readonly AgendaItem[];
  outcome: string | null;
  decisions: readonly string[];
  goals: readonly QbrGoal[];
  made: readonly Commitment[];
  earlier: readonly Earlier[];
  nextOn: IsoDate | null;
  /** These three are internal. */
  risks: readonly string[];
  rating: number | null;
  liveNotes: string;
  audience: PaperAudience;
  asOf: IsoDate;
};

/** The same facts with what is internal left out of a partner's copy: notes, rating, risks, and why a commitment ended as it did. */
export const forAudience = (facts: MinutesFacts): MinutesFacts =>
  facts.audience === 'internal'
    ? facts
    : {
        ...facts,
        risks: [],
        rating: null,
        liveNotes: '',
        earlier: facts.earlier.map((one) => ({ ...one, commitment: { ...one.commitment, reason: null, evidence: null } })),
      };
