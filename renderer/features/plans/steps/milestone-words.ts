import type { TFunction } from 'i18next';
import type { PlanMilestone } from '#shared/plan/model.ts';
import type { TimelineMark } from '#shared/plan/timeline.ts';
import { formatDate } from '#renderer/ui/format.ts';

/** The titles of some milestones in a row. */
export const titlesOf = (ids: readonly string[], milestones: readonly PlanMilestone[]): string =>
  ids.flatMap((id) => milestones.filter((milestone) => milestone.id === id).map(({ title }) => title)).join(', ');

const longest = 30;

/** What stands beside a diamond: the title, cut where it is long, whose it is, and how late. */
export const markText = (t: TFunction, { title, side }: PlanMilestone, daysLate: number): string => {
  const short = title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
  const words: string[] = [short, t(($) => $.planSteps.side[side])];
  if (daysLate > 0) words.push(t(($) => $.planSteps.timeline.late, { count: daysLate }));
  return words.join(' · ');
};

type Marked = Pick<TimelineMark, 'milestone' | 'daysLate' | 'beyond' | 'heldUpBy'>;

/** Everything that a diamond means, for people who hear it: what stands beside it first, so that it can be called by that. */
export const markName = (t: TFunction, { milestone, daysLate, beyond, heldUpBy }: Marked, milestones: readonly PlanMilestone[]): string => {
  const { title, state, dueOn, dependsOn, owner } = milestone;
  const words: string[] = [markText(t, milestone, daysLate)];
  if (title.length > longest) words.push(title);
  words.push(t(($) => $.planSteps.milestone.state[state]));
  if (dueOn !== null) words.push(t(($) => $.planSteps.timeline.due, { date: formatDate(dueOn) }));
  if (owner !== null) words.push(owner);
  if (beyond !== null) words.push(t(($) => $.planSteps.timeline[beyond]));
  const waits = titlesOf(dependsOn, milestones);
  if (waits !== '') words.push(t(($) => $.planSteps.timeline.waitsFor, { titles: waits }));
  if (heldUpBy.length > 0) words.push(t(($) => $.planSteps.timeline.heldUp, { titles: titlesOf(heldUpBy, milestones) }));
  return words.join(', ');
};
