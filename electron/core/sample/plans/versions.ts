import type { FourValues, PlanContent } from '#shared/plan/model.ts';

/** What the two sides signed first, before they agreed on more: lower targets for the second half of the year, and the last milestone was not in it. */
export const firstVersionOf = (content: PlanContent): PlanContent => ({
  ...content,
  objectives: content.objectives.map((objective) =>
    objective.kind === 'revenue'
      ? {
          ...objective,
          targets: objective.targets.map((target, at) =>
            target === null || at < 2 ? target : Math.round((target * 0.9) / 10_000) * 10_000,
          ) as FourValues,
        }
      : objective,
  ),
  milestones: content.milestones.slice(0, -1),
});
