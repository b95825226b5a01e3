import type { PlanInvestment } from './model.ts';
import type { PlanTracking } from './tracking.ts';

type Convert = (minor: number, currency: string) => number | null;

const total = (amounts: readonly (number | null)[]): number | null =>
  amounts.reduce<number | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);

/**
 * What each side puts in, planned and spent. Money by the rates of the plan; null where one is missing, since a part of a sum is no sum. Spent is null too while
 * nothing was noted of any of it. Days of people are tenths.
 */
export const investmentTotals = (investments: readonly PlanInvestment[], currency: string, convert: Convert): PlanTracking['investments'] =>
  (['vendor', 'partner'] as const).map((side) => {
    const own = investments.filter((one) => one.side === side);
    const money = own.filter(({ unit }) => unit === 'money');
    const days = own.filter(({ unit }) => unit === 'days');
    const noted = money.filter((one) => one.spent !== null);
    const inPlan = (one: PlanInvestment, minor: number): number | null => convert(minor, one.currency ?? currency);
    return {
      side,
      planned: total(money.map((one) => inPlan(one, one.planned))),
      spent: money.length > 0 && noted.length === 0 ? null : total(noted.map((one) => inPlan(one, one.spent ?? 0))),
      plannedDays: days.reduce((sum, { planned }) => sum + planned, 0),
      spentDays: days.reduce((sum, { spent }) => sum + (spent ?? 0), 0),
    };
  });
