import { z } from 'zod';
import { Alert, AlertText, Severity } from '#shared/alerts/alert.ts';
import { alertStates } from '#shared/alerts/handling.ts';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { thresholdScopes } from '#shared/alerts/thresholds.ts';
import { IsoDate } from '#shared/domain/dates.ts';
import { command, query } from './define.ts';

const asOf = IsoDate.optional();
const limit = z.int().min(1).max(20_000).default(500);
const RuleId = z.enum(alertRuleIds);

/** An alert in its place: what it says, whose it is, where it stands, and why it stands before the next one. */
export const AlertEntry = z.object({
  alert: Alert,
  /** The rule in words, and the alert in one sentence, with dates as stored; a page writes `alert.text` in its own way. */
  name: z.string(),
  sentence: z.string(),
  partner: z
    .object({
      id: z.string(),
      name: z.string(),
      type: z.string().nullable(),
      tier: z.string().nullable(),
      ownerId: z.string().nullable(),
      owner: z.string().nullable(),
      isActive: z.boolean(),
    })
    .nullable(),
  state: z.enum(alertStates),
  snoozedUntil: IsoDate.nullable(),
  ownerId: z.string().nullable(),
  owner: z.string().nullable(),
  outcome: z.string().nullable(),
  handledOn: IsoDate.nullable(),
  /** Severity, what is at stake, time left: texts of the part `why`. `place` counts from 1 among the open ones; null for handled ones. */
  why: z.array(AlertText),
  aheadBy: z.enum(['severity', 'cost', 'days', 'name']).nullable(),
  place: z.int().nullable(),
});
export type AlertEntry = z.infer<typeof AlertEntry>;

/** How many alerts there are, by severity of the open ones and by what was done with the others. */
export const AlertCounts = z.object({
  open: z.int(),
  critical: z.int(),
  high: z.int(),
  medium: z.int(),
  low: z.int(),
  assigned: z.int(),
  snoozed: z.int(),
  done: z.int(),
});
export type AlertCounts = z.infer<typeof AlertCounts>;

const Threshold = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(['days', 'weeks', 'share', 'count']),
  value: z.number(),
  min: z.number(),
  max: z.number(),
});
const Override = z.object({
  scope: z.enum(thresholdScopes),
  /** A type, a tier or a segment; empty for all. */
  key: z.string().max(60),
  values: z.record(z.string().max(60), z.number()),
  /** Null: as the wider scope has it. */
  isOn: z.boolean().nullable(),
});

export const alertsApi = {
  /** Open alerts in the order in which to act; with `includeHandled` those snoozed, done and dismissed after them. Of one partner, or of all and the network. */
  'alerts.list': query(
    z.object({ partnerId: z.string().optional(), asOf, includeHandled: z.boolean().default(false), rule: RuleId.optional(), limit }),
    z.object({ asOf: IsoDate, currency: z.string(), counts: AlertCounts, total: z.int(), alerts: z.array(AlertEntry) }),
  ),
  /** What was done with one alert, newest first. */
  'alerts.log': query(
    z.object({ id: z.string().max(300) }),
    z.array(z.object({ id: z.string(), on: IsoDate, at: z.int(), action: z.string(), detail: z.string().nullable() })),
  ),
  /**
   * Snoozes until a day after the as-of date, assigns to a person (null: to nobody), marks as done with its outcome, dismisses, or opens again. `seen`: how it stood when
   * the person decided, so that it can come back when it gets worse. One undo step; also in the partner's timeline.
   */
  'alerts.act': command(
    z.object({
      id: z.string().max(300),
      action: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('snooze'), until: IsoDate }),
        z.object({ kind: z.literal('assign'), ownerId: z.string().nullable() }),
        z.object({ kind: z.literal('done'), outcome: z.string().trim().min(1, 'say what came of it').max(2000) }),
        z.object({ kind: z.literal('dismiss'), outcome: z.string().trim().min(1, 'say why').max(2000) }),
        z.object({ kind: z.literal('reopen') }),
      ]),
      seen: z.object({ severity: Severity, level: z.int(), text: AlertText }),
      asOf,
    }),
    z.object({ undoId: z.string().nullable() }),
  ),
  /** Every rule with its thresholds and what the program changed of them. Order of force: segment, tier, type, all, shipped. */
  'alerts.rules': query(
    z.object({}),
    z.array(
      z.object({
        id: RuleId,
        name: z.string(),
        appliesTo: z.string(),
        severity: Severity,
        isLeading: z.boolean(),
        thresholds: z.array(Threshold),
        order: z.array(z.tuple([z.string(), z.string()])),
        overrides: z.array(Override),
      }),
    ),
  ),
  /** Sets thresholds of a rule for a scope; without values and with a switch of null, the scope follows the wider one again. Throws RECORD_INVALID with a sentence. */
  'alerts.rules.save': command(Override.extend({ rule: RuleId }), z.object({})),
} as const;
