import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { RecordKind } from '#shared/domain/records/record-kind.ts';
import { planTables } from './plan-tables.ts';
import { type Atom, type SyncTable, syncTable } from './table.ts';

const strict = (name: string, ...columns: string[]): Atom => ({ name, columns, strict: true });
const together = (name: string, ...columns: string[]): Atom => ({ name, columns, strict: false });
const times = ['created_at', 'updated_at'];
const tenant = { kind: 'tenant' } as const;
/** Of a row that is named by something else: that two made it says nothing of what is in it. */
const ofItsMaking = ['id', ...times];

/** Settings of the program; the rest of a store's settings are of its device. */
export const sharedSettings: readonly string[] = [
  'reportingCurrency',
  'fiscalCalendar',
  'activePreset',
  'presets',
  'rateRule',
  'companyName',
];

const decisions: Readonly<Record<string, Atom>> = {
  mdf_request: strict('decision', 'state', 'decided_on', 'executed_on', 'reason'),
  mdf_claim: strict('decision', 'state', 'decided_on', 'paid_on', 'reason'),
  influence: strict('decision', 'state', 'decided_on', 'decided_by_id'),
  incentive: strict('decision', 'state', 'paid_on'),
  compliance_document: strict('decision', 'state', 'valid_from', 'valid_to'),
  renewal: together('outcome', 'state', 'closed_on'),
  joint_opportunity: together('outcome', 'state', 'closed_on'),
};

const moneyOf = (kind: RecordKind): Atom[] =>
  kind.hasMoney ? [strict('money', ...kind.fields.filter((field) => field.kind === 'money').map(({ column }) => column), 'currency')] : [];

const recordTable = (kind: RecordKind): SyncTable => {
  const decision = decisions[kind.key];
  return syncTable(
    kind.key,
    [
      'id',
      'external_id',
      'partner_id',
      ...kind.fields.map(({ column }) => column),
      ...(kind.hasMoney ? ['currency'] : []),
      'note',
      ...times,
    ],
    {
      atoms: [...moneyOf(kind), ...(decision ? [decision] : [])],
      text: [...kind.fields.filter((field) => field.kind === 'long').map(({ column }) => column), 'note'],
    },
  );
};

const programTables: readonly SyncTable[] = [
  syncTable('setting', ['key', 'value'], { key: ['key'], scope: tenant, only: { column: 'key', in: sharedSettings }, priority: 0 }),
  syncTable('partner_type', ['key', 'label', 'position'], { key: ['key'], scope: tenant, priority: 0 }),
  syncTable('tier', ['key', 'label', 'rank'], { key: ['key'], scope: tenant, priority: 0 }),
  syncTable('deal_stage', ['key', 'label', 'position', 'state', 'probability'], { key: ['key'], scope: tenant, priority: 0 }),
  syncTable('currency_rate', ['id', 'kind', 'from_currency', 'to_currency', 'valid_from', 'rate', 'created_at'], {
    key: ['kind', 'from_currency', 'to_currency', 'valid_from'],
    quiet: ofItsMaking,
    scope: tenant,
    priority: 0,
  }),
  syncTable('type_profile', ['type', 'profile', 'updated_at'], { key: ['type'], scope: tenant, priority: 0 }),
  syncTable('onboarding_template', ['key', 'label', 'partner_type', 'window_days', 'milestones', 'updated_at'], {
    key: ['key'],
    scope: tenant,
    priority: 0,
  }),
  syncTable('certificate_definition', ['key', 'label', 'kind', 'validity_months', 'gates', 'updated_at'], {
    key: ['key'],
    scope: tenant,
    priority: 0,
  }),
  syncTable('compliance_requirement', ['key', 'label', 'partner_types', 'verticals', 'renewal_months', 'updated_at'], {
    key: ['key'],
    scope: tenant,
    priority: 0,
  }),
  syncTable('visibility_rule', ['id', 'relation', 'viewer_role', 'fields', 'aggregate_only', 'updated_at'], {
    key: ['relation', 'viewer_role'],
    quiet: ofItsMaking,
    scope: tenant,
    priority: 0,
  }),
  syncTable('alert_threshold', ['rule', 'scope', 'scope_key', 'thresholds', 'is_on', 'updated_at'], {
    key: ['rule', 'scope', 'scope_key'],
    scope: tenant,
    priority: 0,
  }),
];

const referenceTables: readonly SyncTable[] = [
  syncTable('team', ['id', 'name', 'name_key', ...times], { scope: tenant, priority: 0 }),
  syncTable('person', ['id', 'external_id', 'name', 'name_key', 'role', 'email', 'manager_id', 'team_id', ...times], {
    scope: tenant,
    priority: 0,
  }),
  syncTable('product', ['id', 'external_id', 'name', 'name_key', 'series', 'list_price_minor', 'currency', ...times], {
    scope: tenant,
    atoms: [strict('money', 'list_price_minor', 'currency')],
    priority: 0,
  }),
  syncTable('product_alias', ['alias_key', 'alias', 'product_id'], { key: ['alias_key'], scope: tenant, priority: 0 }),
];

const partnerTables: readonly SyncTable[] = [
  syncTable(
    'partner',
    [
      'id',
      'external_id',
      'name',
      'name_key',
      'legal_name',
      'type',
      'sub_type',
      'tier',
      'status',
      'network_stage',
      'lifecycle_stage',
      'investment_segment',
      'coverage_model',
      'parent_id',
      'owner_id',
      'currency',
      'fiscal_calendar',
      'enrolled_on',
      'terminated_on',
      'website',
      'country',
      'founded_year',
      'employees',
      'annual_revenue_minor',
      'annual_revenue_currency',
      'note',
      'segment_reason',
      'coverage_reason',
      ...times,
    ],
    {
      scope: { kind: 'partner', column: 'id' },
      atoms: [
        together('name', 'name', 'name_key'),
        strict('money', 'annual_revenue_minor', 'annual_revenue_currency'),
        strict('owner', 'owner_id'),
        together('segment', 'investment_segment', 'segment_reason'),
        together('coverage', 'coverage_model', 'coverage_reason'),
        together('status', 'status', 'terminated_on'),
      ],
      text: ['note', 'segment_reason', 'coverage_reason'],
      priority: 0,
    },
  ),
  syncTable('partner_label', ['partner_id', 'kind', 'value'], { key: ['partner_id', 'kind', 'value'], priority: 0 }),
  syncTable('contact', ['id', 'partner_id', 'name', 'role', 'email', 'phone', 'is_executive_sponsor', 'note', ...times], {
    text: ['note'],
    priority: 1,
  }),
  syncTable(
    'deal',
    [
      'id',
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
      ...times,
    ],
    {
      atoms: [
        strict('money', 'amount_minor', 'currency'),
        together('stage', 'stage', 'state', 'closed_on', 'loss_reason'),
        strict('registration', 'registration_state', 'decided_on', 'decided_by', 'decision_reason', 'protection_from', 'protection_until'),
      ],
      text: ['note', 'loss_reason', 'decision_reason'],
      priority: 1,
    },
  ),
  syncTable(
    'commitment',
    [
      'id',
      'partner_id',
      'origin_kind',
      'origin_id',
      'side',
      'description',
      'measure',
      'owner',
      'made_on',
      'due_on',
      'state',
      'reason',
      'closed_on',
      'kind',
      'evidence',
      'replaces_id',
      ...times,
    ],
    {
      atoms: [together('outcome', 'state', 'reason', 'evidence', 'closed_on')],
      text: ['description', 'measure', 'reason', 'evidence'],
      priority: 1,
    },
  ),
  syncTable(
    'qbr',
    [
      'id',
      'partner_id',
      'quarter',
      'state',
      'as_of',
      'scheduled_on',
      'held_on',
      'summary',
      'package_version',
      'asks',
      'attendees',
      'frozen_at',
      'frozen_package',
      'frozen_print',
      'ready_on',
      'followed_up_on',
      'closed_on',
      'live_notes',
      'decisions',
      'goals',
      'risks',
      'rating',
      'next_on',
      'agenda',
      ...times,
    ],
    {
      atoms: [
        strict('frozen', 'frozen_at', 'frozen_package', 'frozen_print', 'package_version'),
        // a stage stands or falls as a whole: never closed by one device and not held by another
        together('stage', 'state', 'ready_on', 'held_on', 'followed_up_on', 'closed_on'),
      ],
      text: ['summary', 'live_notes'],
      priority: 1,
    },
  ),
  syncTable('qbr_section', ['id', 'qbr_id', 'key', 'position', 'is_on', 'title', 'commentary'], {
    key: ['qbr_id', 'key'],
    quiet: ofItsMaking,
    scope: { kind: 'via', table: 'qbr', column: 'qbr_id' },
    text: ['commentary'],
    priority: 1,
  }),
  syncTable(
    'qbr_block',
    ['id', 'qbr_id', 'key', 'section', 'position', 'kind', 'source', 'metrics', 'audience', 'is_on', 'title', 'text'],
    {
      key: ['qbr_id', 'key'],
      quiet: ofItsMaking,
      scope: { kind: 'via', table: 'qbr', column: 'qbr_id' },
      text: ['text'],
      priority: 1,
    },
  ),
  syncTable(
    'alert',
    ['id', 'rule', 'partner_id', 'subject', 'state', 'snoozed_until', 'owner_id', 'outcome', 'evidence', 'handled_on', ...times],
    {
      atoms: [together('handling', 'state', 'snoozed_until', 'owner_id', 'outcome', 'evidence', 'handled_on')],
    },
  ),
  syncTable('alert_log', ['id', 'alert_id', 'partner_id', 'happened_on', 'action', 'detail', 'actor', 'created_at'], {
    isAppendOnly: true,
  }),
];

/** What is kept about a partner beside its records: files (the bytes travel by themselves, by their hash) and notes. What a note says is made from its updates on each device. */
const paperTables: readonly SyncTable[] = [
  syncTable('attachment', ['id', 'partner_id', 'entity', 'record_id', 'name', 'media_type', 'bytes', 'sha256', 'note', ...times], {
    atoms: [together('content', 'media_type', 'bytes', 'sha256')],
    text: ['note'],
  }),
  syncTable('note', ['id', 'partner_id', 'title', 'pinned', 'written_on', 'author_id', ...times]),
  syncTable('note_update', ['id', 'partner_id', 'note_id', 'data', 'created_at'], { isAppendOnly: true }),
];

const ownTables: readonly SyncTable[] = [
  syncTable('saved_view', ['id', 'place', 'name', 'definition', ...times], { scope: { kind: 'own' }, priority: 0 }),
];

/** Clashes of two edits, written by the server alone; people settle them. They follow the partner that they are about. */
export const conflictTable = syncTable(
  'sync_conflict',
  [
    'id',
    'partner_id',
    'tbl',
    'row_id',
    'field',
    'kind',
    'base',
    'win',
    'lose',
    'win_by',
    'win_device',
    'lose_by',
    'lose_device',
    'lose_at',
    'happened_at',
    'state',
    'settled_by',
    'settled_at',
  ],
  { atoms: [together('state', 'state', 'settled_by', 'settled_at')], quiet: [], isSilent: true, priority: 1 },
);

/** Every table that syncs. Both ends read this list; a test holds it against the store's schema. */
export const syncTables: readonly SyncTable[] = [
  ...programTables,
  ...referenceTables,
  ...partnerTables,
  ...recordKinds.map(recordTable),
  ...planTables,
  ...paperTables,
  ...ownTables,
  conflictTable,
];

const byName = new Map(syncTables.map((table) => [table.name, table]));
/** The table of this name; undefined when it does not sync. */
export const syncTableOf = (name: string): SyncTable | undefined => byName.get(name);
