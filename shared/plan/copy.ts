import { addMonths, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { type FourValues, noValues, type PlanContent, type PlanObjective, type PlanTerms } from './model.ts';
import { timesFraction } from './rounding.ts';
import type { PlanTracking } from './tracking.ts';

type Days = Pick<PlanTerms, 'startsOn' | 'endsOn'>;

export type CopyInput = {
  content: PlanContent;
  /** The plan of the other year, measured on its last day, or now while it runs: what it reached is where the new one starts. */
  tracking: Pick<PlanTracking, 'objectives'>;
  /** Of the new plan. */
  terms: Pick<PlanTerms, 'year' | 'name' | 'grade' | 'calendar' | 'startsOn' | 'endsOn'>;
  /** Share by which targets grow: 0.1 is a tenth more. */
  growth: number;
  nextId: () => string;
};

/** Quarters that add up, grown so that the year has grown as well: of 3 deals a quarter, 8 % more are 13 in the year and not 12. */
const grownSum = (targets: FourValues, growth: number): FourValues => {
  let before = 0;
  return targets.map((target) => {
    if (target === null) return null;
    const from = timesFraction(before, 1 + growth);
    before += target;
    return timesFraction(before, 1 + growth) - from;
  }) as FourValues;
};

/** A share of the whole does not grow beyond the whole, and what is better lower is not raised. */
const grown = ({ targets, better, unit, accrual }: PlanObjective, growth: number): FourValues => {
  if (better === 'less') return targets;
  if (unit === 'count' && accrual === 'sum') return grownSum(targets, growth);
  const most = unit === 'percent' ? Math.max(10_000, ...targets.map((target) => target ?? 0)) : Number.MAX_SAFE_INTEGER;
  return targets.map((target) => (target === null ? null : Math.min(most, timesFraction(target, 1 + growth)))) as FourValues;
};

/** Whole years from the days of one plan to those of another; what lay within the one stays within the other, where years of weeks begin on other days. */
const mover = (from: Days, to: Days): ((day: IsoDate | null) => IsoDate | null) => {
  const months = Math.round(daysBetween(from.startsOn, to.startsOn) / 365.25) * 12;
  return (day) => {
    if (day === null) return null;
    const moved = addMonths(day, months);
    if (day < from.startsOn || day > from.endsOn) return moved;
    if (moved < to.startsOn) return to.startsOn;
    return moved > to.endsOn ? to.endsOn : moved;
  };
};

/**
 * The content of a plan for another year: new ids with their references, dates moved by whole years (29 February becomes the 28th), targets grown, what was reached as
 * start values, milestones open again, nothing spent or reached yet. Texts, people, owners and currencies stay; the rates go, since they were agreed for the other year.
 */
export const copyPlan = ({ content, tracking, terms, growth, nextId }: CopyInput): PlanContent => {
  const moved = mover(content.terms, terms);
  const items = [...content.objectives, ...content.initiatives, ...content.milestones, ...content.investments];
  const ids = new Map(items.map(({ id }) => [id, nextId()]));
  const renamed = (id: string): string => ids.get(id) ?? nextId();
  const kept = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? null));
  const reached = new Map(tracking.objectives.map(({ id, actual }) => [id, actual]));
  return {
    terms: { ...content.terms, ...terms, rates: [], ratesOn: null },
    objectives: content.objectives.map((one) => ({
      ...one,
      id: renamed(one.id),
      start: reached.get(one.id) ?? null,
      targets: grown(one, growth),
      actuals: noValues,
      dueOn: moved(one.dueOn),
      note: '',
    })),
    initiatives: content.initiatives.map((one) => ({
      ...one,
      id: renamed(one.id),
      objectiveId: kept(one.objectiveId),
      startsOn: moved(one.startsOn),
      dueOn: moved(one.dueOn),
    })),
    milestones: content.milestones.map((one) => ({
      ...one,
      id: renamed(one.id),
      initiativeId: kept(one.initiativeId),
      startsOn: moved(one.startsOn),
      dueOn: moved(one.dueOn),
      dependsOn: one.dependsOn.flatMap((id) => kept(id) ?? []),
      state: 'open',
      doneOn: null,
      evidence: null,
    })),
    investments: content.investments.map((one) => ({ ...one, id: renamed(one.id), spent: null, dueOn: moved(one.dueOn) })),
  };
};
