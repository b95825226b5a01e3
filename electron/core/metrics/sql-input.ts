import type { TableName } from '#core/db/schema.ts';
import type { WindowKey } from '#shared/metrics/engine/frame.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';

/**
 * How conditions name the days of a frame. Half-open: `within` is (after, to]; `by` up to the last day of a window; `past` after it.
 * `to`, `after` and `asOf` are the bare parameters; `label` is the fiscal quarter, `labels` the same by
 * fiscal calendar (JSON), for partners that have their own.
 */
export type Days = {
  within(column: string, window: WindowKey): string;
  by(column: string, window?: WindowKey): string;
  past(column: string, window?: WindowKey): string;
  to(window?: WindowKey): string;
  after(window: WindowKey): string;
  asOf: string;
  label: string;
  labels: string;
};

/** Amounts that derived inputs are made of and that no formula names. */
export type RawId =
  | 'heldCertificates'
  | 'firstRegistration'
  | 'lastRegistration'
  | 'lastClose'
  | 'openDocuments'
  | 'reviewsPlanned'
  | 'stageYearAgo'
  | 'stageNow';
export type ColumnId = InputId | RawId;

/**
 * Where an input stands: the rows of `source` for which `when` holds.
 * - `count` how many; `sum` of `of`; `money` the same, in the currency of the row
 * - `list` each `of` by itself; `tally` how often each `of` stands there
 * - `since` days from the last date `of` to the day; `until` days from the day to the next date `of`; `first`, `last` and `text` the value itself
 */
export type SqlInput = {
  source: SourceKey;
  as: 'count' | 'sum' | 'money' | 'list' | 'tally' | 'since' | 'until' | 'first' | 'last' | 'text';
  when: (days: Days) => string;
  of?: string | ((days: Days) => string);
};
export type SqlInputs = Partial<Record<ColumnId, SqlInput>>;

/** A table (or a join) that inputs are read from, and how one of its rows is shown behind a figure. `reads`: every table that its inputs look at. */
export type Source = {
  from: string;
  reads: readonly TableName[];
  id: string;
  partner: string;
  currency: string | null;
  date: string;
  title: string;
  amount: string | null;
};

const source = (table: TableName, date: string, title: string, more: Partial<Source> = {}): Source => ({
  from: table,
  reads: [table],
  id: `${table}.id`,
  partner: `${table}.partner_id`,
  currency: null,
  date,
  title,
  amount: null,
  ...more,
});
const ofMoney = (table: TableName, date: string, title: string, amount: string, more: Partial<Source> = {}): Source =>
  source(table, date, title, { currency: `${table}.currency`, amount, ...more });

/** Everything that inputs are read from, each walked once for all of its inputs. */
export const sources = {
  deal: ofMoney('deal', 'coalesce(closed_on, submitted_on)', 'coalesce(name, external_id, customer)', 'amount_minor', {
    reads: ['deal', 'campaign'],
  }),
  conflict_case: source('conflict_case', 'detected_on', 'kind'),
  forecast: ofMoney('forecast', 'submitted_on', `quarter || ' ' || category`, 'amount_minor'),
  listing: source('listing', 'published_on', 'title'),
  listing_adoption: ofMoney('listing_adoption', 'adopted_on', 'adopter', 'revenue_minor'),
  onboarding: source('onboarding', 'started_on', 'template'),
  onboarding_milestone: source('onboarding_milestone', 'due_on', 'name'),
  training: source('training', 'coalesce(completed_on, assigned_on)', 'course'),
  certificate: source('certificate', 'coalesce(achieved_on, started_on)', 'definition'),
  portal_usage: source('portal_usage', 'used_on', `sessions || ' sessions'`),
  compliance_document: source('compliance_document', 'valid_to', 'requirement'),
  mdf_allocation: ofMoney('mdf_allocation', 'from_on', 'program', 'amount_minor'),
  mdf_request: ofMoney('mdf_request', 'coalesce(decided_on, submitted_on)', 'title', 'amount_minor', {
    reads: ['mdf_request', 'mdf_allocation', 'mdf_claim'],
  }),
  mdf_claim: ofMoney(
    'mdf_claim',
    'coalesce(decided_on, submitted_on)',
    'coalesce(proof, state)',
    'coalesce(approved_amount_minor, amount_minor)',
    {
      reads: ['mdf_claim', 'mdf_request', 'mdf_allocation'],
    },
  ),
  campaign: ofMoney('campaign', 'deployed_on', 'name', 'spend_minor'),
  asset: source('asset', 'coalesce(deployed_on, created_on)', 'name'),
  qbr: source('qbr', 'coalesce(held_on, scheduled_on)', `quarter`, { reads: ['qbr', 'commitment', 'partner'] }),
  commitment: source('commitment', 'due_on', 'description'),
  incentive: ofMoney('incentive', 'coalesce(due_on, to_on)', 'program', 'earned_minor'),
  interaction: source('interaction', 'held_on', 'summary'),
  support_case: source('support_case', 'opened_on', 'subject'),
  sell_through: ofMoney('sell_through_line', 'report.to_on', 'coalesce(reseller_name, segment)', 'amount_minor', {
    from: 'sell_through_line JOIN sell_through_report AS report ON report.id = sell_through_line.report_id',
    reads: ['sell_through_line', 'sell_through_report'],
  }),
  sell_through_report: source('sell_through_report', 'due_on', `from_on || ' to ' || to_on`),
  managed_service: ofMoney('managed_service', 'starts_on', 'customer', 'monthly_value_minor', { reads: ['managed_service', 'seat_count'] }),
  renewal: ofMoney('renewal', 'due_on', 'customer', 'amount_minor'),
  joint_opportunity: ofMoney('joint_opportunity', 'coalesce(closed_on, opened_on)', 'customer', 'amount_minor'),
  joint_milestone: source('joint_milestone', 'due_on', 'title'),
  influence: source('influence', 'influence.decided_on', 'influence.customer', {
    from: 'influence JOIN deal ON deal.id = influence.deal_id',
    reads: ['influence', 'deal'],
    currency: 'deal.currency',
    amount: 'deal.amount_minor',
  }),
  lead: ofMoney('lead', 'submitted_on', 'customer', 'fee_minor', { reads: ['lead', 'deal'] }),
  sponsorship: source('sponsorship', 'last_contact_on', 'vendor_executive'),
  partner_change: source('partner_change', 'changed_on', `kind || ': ' || coalesce(value_from, '') || ' to ' || coalesce(value_to, '')`, {
    reads: ['partner_change', 'tier'],
  }),
  partner: source('partner', 'enrolled_on', 'name', { partner: 'partner.id', reads: ['partner', 'partner_change'] }),
} as const satisfies Record<string, Source>;
export type SourceKey = keyof typeof sources;
