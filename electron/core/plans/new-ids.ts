import type { PlanContent } from '#shared/plan/model.ts';

/** The same version with ids of its own, so that it can stand beside the one it was taken from; what names an item that is not in it names nothing. */
export const withNewIds = (content: PlanContent, newId: () => string): PlanContent => {
  const { objectives, initiatives, milestones, investments } = content;
  const ids = new Map([...objectives, ...initiatives, ...milestones, ...investments].map(({ id }) => [id, newId()]));
  const named = <T extends { id: string }>(item: T): T => ({ ...item, id: ids.get(item.id) ?? item.id });
  const link = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? null));
  return {
    ...content,
    objectives: objectives.map(named),
    initiatives: initiatives.map((one) => ({ ...named(one), objectiveId: link(one.objectiveId) })),
    milestones: milestones.map((one) => ({
      ...named(one),
      initiativeId: link(one.initiativeId),
      dependsOn: one.dependsOn.flatMap((id) => ids.get(id) ?? []),
    })),
    investments: investments.map(named),
  };
};
