import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { PlanMilestone } from './model.ts';

type Step = Pick<PlanMilestone, 'id' | 'startsOn' | 'dueOn' | 'dependsOn' | 'state'>;

/** True while there is something left to do for a milestone. */
export const isToDo = ({ state }: Pick<PlanMilestone, 'state'>): boolean => state === 'open' || state === 'in_progress';

/** Whole days since a milestone was due; 0 when it is not late: done, dropped, undated, or due on the day or after it. */
export const daysLate = (milestone: Pick<PlanMilestone, 'state' | 'dueOn'>, asOf: IsoDate): number =>
  isToDo(milestone) && milestone.dueOn !== null ? Math.max(0, daysBetween(milestone.dueOn, asOf)) : 0;

/** Days between the end of an earlier milestone and the beginning of the one that waits for it (its due date, where it has no start); negative: they cross. Null: undated. */
export const slackDays = (earlier: Pick<Step, 'dueOn'>, later: Pick<Step, 'startsOn' | 'dueOn'>): number | null => {
  const begins = later.startsOn ?? later.dueOn;
  return earlier.dueOn === null || begins === null ? null : daysBetween(earlier.dueOn, begins);
};

/**
 * The milestones that cannot come in time as things stand, each with those that hold it up: the open ones before it, directly or further back, that are late
 * or due after it. Chains that run in a circle (two devices can make one together) end where they meet themselves.
 */
export const heldUp = (milestones: readonly Step[], asOf: IsoDate): Map<string, string[]> => {
  const byId = new Map(milestones.map((step) => [step.id, step]));
  const before = (step: Step, seen: Set<string>): Step[] =>
    step.dependsOn.flatMap((id) => {
      const earlier = byId.get(id);
      if (!earlier || seen.has(id)) return [];
      seen.add(id);
      return [earlier, ...before(earlier, seen)];
    });
  return new Map(
    milestones.filter(isToDo).flatMap((step) => {
      const holders = before(step, new Set([step.id])).filter(
        (earlier) => isToDo(earlier) && (daysLate(earlier, asOf) > 0 || (slackDays(earlier, step) ?? 0) < 0),
      );
      return holders.length === 0 ? [] : [[step.id, holders.map(({ id }) => id)] as const];
    }),
  );
};

/** A chain of milestones, first to last, and the days of slack between them, all together. */
export type Chain = { ids: string[]; slack: number };

/**
 * The critical chain: from the open milestone that is due last and waits for others, back through the earlier one that leaves the least slack each time. A slip
 * anywhere on it by more than its slack moves the end. Null: nothing that is open and dated waits for anything.
 */
export const criticalChain = (milestones: readonly Step[]): Chain | null => {
  const byId = new Map(milestones.map((step) => [step.id, step]));
  const tightest = (step: Step, seen: ReadonlySet<string>): { step: Step; slack: number } | null =>
    step.dependsOn
      .flatMap((id) => {
        const earlier = byId.get(id);
        const slack = earlier && isToDo(earlier) && !seen.has(id) ? slackDays(earlier, step) : null;
        return earlier === undefined || slack === null ? [] : [{ step: earlier, slack }];
      })
      .toSorted((a, b) => a.slack - b.slack)[0] ?? null;
  const [end] = milestones
    .filter((step) => isToDo(step) && step.dueOn !== null && tightest(step, new Set([step.id])) !== null)
    .toSorted((a, b) => (b.dueOn ?? '').localeCompare(a.dueOn ?? ''));
  if (!end) return null;
  const seen = new Set([end.id]);
  let slack = 0;
  for (let next = tightest(end, seen); next !== null; next = tightest(next.step, seen)) {
    seen.add(next.step.id);
    slack += next.slack;
  }
  return { ids: [...seen].toReversed(), slack };
};
