import { termColumns } from '#core/plans/columns.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import type { Here } from '../here.ts';
import { planContentOf } from '../plans/content.ts';
import { put, putItems, putVersion } from '../plans/rows.ts';
import { type PlanCourse, planCourseOf } from '../plans/stages.ts';
import { firstVersionOf } from '../plans/versions.ts';
import { type PlanYear, planYearOf } from '../plans/year.ts';

/** The plan that a partner has this year, and since when both sides stand by it; null: they do not yet. */
export type PlantedPlan = { id: string; agreedOn: IsoDate | null };

const reason = 'The second half of the year goes better than we thought: more revenue, and one milestone more.';
const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The columns that say how far a plan has come, with its versions and signatures put aside. */
const standing = (here: Here, planId: string, content: PlanContent, year: PlanYear, { stage }: PlanCourse) => {
  const { today } = here.ground.calendar;
  const enrolledOn = here.enrolled === null ? today : here.on(here.enrolled);
  const firstOn = earlier(later(addDays(year.from, -6), addDays(enrolledOn, 30)), today);
  const secondOn = earlier(later(addDays(year.quarters[2].from, -3), firstOn), today);
  const both = ['vendor', 'partner'] as const;
  switch (stage) {
    case 'draft':
    case 'in_review':
      return { state: stage, agreedOn: null };
    case 'shared':
      putVersion(here, planId, content, { number: 1, on: earlier(addDays(year.from, 20), today), sides: ['vendor'] });
      return { state: stage, shared_on: earlier(addDays(year.from, 10), today), agreedOn: null };
    case 'active':
    case 'closed': {
      const print = putVersion(here, planId, content, { number: 1, on: firstOn, sides: both });
      const closed = stage === 'closed' ? { closed_on: earlier(addDays(year.to, 20), today) } : {};
      return {
        state: stage === 'closed' ? stage : 'agreed',
        shared_on: firstOn,
        agreed_revision: 1,
        agreed_print: print,
        agreed_on: firstOn,
        agreedOn: firstOn,
        ...closed,
      };
    }
    case 'amended': {
      const print = putVersion(here, planId, firstVersionOf(content), { number: 1, on: firstOn, sides: both });
      return {
        state: 'shared',
        shared_on: firstOn,
        revision: 2,
        revision_reason: reason,
        agreed_revision: 1,
        agreed_print: print,
        agreed_on: firstOn,
        agreedOn: firstOn,
      };
    }
    case 'revised': {
      putVersion(here, planId, firstVersionOf(content), { number: 1, on: firstOn, sides: both });
      const print = putVersion(here, planId, content, { number: 2, on: secondOn, reason, sides: both });
      return {
        state: 'agreed',
        shared_on: secondOn,
        revision: 2,
        revision_reason: reason,
        agreed_revision: 2,
        agreed_print: print,
        agreed_on: secondOn,
        agreedOn: firstOn,
      };
    }
  }
};

const plantPlan = (here: Here, year: PlanYear, course: PlanCourse): PlantedPlan => {
  const id = here.ground.newId();
  const content = planContentOf(here, year, course);
  const { agreedOn, ...columns } = standing(here, id, content, year, course);
  const isClosed = course.stage === 'closed';
  put(here, 'plan', [
    {
      id,
      partner_id: here.partnerId,
      owner_id: here.owner.id,
      ...termColumns(content.terms),
      ...columns,
      closing: isClosed ? 'The year closed near its targets. What was left open went into the plan after it.' : '',
      note: course.late ? 'Speak with both managers before the next review: the people for it are missing on both sides.' : '',
    },
  ]);
  putItems(here, id, content);
  return { id, agreedOn };
};

const comments = [
  ['The second region begins a month late; the target of the year stays.', 0],
  ['Their new marketing lead wants to see the campaign plan first.', null],
] as const;

const plantComments = (here: Here, planId: string): void => {
  const objectives = (here.rows.get('plan_objective') ?? []).filter((row) => row['plan_id'] === planId);
  put(
    here,
    'plan_comment',
    comments.map(([text, place], at) => ({
      id: here.ground.newId(),
      partner_id: here.partnerId,
      plan_id: planId,
      subject_id: place === null ? null : (objectives[place]?.['id'] ?? null),
      text,
      author: here.owner.name,
      written_on: here.on(12 + at * 9),
    })),
  );
};

/** The joint business plan of this year, and last year's where there is room for it. */
export const plantPlans = (here: Here, isTold: boolean): PlantedPlan | null => {
  const { ground, story, quota, enrolled } = here;
  const course = planCourseOf(here);
  if (course === null) return null;
  const calendar = course.calendar === 'partner' && story.calendar ? story.calendar : ground.fiscal;
  const { today } = ground.calendar;
  const isOver = story.status === 'terminated';
  const withLast = quota.plans === null ? isTold && story.name === 'Harbourlight Solutions' : quota.plans > 1;
  if (withLast && !isOver && enrolled !== null)
    plantPlan(here, planYearOf(calendar, today, -1), { ...course, stage: 'closed', aim: 1.03, late: [] });
  const planted = plantPlan(here, planYearOf(calendar, today, isOver ? -1 : 0), course);
  if (withLast && isTold) plantComments(here, planted.id);
  return planted;
};
