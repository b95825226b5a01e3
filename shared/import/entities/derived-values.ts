import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';

/**
 * What a new record is when its file has no column for it and its dates say it: a certificate with a day of achievement is certified. `byDate`: the first filled field decides.
 * `unless`: with this field filled and no state, nobody knows how it ended, so the row waits. Nothing else is ever derived.
 */
export type DerivedValue = {
  field: string;
  byDate: ReadonlyArray<readonly [field: string, value: string]>;
  otherwise: string;
  unless?: string;
};

const derived: Partial<Record<RecordKey, readonly DerivedValue[]>> = {
  onboarding: [{ field: 'state', byDate: [['completedOn', 'completed']], otherwise: 'running' }],
  onboarding_milestone: [
    { field: 'state', byDate: [['doneOn', 'done']], otherwise: 'pending' },
    { field: 'step', byDate: [], otherwise: 'other' },
  ],
  certificate: [
    {
      field: 'state',
      byDate: [
        ['achievedOn', 'certified'],
        ['lastProgressOn', 'in_progress'],
        ['startedOn', 'in_progress'],
      ],
      otherwise: 'not_started',
    },
  ],
  campaign: [
    { field: 'state', byDate: [['deployedOn', 'deployed']], otherwise: 'planned' },
    { field: 'type', byDate: [], otherwise: 'custom' },
  ],
  mdf_request: [
    { field: 'state', byDate: [['executedOn', 'executed']], otherwise: 'requested', unless: 'decidedOn' },
    { field: 'activity', byDate: [], otherwise: 'other' },
  ],
  mdf_claim: [{ field: 'state', byDate: [['paidOn', 'paid']], otherwise: 'submitted', unless: 'decidedOn' }],
  asset: [{ field: 'kind', byDate: [], otherwise: 'other' }],
  lead: [{ field: 'state', byDate: [['firstFollowUpOn', 'followed_up']], otherwise: 'submitted', unless: 'closedOn' }],
  influence: [{ field: 'state', byDate: [], otherwise: 'submitted', unless: 'decidedOn' }],
  managed_service: [{ field: 'state', byDate: [], otherwise: 'active' }],
  renewal: [{ field: 'state', byDate: [], otherwise: 'due', unless: 'closedOn' }],
  listing: [{ field: 'state', byDate: [['publishedOn', 'published']], otherwise: 'draft' }],
  joint_solution: [
    {
      field: 'state',
      byDate: [
        ['launchedOn', 'launched'],
        ['startedOn', 'building'],
      ],
      otherwise: 'proposed',
    },
  ],
  joint_opportunity: [{ field: 'state', byDate: [], otherwise: 'open', unless: 'closedOn' }],
  incentive: [{ field: 'state', byDate: [['paidOn', 'paid']], otherwise: 'accruing' }],
  compliance_document: [
    {
      field: 'state',
      byDate: [
        ['validFrom', 'valid'],
        ['validTo', 'valid'],
        ['submittedOn', 'submitted'],
      ],
      otherwise: 'missing',
    },
  ],
};

export const derivedValues = (kind: RecordKind<RecordKey>): readonly DerivedValue[] => derived[kind.key] ?? [];
/** Fields that a file need not give. */
export const derivedFields = (kind: RecordKind<RecordKey>): ReadonlySet<string> => new Set(derivedValues(kind).map((one) => one.field));
