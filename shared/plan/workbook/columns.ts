import { InvestmentKind, MilestoneState, ObjectiveKind, PlanInvestment, PlanSide } from '../model.ts';
import type { PlanSay } from '../document/words.ts';
import type { CellType, Choice } from './cell-type.ts';

/** How a column is treated when a workbook comes back: read, kept as it is, or not looked at. */
export type Role = 'edit' | 'fixed' | 'computed';
/** `type`: what its cells hold; `unit`: that depends on the objective or investment of the row. `ours`: in no workbook of the partner. */
export type PlanColumn = {
  field: string;
  header: string;
  role: Role;
  type: CellType | 'amount' | 'planned';
  width: number;
  ours?: boolean;
  /** A row that is new cannot do without it. */
  needed?: boolean;
};

const text: CellType = { kind: 'text' };
const date: CellType = { kind: 'date' };
const choices = (values: readonly string[], label: (value: string) => string): CellType => ({
  kind: 'choice',
  choices: values.map((value): Choice => ({ value, label: label(value) })),
});

const sides = (values: readonly string[], say: PlanSay): CellType => choices(values, (value) => say(`side.${value}` as 'side.both'));
const units = ['money', 'count', 'percent', 'number'] as const;

/** The columns of the objectives; `quarters`: the labels of the plan's four. */
export const objectiveColumns = (say: PlanSay, quarters: readonly string[]): PlanColumn[] => [
  { field: 'title', header: say('column.objective'), role: 'edit', type: text, width: 34, needed: true },
  {
    field: 'kind',
    header: say('column.type'),
    role: 'edit',
    type: choices(ObjectiveKind.options, (kind) => say(`kind.${kind}` as 'kind.custom')),
    width: 15,
  },
  { field: 'weight', header: say('column.weight'), role: 'edit', type: { kind: 'whole' }, width: 9, needed: true },
  {
    field: 'unit',
    header: say('column.unit'),
    role: 'fixed',
    type: choices(units, (unit) => say(`unit.${unit}` as 'unit.money')),
    width: 10,
  },
  { field: 'currency', header: say('column.currency'), role: 'fixed', type: text, width: 10 },
  { field: 'unitLabel', header: say('column.counted'), role: 'edit', type: text, width: 16 },
  {
    field: 'accrual',
    header: say('column.accrual'),
    role: 'edit',
    type: choices(['sum', 'level'], (one) => say(`accrual.${one}` as 'accrual.sum')),
    width: 16,
  },
  {
    field: 'better',
    header: say('column.better'),
    role: 'edit',
    type: choices(['more', 'less'], (one) => say(`better.${one}` as 'better.more')),
    width: 9,
  },
  { field: 'start', header: say('column.start'), role: 'edit', type: 'amount', width: 14 },
  ...quarters.map(
    (quarter, index): PlanColumn => ({
      field: `targets.${index}`,
      header: say('column.target', { quarter }),
      role: 'edit',
      type: 'amount',
      width: 14,
    }),
  ),
  { field: 'yearTarget', header: say('column.yearTarget'), role: 'computed', type: 'amount', width: 14 },
  ...quarters.map(
    (quarter, index): PlanColumn => ({
      field: `actuals.${index}`,
      header: say('column.actual', { quarter }),
      role: 'edit',
      type: 'amount',
      width: 14,
    }),
  ),
  { field: 'yearActual', header: say('column.yearActual'), role: 'computed', type: 'amount', width: 14 },
  {
    field: 'attainment',
    header: say('column.attainment'),
    role: 'computed',
    type: { kind: 'amount', unit: 'percent', currency: null },
    width: 12,
  },
  { field: 'owner', header: say('column.owner'), role: 'edit', type: text, width: 18 },
  { field: 'dueOn', header: say('column.due'), role: 'edit', type: date, width: 12 },
  { field: 'note', header: say('column.note'), role: 'edit', type: text, width: 40, ours: true },
];

export const milestoneColumns = (say: PlanSay): PlanColumn[] => [
  { field: 'title', header: say('column.milestone'), role: 'edit', type: text, width: 40, needed: true },
  { field: 'initiative', header: say('column.initiative'), role: 'fixed', type: text, width: 24 },
  {
    field: 'kind',
    header: say('column.kind'),
    role: 'edit',
    type: choices(['activity', 'commercial'], (kind) => say(`milestoneKind.${kind}` as 'milestoneKind.activity')),
    width: 13,
  },
  { field: 'side', header: say('column.side'), role: 'edit', type: sides(PlanSide.options, say), width: 11, needed: true },
  { field: 'owner', header: say('column.owner'), role: 'edit', type: text, width: 18 },
  { field: 'startsOn', header: say('column.starts'), role: 'edit', type: date, width: 12 },
  { field: 'dueOn', header: say('column.due'), role: 'edit', type: date, width: 12 },
  {
    field: 'state',
    header: say('column.state'),
    role: 'edit',
    type: choices(MilestoneState.options, (state) => say(`milestoneState.${state}` as 'milestoneState.open')),
    width: 13,
  },
  { field: 'doneOn', header: say('column.doneOn'), role: 'edit', type: date, width: 12 },
  { field: 'after', header: say('column.after'), role: 'fixed', type: text, width: 24 },
  { field: 'evidence', header: say('column.evidence'), role: 'edit', type: text, width: 40, ours: true },
];

export const initiativeColumns = (say: PlanSay): PlanColumn[] => [
  { field: 'title', header: say('column.initiative'), role: 'edit', type: text, width: 34, needed: true },
  { field: 'objective', header: say('column.objective'), role: 'fixed', type: text, width: 28 },
  { field: 'side', header: say('column.side'), role: 'edit', type: sides(PlanSide.options, say), width: 11, needed: true },
  { field: 'owner', header: say('column.owner'), role: 'edit', type: text, width: 18 },
  { field: 'startsOn', header: say('column.starts'), role: 'edit', type: date, width: 12 },
  { field: 'dueOn', header: say('column.due'), role: 'edit', type: date, width: 12 },
  { field: 'description', header: say('column.description'), role: 'edit', type: text, width: 50 },
];

export const investmentColumns = (say: PlanSay): PlanColumn[] => [
  { field: 'title', header: say('column.investment'), role: 'edit', type: text, width: 34, needed: true },
  { field: 'side', header: say('column.side'), role: 'edit', type: sides(PlanInvestment.shape.side.options, say), width: 11, needed: true },
  {
    field: 'kind',
    header: say('column.kind'),
    role: 'edit',
    type: choices(InvestmentKind.options, (kind) => say(`investmentKind.${kind}` as 'investmentKind.money')),
    width: 16,
    needed: true,
  },
  {
    field: 'unit',
    header: say('column.unit'),
    role: 'fixed',
    type: choices(['money', 'days'], (unit) => say(`unit.${unit}` as 'unit.money')),
    width: 10,
  },
  { field: 'currency', header: say('column.currency'), role: 'fixed', type: text, width: 10 },
  { field: 'planned', header: say('column.planned'), role: 'edit', type: 'planned', width: 14 },
  { field: 'spent', header: say('column.spent'), role: 'edit', type: 'planned', width: 14 },
  { field: 'owner', header: say('column.owner'), role: 'edit', type: text, width: 18 },
  { field: 'dueOn', header: say('column.due'), role: 'edit', type: date, width: 12 },
];

export const accountColumns = (say: PlanSay, withNotes: boolean): PlanColumn[] => [
  { field: 'name', header: say('column.account'), role: 'edit', type: text, width: 40, needed: true },
  ...(withNotes ? [{ field: 'note', header: say('column.accountNote'), role: 'edit', type: text, width: 60 } as const] : []),
];

/** The columns of the sheet of terms, whose rows are the fields. */
export const termColumns = (say: PlanSay): PlanColumn[] => [
  { field: 'what', header: say('column.what'), role: 'fixed', type: text, width: 28 },
  { field: 'value', header: say('column.value'), role: 'edit', type: text, width: 100 },
];
