import type { TFunction } from 'i18next';
import type { PlanMilestone } from '#shared/plan/model.ts';
import { formatDate } from '#renderer/ui/format.ts';

/** The titles of some milestones, in quotation marks where one reads them in a row. */
export const titlesOf = (ids: readonly string[], milestones: readonly PlanMilestone[]): string =>
  ids.flatMap((id) => milestones.filter((milestone) => milestone.id === id).map(({ title }) => title)).join(', ');

/** What stands beside a diamond: the title, cut where it is long, whose it is, and how late. */
export const markText = (t: TFunction, { title, side }: PlanMilestone, daysLate: number): string => {
  const short = title.length > 30 ? `${title.slice(0, 29).trimEnd()}…` : title;
  const words: string[] = [short, t(($) => $.planSteps.side[side])];
  if (daysLate > 0) words.push(t(($) => $.planSteps.timeline.markLate, { count: daysLate }));
  return words.join(' · ');
};

/** Everything that a diamond means, for people who hear it. */
export const markName = (
  t: TFunction,
  {
    milestone,
    daysLate,
    beyond,
    heldUpBy,
  }: { milestone: PlanMilestone; daysLate: number; beyond: 'before' | 'after' | null; heldUpBy: readonly string[] },
  milestones: readonly PlanMilestone[],
): string => {
  const { title, side, state, dueOn, dependsOn, owner } = milestone;
  const whose = t(($) => $.planSteps.sideLong[side]);
  const words: string[] = [
    t(($) => $.planSteps.timeline.mark, {
      title,
      side: owner === null ? whose : `${whose}, ${owner}`,
      state: t(($) => $.planSteps.milestone.state[state]),
      date: dueOn === null ? '' : formatDate(dueOn),
    }),
  ];
  if (daysLate > 0) words.push(t(($) => $.planSteps.timeline.markLate, { count: daysLate }));
  if (beyond !== null) words.push(t(($) => $.planSteps.timeline[beyond]));
  const waits = titlesOf(dependsOn, milestones);
  if (waits !== '') words.push(t(($) => $.planSteps.timeline.waitsFor, { titles: waits }));
  if (heldUpBy.length > 0) words.push(t(($) => $.planSteps.timeline.heldUp, { titles: titlesOf(heldUpBy, milestones) }));
  return words.join(', ');
};
