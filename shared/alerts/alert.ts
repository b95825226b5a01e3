import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { alertActionKeys } from './actions.ts';
import { alertRuleIds } from './rule-ids.ts';

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** A value in a sentence or in the evidence, kept typed so that every place writes it in its own way. `minor`: minor units of `currency`; `share`: a fraction; `word`: a key of the catalog's words. */
export const AlertValue = z.union([
  z.string(),
  z.number(),
  z.object({ date: IsoDate }),
  z.object({ word: z.string() }),
  z.object({ share: z.number() }),
  z.object({ minor: z.int(), currency: z.string() }),
]);
export type AlertValue = z.infer<typeof AlertValue>;

/** A sentence of the catalog (`shared/text/en/alerts.ts`, part `say` or `why`) with what goes into it. */
export const AlertText = z.object({ key: z.string(), params: z.record(z.string(), AlertValue) });
export type AlertText = z.infer<typeof AlertText>;

/** One thing that the alert rests on. `entity` and `recordId` lead to the record, `figure` to the rows of a figure; null where there is none. */
export const AlertEvidence = z.object({
  label: z.string(),
  value: AlertValue,
  entity: z.string().nullable(),
  recordId: z.string().nullable(),
  figure: z.string().nullable(),
});
export type AlertEvidence = z.infer<typeof AlertEvidence>;

/** What is at stake: minor units of `currency` and what kind of money it is; or null with the reason (keys `of` and `unknown` of the catalog). */
export const AlertCost = z.object({
  minor: z.int().nullable(),
  currency: z.string().nullable(),
  of: z.enum(['revenue', 'pipeline', 'recurring', 'mdf', 'fee', 'target', 'sellThrough']).nullable(),
  reason: z.string().nullable(),
});
export type AlertCost = z.infer<typeof AlertCost>;

/** Starts a flow: opens the record named, or a new one of `entity` when `recordId` is null. */
export const AlertAction = z.object({ key: z.enum(alertActionKeys), entity: z.string().nullable(), recordId: z.string().nullable() });

/**
 * One signal. `id` is the rule, the partner and the subject, so the same trouble is the same alert on every day.
 * `level` is how bad it is within its rule: it rises with the evidence and never for the passing of a day alone.
 * `startedOn`: the day from which on this trouble holds without a break, where a subject alone does not tell one spell from the next; null elsewhere.
 * `window`: for a leading indicator, the days in which revenue would follow. `daysLeft` is negative when `dueOn` has passed.
 */
export const Alert = z.object({
  id: z.string(),
  rule: z.enum(alertRuleIds),
  partnerId: z.string().nullable(),
  subject: z.string(),
  severity: Severity,
  level: z.int(),
  startedOn: IsoDate.nullable(),
  text: AlertText,
  evidence: z.array(AlertEvidence),
  cost: AlertCost,
  action: AlertAction,
  window: z.object({ from: IsoDate, to: IsoDate }).nullable(),
  side: z.enum(['vendor', 'partner']).nullable(),
  dueOn: IsoDate.nullable(),
  daysLeft: z.int().nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** 0 for the mildest severity, 3 for the worst. */
export const severityRank = (severity: Severity): number => severities.length - 1 - severities.indexOf(severity);
