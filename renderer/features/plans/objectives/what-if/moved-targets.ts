import type { FourValues, PlanObjective } from '#shared/plan/model.ts';

/** Targets that were typed into the panel, by objective and quarter; what is not in it is moved with all the others. */
export type TypedTargets = Readonly<Record<string, Readonly<Record<number, number | null>>>>;

/** The targets to try out: each moved by `move` (0.1: a tenth more), but for those that were typed. */
export const movedTargets = (objectives: readonly PlanObjective[], move: number, typed: TypedTargets): Record<string, FourValues> =>
  Object.fromEntries(
    objectives.map(({ id, targets }) => [
      id,
      targets.map((target, at) => {
        const own = typed[id]?.[at];
        if (own !== undefined) return own;
        return target === null ? null : Math.round(target * (1 + move));
      }) as FourValues,
    ]),
  );

/** True where nothing differs from the plan. */
export const isSameTargets = (objectives: readonly PlanObjective[], targets: Readonly<Record<string, FourValues>>): boolean =>
  objectives.every(({ id, targets: own }) => own.every((target, at) => target === targets[id]?.[at]));
