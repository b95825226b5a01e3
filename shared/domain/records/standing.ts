import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { RecordKey } from './record-kinds.ts';

/** What a record's state and dates mean on a day. Stored states say what somebody decided; a date that passed is never written into them. */
export const standings = [
  'open',
  'valid',
  'due',
  'expiring',
  'expired',
  'overdue',
  'stalled',
  'missing',
  'breached',
  'done',
  'ended',
] as const;
export type Standing = (typeof standings)[number];

/** The raw values of a record by the keys of its fields: money in minor units, references by id. */
export type RawValues = Readonly<Record<string, string | number | null | undefined>>;

// the days within which something that ends is worth a look; alerts have thresholds of their own
const soonDays = 90;
const stallDays = 30;
const answerDays = 3;

const needing: ReadonlySet<Standing> = new Set(['due', 'expiring', 'expired', 'overdue', 'stalled', 'missing', 'breached']);
const settled: ReadonlySet<Standing> = new Set(['valid', 'done', 'ended']);

/** True when somebody should look at a record of this standing. */
export const needsAttention = (standing: Standing | null): boolean => standing !== null && needing.has(standing);
/** True when a record of this standing still asks for something. */
export const isOpen = (standing: Standing | null): boolean => standing !== null && !settled.has(standing);

type Day = string | number | null | undefined;
const isBefore = (day: Day, asOf: IsoDate): boolean => typeof day === 'string' && day < asOf;
const happened = (day: Day, asOf: IsoDate): boolean => typeof day === 'string' && day <= asOf;
const isSoon = (day: Day, asOf: IsoDate): boolean => typeof day === 'string' && day <= addDays(asOf, soonDays);
const isOlder = (day: Day, asOf: IsoDate, days: number): boolean => typeof day === 'string' && daysBetween(day, asOf) > days;

/** Valid through its last day. */
const validity = (until: Day, asOf: IsoDate): Standing => (isBefore(until, asOf) ? 'expired' : isSoon(until, asOf) ? 'expiring' : 'valid');
const task = (done: Day, due: Day, asOf: IsoDate): Standing => (happened(done, asOf) ? 'done' : isBefore(due, asOf) ? 'overdue' : 'open');

type Rule = (values: RawValues, asOf: IsoDate) => Standing | null;
const among = (value: Day, ...values: string[]): boolean => typeof value === 'string' && values.includes(value);

const rules: Partial<Record<RecordKey, Rule>> = {
  onboarding: (row, asOf) => {
    if (row['state'] === 'completed' || happened(row['completedOn'], asOf)) return 'done';
    // the window is over on its last day (X14)
    if (happened(row['windowEndsOn'], asOf)) return 'expired';
    return among(row['state'], 'stalled', 'escalated') ? 'stalled' : 'open';
  },
  onboarding_milestone: (row, asOf) => {
    if (among(row['state'], 'done', 'waived')) return 'done';
    const standing = task(null, row['dueOn'], asOf);
    return standing === 'open' && row['state'] === 'stalled' ? 'stalled' : standing;
  },
  barrier: (row, asOf) => task(row['resolvedOn'], null, asOf),
  intervention: (row, asOf) => task(row['doneOn'], row['plannedOn'], asOf),
  hierarchy_link: (row, asOf) => (isBefore(row['toOn'], asOf) ? 'ended' : 'valid'),
  training: (row, asOf) => task(row['completedOn'], row['dueOn'], asOf),
  certificate: (row, asOf) => {
    if (row['state'] === 'revoked') return 'ended';
    if (row['state'] === 'certified') return validity(row['expiresOn'], asOf);
    if (row['state'] === 'not_started') return 'open';
    return isOlder(row['lastProgressOn'] ?? row['startedOn'], asOf, stallDays) ? 'stalled' : 'open';
  },
  mdf_allocation: (row, asOf) => {
    const standing = validity(row['expiresOn'] ?? row['toOn'], asOf);
    return standing === 'expired' ? 'ended' : standing;
  },
  mdf_request: (row) => (row['state'] === 'executed' ? 'done' : among(row['state'], 'rejected', 'expired') ? 'ended' : 'open'),
  mdf_claim: (row) => (row['state'] === 'paid' ? 'done' : row['state'] === 'rejected' ? 'ended' : 'open'),
  campaign: (row, asOf) => {
    if (among(row['state'], 'ended', 'cancelled')) return 'ended';
    if (row['state'] === 'deployed') return 'open';
    return isBefore(row['startsOn'], asOf) ? 'overdue' : 'open';
  },
  conflict_case: (row, asOf) => task(row['resolvedOn'], null, asOf),
  lead: (row, asOf) => {
    if (row['state'] === 'won' && typeof row['feeDueOn'] === 'string' && !happened(row['feePaidOn'], asOf))
      return isBefore(row['feeDueOn'], asOf) ? 'overdue' : 'open';
    if (among(row['state'], 'won', 'lost', 'rejected')) return 'done';
    const isAnswered = happened(row['firstFollowUpOn'], asOf);
    return !isAnswered && isOlder(row['submittedOn'], asOf, answerDays) ? 'overdue' : 'open';
  },
  influence: (row) => (row['state'] === 'submitted' ? 'open' : 'done'),
  managed_service: (row, asOf) => (row['state'] === 'active' ? validity(row['endsOn'], asOf) : 'ended'),
  renewal: (row, asOf) => {
    if (among(row['state'], 'renewed', 'churned')) return 'done';
    return isBefore(row['dueOn'], asOf) ? 'overdue' : isSoon(row['dueOn'], asOf) ? 'due' : 'open';
  },
  sell_through_report: (row, asOf) => task(row['receivedOn'], row['dueOn'], asOf),
  listing: (row) => (row['state'] === 'published' ? 'valid' : row['state'] === 'withdrawn' ? 'ended' : 'open'),
  joint_solution: (row) => (row['state'] === 'ended' ? 'ended' : row['state'] === 'launched' ? 'valid' : 'open'),
  joint_milestone: (row, asOf) => task(row['doneOn'], row['dueOn'], asOf),
  joint_opportunity: (row) => (row['state'] === 'open' ? 'open' : 'done'),
  incentive: (row, asOf) => {
    if (row['state'] === 'paid') return 'done';
    return isBefore(row['dueOn'], asOf) ? 'overdue' : row['state'] === 'disputed' ? 'stalled' : 'open';
  },
  support_case: (row, asOf) => {
    if (happened(row['resolvedOn'], asOf)) return 'done';
    const [target, first] = [row['targetMinutes'], row['firstResponseMinutes']];
    return typeof target === 'number' && typeof first === 'number' && first > target ? 'breached' : 'open';
  },
  compliance_document: (row, asOf) => {
    if (row['state'] === 'valid') return validity(row['validTo'], asOf);
    return row['state'] === 'submitted' ? 'open' : 'missing';
  },
  sponsorship: (row, asOf) => (isBefore(row['nextContactOn'], asOf) ? 'overdue' : 'valid'),
};

/** The standing of a record on a day; null for kinds whose records are mere facts. */
export const standingOf = (kind: RecordKey, values: RawValues, asOf: IsoDate): Standing | null => rules[kind]?.(values, asOf) ?? null;

/** Fields whose day lies ahead by their nature: they order a list, but do not say since when a record is there. */
const ahead: ReadonlySet<string> = new Set([
  'dueOn',
  'expiresOn',
  'validTo',
  'plannedOn',
  'nextContactOn',
  'startsOn',
  'fromOn',
  'publishedOn',
  'completedOn',
]);
/** The field whose day decides whether a record was there on an as-of date; null: it always was. */
export const sinceField = (kind: { date: string | null }): string | null => (kind.date === null || ahead.has(kind.date) ? null : kind.date);
