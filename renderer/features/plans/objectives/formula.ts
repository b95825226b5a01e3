import { cellValueText } from '#shared/plan/cells.ts';
import type { PlanObjective } from '#shared/plan/model.ts';
import type { ObjectiveTracking } from '#shared/plan/tracking.ts';
import { formatRatio } from '#renderer/ui/format.ts';

type Way = 'sum_more' | 'sum_less' | 'level_more' | 'level_more_plain' | 'level_less' | 'level_less_plain';

/** True for a level that is to move away from where it stood; one that is to be held is measured by itself. */
const moves = ({ better, start }: Pick<PlanObjective, 'better' | 'start'>, target: number | null): boolean =>
  start !== null && target !== null && (better === 'more' ? start < target : start > target);

/** By which of the formulas an objective is measured. */
export const definitionKey = (objective: Pick<PlanObjective, 'accrual' | 'better' | 'start' | 'targets'>): Way => {
  const { accrual, better } = objective;
  if (accrual === 'sum') return `sum_${better}`;
  const target = objective.targets.findLast((value) => value !== null) ?? null;
  return moves(objective, target) ? `level_${better}` : `level_${better}_plain`;
};

/** The formula with its numbers: "1,200,000 ÷ 4,800,000 = 25.0%". Null: there is no attainment. */
export const formulaText = (
  objective: Pick<PlanObjective, 'accrual' | 'better'>,
  { actual, target, start, attainment, unit, currency }: ObjectiveTracking,
  language: string,
): string | null => {
  if (actual === null || target === null || attainment.value === null) return null;
  const text = (value: number): string => cellValueText(value, { unit, currency }, language);
  const result = formatRatio(attainment.value, language);
  if (objective.accrual === 'level' && start !== null && moves({ ...objective, start }, target))
    return objective.better === 'more'
      ? `(${text(actual)} − ${text(start)}) ÷ (${text(target)} − ${text(start)}) = ${result}`
      : `(${text(start)} − ${text(actual)}) ÷ (${text(start)} − ${text(target)}) = ${result}`;
  if (objective.better === 'more') return `${text(actual)} ÷ ${text(target)} = ${result}`;
  return actual <= target ? `${text(actual)} ≤ ${text(target)}: ${result}` : `${text(target)} ÷ ${text(actual)} = ${result}`;
};
