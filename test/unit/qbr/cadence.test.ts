import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { type FiscalCalendar, fiscalQuarter, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { type ReviewPlan, TypeProfile, usualReviews } from '#shared/domain/type-profile.ts';
import { isReviewed, type ReviewSubject, reviewDueOn } from '#shared/qbr/cadence.ts';

const plan = (named: 1 | 2 | 4 | null, daysToHold = 45): ReviewPlan => ({
  every: { ...usualReviews.every, NAMED_ACCOUNT: named },
  daysToHold,
});
const subject = (more: Partial<ReviewSubject> = {}): ReviewSubject => ({
  isEnrolled: true,
  enrolledOn: '2015-01-01',
  coverage: 'NAMED_ACCOUNT',
  reviews: usualReviews,
  ...more,
});
const months = (startMonth: number): FiscalCalendar => ({ kind: 'months', startMonth, naming: 'end-year', weekEndsOn: 6 });
const weeks: FiscalCalendar = { kind: '445', startMonth: 2, naming: 'start-year', weekEndsOn: 6 };

/** The numbers of the quarters of two fiscal years for which a review is due. */
const dueIn = (calendar: FiscalCalendar, reviews: ReviewPlan): number[] => {
  const first = fiscalQuarter(calendar, 2017, 1);
  return Array.from({ length: 8 }, (_, at) => shiftQuarter(calendar, first, at))
    .filter((quarter) => reviewDueOn(subject({ reviews }), quarter) !== null)
    .map(({ quarter }) => quarter);
};

test.each([...Array.from({ length: 12 }, (_, at) => months(at + 1)), weeks])(
  'names the quarters of the fiscal year, whenever it starts: %o',
  (calendar) => {
    expect(dueIn(calendar, plan(1))).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    expect(dueIn(calendar, plan(2))).toEqual([2, 4, 2, 4]);
    expect(dueIn(calendar, plan(4))).toEqual([4, 4]);
    expect(dueIn(calendar, plan(null))).toEqual([]);
    const quarter = quarterOf(calendar, '2017-11-20');
    expect(reviewDueOn(subject({ reviews: plan(1, 30) }), quarter)).toBe(addDays(quarter.to, 30));
  },
);

test('is due so many days after the quarter, also after the 53rd week of a year', () => {
  expect(reviewDueOn(subject(), fiscalQuarter(months(1), 2017, 4))).toBe('2018-02-14');
  expect(reviewDueOn(subject(), fiscalQuarter(weeks, 2017, 4))).toBe(addDays(fiscalQuarter(weeks, 2018, 1).from, 44));
});

test('begins with the quarter in which a partner was enrolled, and asks nothing of one that is not enrolled or not covered', () => {
  const [third, fourth] = ([3, 4] as const).map((number) => fiscalQuarter(months(1), 2017, number));
  if (!third || !fourth) throw new Error('two quarters');
  expect(reviewDueOn(subject({ enrolledOn: '2017-10-01' }), third)).toBeNull();
  expect(reviewDueOn(subject({ enrolledOn: '2017-12-31' }), fourth)).toBe('2018-02-14');
  expect(reviewDueOn(subject({ enrolledOn: null }), third)).toBe('2017-11-14');
  for (const more of [{ isEnrolled: false }, { coverage: null }, { coverage: 'SCALED_DIGITAL' }] as const) {
    expect(reviewDueOn(subject(more), fourth)).toBeNull();
    expect(isReviewed(subject(more))).toBe(false);
  }
  expect(isReviewed(subject({ reviews: plan(4) }))).toBe(true);
});

test('a profile from before there was a cadence means what it meant: covered partners every quarter', () => {
  const { reviews: _, ...old } = genericProfile;
  expect(TypeProfile.parse(JSON.parse(JSON.stringify(old))).reviews).toEqual({
    every: { HIGH_TOUCH_DEDICATED: 1, NAMED_ACCOUNT: 1, SCALED_DIGITAL: null, SELF_SERVICE: null },
    daysToHold: 45,
  });
  expect(
    TypeProfile.safeParse({ ...genericProfile, reviews: { every: { ...usualReviews.every, NAMED_ACCOUNT: 3 }, daysToHold: 45 } }).success,
  ).toBe(false);
});
