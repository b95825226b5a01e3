import type { RecordTable } from '#core/records/history.ts';
import {
  type PlanContent,
  type PlanItemKind,
  PlanInitiative,
  PlanInvestment,
  PlanMilestone,
  PlanObjective,
  type PlanTerms,
  trackedFields,
} from '#shared/plan/model.ts';

/** An item of any list of a plan. */
export type PlanItem = PlanContent['objectives' | 'initiatives' | 'milestones' | 'investments'][number];
type Values = Record<string, unknown>;

export const itemTables = {
  objective: 'plan_objective',
  initiative: 'plan_initiative',
  milestone: 'plan_milestone',
  investment: 'plan_investment',
} as const satisfies Record<PlanItemKind, RecordTable>;

export const itemSchemas = { objective: PlanObjective, initiative: PlanInitiative, milestone: PlanMilestone, investment: PlanInvestment };

const columnNames: Readonly<Record<string, string>> = {
  unitLabel: 'unit_label',
  start: 'start_value',
  objectiveId: 'objective_id',
  initiativeId: 'initiative_id',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  dueOn: 'due_on',
  dependsOn: 'waits_for',
  doneOn: 'done_on',
  partnerContact: 'partner_contact',
  vendorSponsor: 'vendor_sponsor',
  partnerSponsor: 'partner_sponsor',
  targetAccounts: 'target_accounts',
  rates: 'plan_rates',
  ratesOn: 'rates_on',
};

/** The column that keeps a field; `targets.0` is that of the first quarter. */
export const columnOf = (field: string): string => {
  const quarter = /^(target|actual)s\.([0-3])$/.exec(field);
  return quarter ? `q${Number(quarter[2]) + 1}_${quarter[1]}` : (columnNames[field] ?? field);
};

/** The columns of an item that go on while the plan is agreed. */
export const trackedColumns = (kind: PlanItemKind): string[] =>
  trackedFields[kind].flatMap((field: string) =>
    field === 'actuals' ? [0, 1, 2, 3].map((at) => columnOf(`actuals.${at}`)) : [columnOf(field)],
  );

const asText = (value: unknown): unknown => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value);

/** An item as the columns of its row, without its id. */
export const itemColumns = (item: PlanItem): Values => {
  const { id: _id, ...fields } = item;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      field === 'targets' || field === 'actuals'
        ? (value as unknown[]).map((one, index) => [columnOf(`${field}.${index}`), one] as const)
        : [[columnOf(field), asText(value)] as const],
    ),
  );
};

/** Terms as columns of the plan; what is left out is left out. */
export const termColumns = (terms: Partial<PlanTerms>): Values =>
  Object.fromEntries(Object.entries(terms).map(([field, value]) => [columnOf(field), asText(value)]));
