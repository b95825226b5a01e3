import type { IsoDate } from '#shared/domain/dates.ts';
import type { AlertSayKey } from './words.ts';
import type { AlertActionKey } from './actions.ts';
import type { AlertCost, AlertEvidence, AlertValue, Severity } from './alert.ts';
import type { Side } from './facts.ts';
import type { EvidenceKey, UnknownKey } from './words.ts';

/** What a rule found; the rest of an alert follows from the rule and the partner. */
export type AlertDraft = {
  /** What it is about, when one partner can have several of this rule: the id of a certificate, the day on which a silence began. Never a value that a new day changes. */
  subject?: string;
  /** The partner, for a rule of the network. */
  partnerId?: string;
  severity: Severity;
  /** 0 unless given. A level above the one at which an alert was handled brings it back. */
  level?: number;
  /** The day from which on it holds without a break. What was handled before it was another spell, so the alert comes back. */
  startedOn?: IsoDate;
  say: AlertSayKey;
  params?: Record<string, AlertValue>;
  evidence: AlertEvidence[];
  cost: AlertCost;
  action: AlertActionKey;
  /** The record that the action opens. */
  target?: { entity: string; recordId: string };
  /** The Monday since which a leading indicator is down. */
  since?: IsoDate;
  side?: Side | null;
  dueOn?: IsoDate | null;
};

/** Evidence with a value alone, or with the record it stands in. */
export const evidence = (label: EvidenceKey, value: AlertValue, from?: { entity: string; id: string }): AlertEvidence => ({
  label,
  value,
  entity: from?.entity ?? null,
  recordId: from?.id ?? null,
  figure: null,
});
/** Evidence whose rows stand behind a figure of the partner. */
export const figureEvidence = (label: EvidenceKey, value: AlertValue, figure: string): AlertEvidence => ({
  ...evidence(label, value),
  figure,
});

/** Money at stake; unknown, with the reason, when the amount is. */
export const atStake = (
  of: NonNullable<AlertCost['of']>,
  minor: number | null,
  { currency, missingRates = [] }: { currency: string; missingRates?: readonly string[] },
): AlertCost =>
  minor === null || minor <= 0
    ? { minor: null, currency: null, of: null, reason: missingRates.length > 0 ? 'noRate' : of === 'revenue' ? 'noRevenue' : 'noAmount' }
    : { minor: Math.round(minor), currency, of, reason: null };
/** Nothing that money measures. */
export const noCost = (reason: UnknownKey): AlertCost => ({ minor: null, currency: null, of: null, reason });
