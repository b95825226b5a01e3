import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import type { RecordKey } from '../record-kinds.ts';
import { type CheckedRow, fieldLabel, problem, type RecordProblem } from './problem.ts';

type Pair = readonly [first: string, second: string];

/** Terms: the second day ends what the first one began. */
const terms: Partial<Record<RecordKey, readonly Pair[]>> = {
  onboarding: [['startedOn', 'windowEndsOn']],
  hierarchy_link: [['fromOn', 'toOn']],
  certificate: [
    ['achievedOn', 'expiresOn'],
    ['startedOn', 'expiresOn'],
  ],
  mdf_allocation: [
    ['fromOn', 'toOn'],
    ['fromOn', 'expiresOn'],
  ],
  campaign: [['startsOn', 'endsOn']],
  managed_service: [['startsOn', 'endsOn']],
  sell_through_report: [['fromOn', 'toOn']],
  incentive: [['fromOn', 'toOn']],
  compliance_document: [['validFrom', 'validTo']],
};

/** Steps: the second never happens before the first; the same day is well. */
const steps: Partial<Record<RecordKey, readonly Pair[]>> = {
  onboarding: [['startedOn', 'completedOn']],
  barrier: [['diagnosedOn', 'resolvedOn']],
  training: [
    ['assignedOn', 'dueOn'],
    ['assignedOn', 'completedOn'],
    ['startedOn', 'completedOn'],
  ],
  certificate: [
    ['startedOn', 'achievedOn'],
    ['startedOn', 'lastProgressOn'],
  ],
  mdf_request: [
    ['submittedOn', 'decidedOn'],
    ['submittedOn', 'executedOn'],
    ['decidedOn', 'executedOn'],
  ],
  mdf_claim: [
    ['submittedOn', 'decidedOn'],
    ['submittedOn', 'paidOn'],
    ['decidedOn', 'paidOn'],
  ],
  campaign: [['deployedOn', 'endsOn']],
  asset: [['createdOn', 'deployedOn']],
  conflict_case: [['detectedOn', 'resolvedOn']],
  lead: [
    ['submittedOn', 'firstFollowUpOn'],
    ['submittedOn', 'closedOn'],
    ['submittedOn', 'feePaidOn'],
  ],
  influence: [['submittedOn', 'decidedOn']],
  sell_through_report: [['receivedOn', 'validatedOn']],
  joint_solution: [['startedOn', 'launchedOn']],
  joint_opportunity: [['openedOn', 'closedOn']],
  incentive: [['fromOn', 'paidOn']],
  support_case: [['openedOn', 'resolvedOn']],
  sponsorship: [['lastContactOn', 'nextContactOn']],
};

type StateRule = { states: readonly string[]; date: string };

/** States that say something happened: they need its day. */
const needsDay: Partial<Record<RecordKey, readonly StateRule[]>> = {
  onboarding: [{ states: ['completed'], date: 'completedOn' }],
  onboarding_milestone: [{ states: ['done'], date: 'doneOn' }],
  certificate: [{ states: ['certified'], date: 'achievedOn' }],
  mdf_request: [
    { states: ['approved'], date: 'decidedOn' },
    { states: ['executed'], date: 'executedOn' },
  ],
  mdf_claim: [
    { states: ['approved'], date: 'decidedOn' },
    { states: ['paid'], date: 'paidOn' },
  ],
  campaign: [{ states: ['deployed'], date: 'deployedOn' }],
  lead: [{ states: ['won', 'lost'], date: 'closedOn' }],
  influence: [{ states: ['accepted', 'rejected'], date: 'decidedOn' }],
  managed_service: [{ states: ['ended', 'cancelled'], date: 'endsOn' }],
  renewal: [{ states: ['renewed', 'churned'], date: 'closedOn' }],
  listing: [{ states: ['published'], date: 'publishedOn' }],
  joint_solution: [{ states: ['launched'], date: 'launchedOn' }],
  joint_opportunity: [{ states: ['won', 'lost'], date: 'closedOn' }],
  incentive: [{ states: ['paid'], date: 'paidOn' }],
};

/** States that say something has not happened: they cannot have its day. */
const deniesDay: Partial<Record<RecordKey, readonly StateRule[]>> = {
  onboarding: [{ states: ['not_started', 'running', 'stalled', 'escalated', 'expired'], date: 'completedOn' }],
  onboarding_milestone: [{ states: ['pending', 'in_progress', 'stalled'], date: 'doneOn' }],
  certificate: [{ states: ['not_started'], date: 'achievedOn' }],
  mdf_request: [{ states: ['draft', 'requested', 'under_review', 'rejected', 'returned'], date: 'executedOn' }],
  mdf_claim: [{ states: ['submitted', 'verified', 'approved', 'rejected'], date: 'paidOn' }],
  campaign: [{ states: ['planned', 'scheduled'], date: 'deployedOn' }],
  lead: [{ states: ['submitted', 'acknowledged', 'followed_up', 'qualified'], date: 'closedOn' }],
  influence: [{ states: ['submitted'], date: 'decidedOn' }],
  renewal: [{ states: ['due', 'in_negotiation'], date: 'closedOn' }],
  joint_solution: [{ states: ['proposed', 'building'], date: 'launchedOn' }],
  joint_opportunity: [{ states: ['open'], date: 'closedOn' }],
};

const pairProblem = (kind: RecordKey, row: CheckedRow, pairs: readonly Pair[], code: 'ENDS_BEFORE_START' | 'DATES_OUT_OF_ORDER') => {
  for (const [first, second] of pairs) {
    const [before, after] = [row[first], row[second]];
    if (typeof before === 'string' && typeof after === 'string' && after < before)
      return problem(kind, code, second, { value: after, other: fieldLabel(kind, first), otherValue: before });
  }
  return null;
};

/** Dates of a record against each other and against its state. */
export const checkDates = (kind: RecordKey, row: CheckedRow): RecordProblem | null => {
  const order =
    pairProblem(kind, row, terms[kind] ?? [], 'ENDS_BEFORE_START') ?? pairProblem(kind, row, steps[kind] ?? [], 'DATES_OUT_OF_ORDER');
  if (order) return order;
  const state = String(row['state'] ?? '');
  const word = recordChoiceTexts[state] ?? state;
  for (const { states, date } of needsDay[kind] ?? [])
    if (states.includes(state) && (row[date] ?? null) === null) return problem(kind, 'STATE_WITHOUT_DATE', date, { state: word });
  for (const { states, date } of deniesDay[kind] ?? [])
    if (states.includes(state) && typeof row[date] === 'string')
      return problem(kind, 'STATE_AGAINST_DATE', date, { state: word, value: row[date] });
  return null;
};
