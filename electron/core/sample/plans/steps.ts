import { addDays, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { PlanContent, PlanMilestone, PlanObjective } from '#shared/plan/model.ts';
import type { Here } from '../here.ts';
import type { PlanCourse } from './stages.ts';
import type { PlanYear } from './year.ts';

type Step = Pick<PlanMilestone, 'title' | 'kind' | 'side'> & { initiative: 0 | 1 | 2; at: number; after?: number };

/** Milestones by their share of the year; `after`: the place of the one that must be done before. */
const steps: readonly Step[] = [
  { title: 'Target accounts agreed upon', kind: 'commercial', side: 'both', initiative: 0, at: 0.1 },
  { title: 'First course held', kind: 'activity', side: 'vendor', initiative: 1, at: 0.2 },
  { title: 'Joint campaign planned', kind: 'activity', side: 'both', initiative: 2, at: 0.3 },
  { title: 'Two more people certified', kind: 'activity', side: 'partner', initiative: 1, at: 0.45, after: 1 },
  { title: 'Joint campaign run', kind: 'commercial', side: 'partner', initiative: 2, at: 0.6, after: 2 },
  { title: 'Reference customer named', kind: 'commercial', side: 'partner', initiative: 0, at: 0.8, after: 0 },
  { title: 'Technical day for the largest accounts', kind: 'activity', side: 'vendor', initiative: 0, at: 0.82, after: 0 },
  { title: 'Plan of the next year begun', kind: 'activity', side: 'both', initiative: 2, at: 0.95 },
];

const initiativesOf = (here: Here, year: PlanYear, objectives: readonly PlanObjective[]): PlanContent['initiatives'] =>
  (
    [
      [`More customers in ${here.story.vertical.toLowerCase()}`, 'both', 'revenue'],
      ['A team that knows the product', 'partner', 'certifications'],
      ['Seen together', 'both', 'marketing'],
    ] as const
  ).map(([title, side, kind]) => ({
    id: here.ground.newId(),
    title,
    objectiveId: objectives.find((objective) => objective.kind === kind)?.id ?? null,
    side,
    description: '',
    owner: side === 'partner' ? (here.contacts[0]?.name ?? null) : here.owner.name,
    startsOn: year.from,
    dueOn: year.to,
  }));

const outcomeOf = (here: Here, dueOn: IsoDate, isLate: boolean, isBegun: boolean): Pick<PlanMilestone, 'state' | 'doneOn' | 'evidence'> => {
  const { random, ground } = here;
  // drawn in any case, so that what follows does not depend on the day
  const slip = random.between(-9, 3);
  const { today } = ground.calendar;
  const open = { doneOn: null, evidence: null };
  if (!isBegun || dueOn > today) return { state: isBegun && daysBetween(today, dueOn) < 45 ? 'in_progress' : 'open', ...open };
  if (isLate) return { state: 'in_progress', ...open };
  const done = addDays(dueOn, slip);
  return { state: 'done', doneOn: done < today ? done : today, evidence: 'Noted at the last meeting.' };
};

const milestonesOf = (here: Here, year: PlanYear, course: PlanCourse, initiatives: PlanContent['initiatives']): PlanMilestone[] => {
  const { ground } = here;
  const days = daysBetween(year.from, year.to);
  const ids = steps.map(() => ground.newId());
  const isBegun = !['draft', 'in_review', 'shared'].includes(course.stage);
  const dueOf = (at: number): IsoDate =>
    ground.calendar.on(ground.calendar.workday(ground.calendar.dayOf(addDays(year.from, Math.round(days * at)))));
  // the newest that is due of each side that is late
  const late = new Set(
    (course.late ?? []).map((side) => steps.findLastIndex((step) => step.side === side && dueOf(step.at) < ground.calendar.today)),
  );
  return steps.map(({ title, kind, side, initiative, at, after }, index) => {
    const dueOn = dueOf(at);
    return {
      id: ids[index] ?? '',
      title,
      initiativeId: initiatives[initiative]?.id ?? null,
      kind,
      side,
      owner: side === 'partner' ? (here.contacts[0]?.name ?? null) : here.owner.name,
      startsOn: addDays(dueOn, -40) > year.from ? addDays(dueOn, -40) : year.from,
      dueOn,
      dependsOn: after === undefined ? [] : [ids[after] ?? ''],
      ...outcomeOf(here, dueOn, late.has(index), isBegun),
    };
  });
};

const investmentsOf = (
  here: Here,
  year: PlanYear,
  course: PlanCourse,
  objectives: readonly PlanObjective[],
): PlanContent['investments'] => {
  const { ground, story } = here;
  const { today } = ground.calendar;
  const revenue = (objectives[0]?.targets ?? []).reduce<number>((sum, target) => sum + (target ?? 0), 0);
  const gone = Math.min(1, Math.max(0, daysBetween(year.from, today) / daysBetween(year.from, year.to)));
  const isBegun = !['draft', 'in_review', 'shared'].includes(course.stage);
  const money = (share: number): number => Math.max(50_000, Math.round((revenue * share) / 50_000) * 50_000);
  const spent = (planned: number, pace: number): number | null => (isBegun ? Math.round((planned * gone * pace) / 10) * 10 : null);
  return (
    [
      ['Growth fund', 'vendor', 'mdf', 'money', money(0.02), 0.9],
      ['Technical help in first projects', 'vendor', 'headcount', 'days', 240, 0.8],
      ['Own budget for joint campaigns', 'partner', 'money', 'money', money(0.012), 0.75],
      ['Days in courses', 'partner', 'training', 'days', 160, 1],
    ] as const
  ).map(([title, side, kind, unit, planned, pace]) => ({
    id: ground.newId(),
    title,
    side,
    kind,
    unit,
    currency: unit === 'money' ? (course.twoCurrencies && side === 'vendor' ? 'USD' : story.currency) : null,
    planned,
    spent: spent(planned, pace),
    owner: side === 'partner' ? (here.contacts[0]?.name ?? null) : here.owner.name,
    dueOn: year.to,
  }));
};

/** What both sides do and put in. */
export const stepsOf = (
  here: Here,
  year: PlanYear,
  course: PlanCourse,
  objectives: readonly PlanObjective[],
): Pick<PlanContent, 'initiatives' | 'milestones' | 'investments'> => {
  const initiatives = initiativesOf(here, year, objectives);
  return {
    initiatives,
    milestones: milestonesOf(here, year, course, initiatives),
    investments: investmentsOf(here, year, course, objectives),
  };
};
