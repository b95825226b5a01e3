import { type RecordKey, recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { EntityDef } from '../entity.ts';
import type { ImportEntity } from '../mapping.ts';
import type { Value } from '../values.ts';

const byRecordKey = <T>(valueOf: (kind: (typeof recordKinds)[number]) => T): Record<RecordKey, T> =>
  Object.fromEntries(recordKinds.map((kind) => [kind.key, valueOf(kind)])) as Record<RecordKey, T>;

/**
 * The columns of a table that an import reads and writes, in one fixed order; a record in the import is an array in this order.
 * Partner labels stand at the end as columns of their own (`verticals`, ...), although they live in `partner_label`.
 */
export const importColumns: Record<ImportEntity, readonly string[]> = {
  person: ['external_id', 'name', 'role', 'email', 'manager_id', 'team_id'],
  product: ['external_id', 'name', 'series', 'list_price_minor', 'currency'],
  partner: [
    'external_id',
    'name',
    'legal_name',
    'type',
    'sub_type',
    'tier',
    'status',
    'network_stage',
    'lifecycle_stage',
    'investment_segment',
    'segment_reason',
    'coverage_model',
    'coverage_reason',
    'parent_id',
    'owner_id',
    'currency',
    'enrolled_on',
    'terminated_on',
    'website',
    'country',
    'founded_year',
    'employees',
    'annual_revenue_minor',
    'annual_revenue_currency',
    'note',
    'verticals',
    'territories',
    'segments',
  ],
  deal: [
    'external_id',
    'partner_id',
    'name',
    'customer',
    'product_id',
    'owner_id',
    'stage',
    'state',
    'sourced_by',
    'submitted_on',
    'decided_on',
    'expected_close_on',
    'closed_on',
    'amount_minor',
    'currency',
    'protection_from',
    'protection_until',
    'loss_reason',
    'note',
    'registration_state',
    'deal_kind',
    'territory',
    'vertical',
    'competitor',
    'campaign_id',
    'decided_by',
    'decision_reason',
    'is_new_customer',
  ],
  contact: ['partner_id', 'name', 'role', 'email', 'phone', 'is_executive_sponsor', 'note'],
  commitment: [
    'partner_id',
    'origin_kind',
    'kind',
    'side',
    'description',
    'measure',
    'owner',
    'made_on',
    'due_on',
    'state',
    'reason',
    'evidence',
    'closed_on',
  ],
  ...byRecordKey((kind) => [
    'external_id',
    'partner_id',
    ...kind.fields.map(({ column }) => column),
    ...(kind.hasMoney ? ['currency'] : []),
    'note',
  ]),
};

/** Label columns of a partner and the kind that `partner_label` calls them. */
export const labelColumns = { verticals: 'vertical', territories: 'territory', segments: 'segment' } as const;
export type LabelColumn = keyof typeof labelColumns;
export const isLabelColumn = (column: string): column is LabelColumn => Object.hasOwn(labelColumns, column);
const labelColumnByKind = { vertical: 'verticals', territory: 'territories', segment: 'segments' } as const;

/** What a new record has where the file says nothing. */
export const createDefaults: Record<ImportEntity, Readonly<Record<string, Value>>> = {
  person: { role: 'cam' },
  product: {},
  partner: { status: 'enrolled' },
  deal: {},
  contact: { is_executive_sponsor: 0 },
  commitment: { origin_kind: 'typed', kind: 'commitment', state: 'open' },
  ...byRecordKey(() => ({})),
};

/** Where a field's value stands in the array; -1 for a field that the entity settles itself. */
export const slotOf = (entity: EntityDef, fieldKey: string): number => {
  const field = entity.fieldsByKey.get(fieldKey);
  const column = field?.labelKind ? labelColumnByKind[field.labelKind] : field?.column;
  return column ? importColumns[entity.key].indexOf(column) : -1;
};
