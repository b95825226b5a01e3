import { describe, expect, test } from 'vitest';
import type { IsoDate } from '#shared/domain/dates.ts';
import { shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import { calendarYear } from '#shared/domain/fiscal.ts';
import { findMetric, missingReason } from '#shared/metrics/engine/metrics.ts';
import { fedValue, findFeed, planFeeds } from '#shared/plan/feeds.ts';
import { PlanContent } from '#shared/plan/model.ts';
import { planQuarters } from '#shared/plan/quarters.ts';
import { planTemplate } from '#shared/plan/templates/make.ts';
import { planTerms } from '#test/support/plan-content.ts';

const terms = planTerms();
const quarters = planQuarters(terms, { ours: calendarYear, partner: null }, '2026-01-01');
const made = (type: string | null, segment: string | null, begunOn: IsoDate = '2026-01-01') => {
  let count = 0;
  const nextId = () => {
    count += 1;
    return `id-${count}`;
  };
  return planTemplate({ type, segment, terms, quarters, begunOn, nextId });
};
const types = [...Object.keys(shippedProfiles), 'A_TYPE_OF_THEIR_OWN'];
const all = types.flatMap((type) => investmentSegments.map((segment) => [type, segment] as const));

describe('feeds', () => {
  const units = { money: ['money'], count: ['count'], percent: ['ratio'], number: ['days', 'hours', 'number'] };
  test.each(planFeeds)('$id is a metric with values of its unit, for the type that it is measured for', (feed) => {
    const metric = findMetric(feed.id);
    if (!metric) throw new Error(`no metric is called ${feed.id}`);
    expect(units[feed.unit]).toContain(metric.unit);
    expect(missingReason(metric)).toBeNull();
    expect(metric.isShare).toBeUndefined();
    expect([undefined, feed.partnerType]).toContain(metric.partnerType);
    // what adds up over the quarters is read over a quarter
    if (feed.accrual === 'sum') expect(metric.window).toBe('period');
  });
  test('stand once each', () => {
    expect(new Set(planFeeds.map(({ id }) => id)).size).toBe(planFeeds.length);
  });
  test.each([
    ['percent', 0.825, 8250],
    ['number', 2.345, 235],
    ['money', 12_345, 12_345],
    ['count', 3, 3],
    ['percent', -0.00005, -1],
  ] as const)('give %s %d as %d of the least unit', (unit, value, least) => {
    expect(fedValue(unit, value)).toBe(least);
  });
});

describe.each(all)('the plan of %s in %s', (type, segment) => {
  const plan = made(type, segment);
  test('is a plan whose weights add up to 100, with each objective once', () => {
    expect(PlanContent.parse({ terms, ...plan })).toEqual({ terms, ...plan });
    expect(plan.objectives.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(new Set(plan.objectives.map(({ title }) => title)).size).toBe(plan.objectives.length);
    expect(new Set(plan.objectives.flatMap(({ feed }) => feed ?? [])).size).toBe(
      plan.objectives.filter(({ feed }) => feed !== null).length,
    );
  });
  test('is fed by metrics of its own type, in their kind and unit', () => {
    for (const { feed, kind, unit, accrual, currency } of plan.objectives) {
      expect(currency).toBe(unit === 'money' ? 'EUR' : null);
      if (feed === null) continue;
      expect(findFeed(feed)).toMatchObject({ kind, unit, accrual });
      expect([null, type]).toContain(findFeed(feed)?.partnerType);
    }
  });
  test('has ids of its own and references that lead somewhere', () => {
    const lists = [plan.objectives, plan.initiatives, plan.milestones, plan.investments];
    const ids = lists.flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { objectiveId } of plan.initiatives)
      if (objectiveId !== null) expect(plan.objectives.map(({ id }) => id)).toContain(objectiveId);
    for (const { initiativeId } of plan.milestones) expect(plan.initiatives.map(({ id }) => id)).toContain(initiativeId);
  });
  test('has milestones within the year, each after those that it needs', () => {
    const byId = new Map(plan.milestones.map((one) => [one.id, one]));
    for (const { dueOn, dependsOn, title } of plan.milestones) {
      expect(dueOn !== null && dueOn >= terms.startsOn && dueOn <= terms.endsOn, title).toBe(true);
      for (const id of dependsOn) expect((byId.get(id)?.dueOn ?? '9') <= (dueOn ?? ''), title).toBe(true);
    }
    expect(plan.milestones.map(({ kind }) => kind)).toContain('commercial');
  });
  test('asks both sides to invest', () => {
    expect(new Set(plan.investments.map(({ side }) => side))).toEqual(new Set(['vendor', 'partner']));
  });
});

test('a plan that is begun in its fourth quarter has no milestone that is late from the start', () => {
  const days = made('MSP', 'ACTIVE_STANDARD', '2026-11-20').milestones.map(({ dueOn }) => dueOn);
  const early = made('MSP', 'ACTIVE_STANDARD').milestones.map(({ dueOn }) => dueOn);
  expect(days).toEqual(early.map((day) => (day !== null && day < '2026-11-20' ? null : day)));
  expect(days).toContain(null);
});

test('a type has eight objectives and measures of its own', () => {
  expect(made('RESELLER_VAR', 'HIGH_PERFORMING').objectives).toHaveLength(8);
  expect(made('DISTRIBUTOR', null).objectives.map(({ feed }) => feed)).toEqual(
    expect.arrayContaining(['K77.sellThrough', 'K77.resellers']),
  );
  expect(made('MSP', null).objectives.map(({ feed }) => feed)).toEqual(expect.arrayContaining(['K78.seats', 'K78.renewalRate']));
});

test('a type and a segment that nobody knows have the general plan', () => {
  expect(made('constructor', 'toString')).toEqual(made(null, 'ACTIVE_STANDARD'));
});

test('the strategic plan has sponsors, reviews of every quarter, joint development and time of executives of both sides', () => {
  const { initiatives, milestones, investments } = made('STRATEGIC_ALLIANCE', 'STRATEGIC');
  expect(initiatives.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Govern the partnership at executive level', 'Develop something together that neither has alone']),
  );
  expect(milestones.filter(({ title }) => title.startsWith('Strategic review')).map(({ dueOn }) => dueOn)).toEqual([
    '2026-03-31',
    '2026-06-30',
    '2026-09-30',
  ]);
  for (const kind of ['executive_time', 'co_development']) {
    expect(new Set(investments.filter((one) => one.kind === kind).map(({ side }) => side)), kind).toEqual(new Set(['vendor', 'partner']));
  }
});

test.each([
  ['RESELLER_VAR', 'Deals registered'],
  ['REFERRAL_AGENT', 'Leads submitted'],
  ['ISV', 'Listings published'],
])('the plan to activate a %s is about what counts first for it (%s), certificates, and no selling time of ours', (type, first) => {
  const { objectives, investments } = made(type, 'ACTIVATION_FOCUS');
  expect(objectives.map(({ title }) => title).slice(0, 2)).toEqual([first, 'Required certificates valid']);
  expect(objectives[0]?.targets).toEqual([1, 1, 1, 1]);
  expect(investments.map(({ kind }) => kind)).not.toContain('co_sell');
});
