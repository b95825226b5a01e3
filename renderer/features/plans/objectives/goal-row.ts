import type { PlanCell } from '#shared/api/plans.ts';
import { type CellMeasure, remeasured } from '#shared/plan/cells.ts';
import { type FourValues, noValues, PlanObjective } from '#shared/plan/model.ts';
import type { ObjectiveTracking, PlanTracking } from '#shared/plan/tracking.ts';
import type { SheetValue, SheetValues } from '#renderer/ui/sheet/columns.ts';

/** An objective with what was reached of it; `tracked` null: not measured (yet). `weights`: the sum of all weights of the plan. */
export type GoalRow = { objective: PlanObjective; tracked: ObjectiveTracking | null; weights: number };

/** The choice of a column that stands for "no metric". */
export const typedFeed = 'typed';

/** The objectives of a plan beside their tracking. */
export const goalRows = (objectives: readonly PlanObjective[], tracking: Pick<PlanTracking, 'objectives'> | undefined): GoalRow[] => {
  const weights = objectives.reduce((sum, { weight }) => sum + weight, 0);
  const trackedById = new Map(tracking?.objectives.map((tracked) => [tracked.id, tracked]));
  return objectives.map((objective) => ({ objective, tracked: trackedById.get(objective.id) ?? null, weights }));
};

/** A row that is not there yet: an amount in the plan's currency, with the weight that is missing to 100. */
export const blankGoal = (currency: string, weights: number): GoalRow => ({
  objective: {
    id: '',
    title: '',
    kind: 'revenue',
    weight: weights < 100 ? 100 - weights : 10,
    unit: 'money',
    unitLabel: null,
    currency,
    accrual: 'sum',
    better: 'more',
    start: null,
    targets: noValues,
    actuals: noValues,
    feed: null,
    owner: null,
    dueOn: null,
    note: '',
  },
  tracked: null,
  weights,
});

const quarterOf = (field: string, values: SheetValues): FourValues | null => {
  const given = [0, 1, 2, 3].map((at) => values[`${field}.${at}`]);
  return given.every((value) => value === undefined) ? null : (given.map((value) => value ?? null) as FourValues);
};

const isQuarterGiven = (values: SheetValues, field: string, at: number): boolean => values[`${field}.${at}`] !== undefined;

/** Texts of a sheet as a field of an objective has them: emptied is null, and "typed in" is no metric. */
const fieldValue = (field: string, value: SheetValue): unknown => {
  if (field === 'feed') return value === typedFeed ? null : value;
  if (field === 'title' || field === 'note') return value ?? '';
  return value === '' ? null : value;
};

/**
 * The objective with other values of its cells. An amount always has a currency and nothing else has one; when the unit or the decimals of the currency
 * change, the numbers stay as people read them.
 */
export const withCells = (objective: PlanObjective, values: SheetValues, planCurrency: string): PlanObjective => {
  const plain = Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !field.includes('.'))
      .map(([field, value]) => [field, fieldValue(field, value)]),
  );
  const changed = { ...objective, ...plain } as PlanObjective;
  const next: PlanObjective = { ...changed, currency: changed.unit === 'money' ? (changed.currency ?? planCurrency) : null };
  const [from, to]: [CellMeasure, CellMeasure] = [objective, next];
  const keep = (value: number | null): number | null => (value === null ? null : remeasured(value, from, to));
  const four = (field: 'targets' | 'actuals'): FourValues => {
    const given = quarterOf(field, values);
    return objective[field].map((value, at) => (isQuarterGiven(values, field, at) ? (given?.[at] ?? null) : keep(value))) as FourValues;
  };
  return {
    ...next,
    start: 'start' in values ? next.start : keep(objective.start),
    targets: four('targets'),
    actuals: four('actuals'),
  };
};

const quarterFields = [0, 1, 2, 3] as const;

/**
 * What has to be written so that one version of an objective becomes another, cell by cell. `typed`: fields that are written also where the earlier version has that
 * value, since another one may be on its way to the store.
 */
export const changedCells = (before: PlanObjective, after: PlanObjective, typed: readonly string[] = []): PlanCell[] => {
  const cell = (field: string, value: unknown): PlanCell => ({ kind: 'objective', id: before.id, field, value });
  const { id: _, targets: __, actuals: ___, ...plain } = PlanObjective.shape;
  return [
    ...(Object.keys(plain) as Array<keyof typeof plain>).flatMap((field) =>
      before[field] === after[field] && !typed.includes(field) ? [] : [cell(field, after[field])],
    ),
    ...(['targets', 'actuals'] as const).flatMap((field) =>
      quarterFields.flatMap((at) =>
        before[field][at] === after[field][at] && !typed.includes(`${field}.${at}`) ? [] : [cell(`${field}.${at}`, after[field][at])],
      ),
    ),
  ];
};
