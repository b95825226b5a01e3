import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverageModels } from '#shared/domain/coverage.ts';
import { calendarYear, type FiscalCalendar, parseQuarter, quarterEndingIn } from '#shared/domain/fiscal.ts';
import { cadences, usualReviews } from '#shared/domain/type-profile.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

const today = '2017-12-31';
let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today });
});
afterEach(() => made.close());

const types = ['RESELLER_VAR', 'MSP', 'DISTRIBUTOR'];
const plans = fc.record({
  every: fc.record(
    Object.fromEntries(coverageModels.map((model) => [model, fc.constantFrom(...cadences)])) as Record<
      (typeof coverageModels)[number],
      fc.Arbitrary<1 | 2 | 4 | null>
    >,
  ),
  daysToHold: fc.constantFrom(0, 20, 45),
});
const people = fc.record({
  type: fc.constantFrom(...types),
  model: fc.constantFrom(...coverageModels),
  startMonth: fc.integer({ min: 1, max: 12 }),
  hasOwnYear: fc.boolean(),
  enrolledOn: fc.constantFrom('2015-01-01', '2017-06-30', '2017-08-15', '2017-10-02', '2017-12-30'),
});

const setPlan = async (type: string, reviews: object): Promise<void> => {
  const found = (await made.api('settings.profiles', {})).find((one) => one.type === type);
  if (!found) throw new Error(`no type ${type}`);
  await made.api('settings.profiles.save', { type, profile: { ...found.profile, reviews: { ...found.profile.reviews, ...reviews } } });
};
const covered = async (name: string, more: object = {}): Promise<string> => {
  const { id } = await made.api('partners.create', { name, type: 'RESELLER_VAR', enrolledOn: '2015-01-01', ...more });
  await made.api('partners.override', { ids: [id], coverage: { value: 'NAMED_ACCOUNT', reason: 'Key account' } });
  return id;
};
const entryOf = async (partnerId: string, quarter: string) => (await made.api('qbrs.list', { quarter, partnerId })).entries[0];

test.each([1, 2, 3])(
  'the alert, the completion rate, the board and the batch ask for the same reviews, whatever the portfolio: %d',
  async (seed) => {
    for (const [at, plan] of fc.sample(plans, { seed, numRuns: types.length }).entries()) await setPlan(types[at] ?? '', plan);
    const ownQuarters = new Map<string, FiscalCalendar>();
    for (const [at, { type, model, startMonth, hasOwnYear, enrolledOn }] of fc.sample(people, { seed, numRuns: 30 }).entries()) {
      const own: FiscalCalendar = { kind: 'months', startMonth, naming: 'end-year', weekEndsOn: 6 };
      const { id } = await made.api('partners.create', {
        name: `Partner ${at}`,
        type,
        enrolledOn,
        ...(hasOwnYear ? { fiscalCalendar: own } : {}),
      });
      await made.api('partners.override', { ids: [id], coverage: { value: model, reason: 'Drawn' } });
      ownQuarters.set(id, hasOwnYear ? own : calendarYear);
    }
    // of each partner the last quarter of its own year that is over: it ends within the two last quarters of the program
    const last = new Map([...ownQuarters].map(([id, own]) => [id, quarterEndingIn(own, { from: '2017-07-01', to: today })?.label ?? '']));
    const named = (found: Iterable<readonly [string, string]>): string[] =>
      [...found]
        .filter(([id, quarter]) => last.get(id) === quarter)
        .map(([id, quarter]) => `${id} ${quarter}`)
        .toSorted();

    const onBoard: Array<[string, string]> = [];
    const inRate: Array<[string, string]> = [];
    for (const label of ['2017-Q2', '2017-Q3', '2017-Q4', '2018-Q1']) {
      const { entries } = await made.api('qbrs.list', { quarter: label });
      onBoard.push(...entries.filter(({ isDue }) => isDue).map(({ partnerId, quarter }): [string, string] => [partnerId, quarter]));
      const period = parseQuarter(calendarYear, label);
      if (!period || label === '2018-Q1') continue;
      const { rows } = await made.api('metrics.value', { id: 'K60', period: label, rows: 200 });
      inRate.push(
        ...rows.map(({ partnerId }): [string, string] => [
          partnerId,
          quarterEndingIn(ownQuarters.get(partnerId) ?? calendarYear, period)?.label ?? '',
        ]),
      );
    }
    const { alerts } = await made.api('alerts.list', { rule: 'A12', limit: 500 });
    const alerted = named(alerts.map(({ alert }) => [alert.partnerId ?? '', alert.subject] as const));
    const due = named(
      (await made.api('qbrs.due', { dueBefore: '2019-01-01' })).map(({ partnerId, quarter }) => [partnerId, quarter] as const),
    );
    expect(due.length).toBeGreaterThan(0);
    expect(named(onBoard)).toEqual(due);
    expect(named(inRate)).toEqual(due);
    expect(alerted).toEqual(due);
  },
);

test('a type that is reviewed once a year owes its fourth quarter alone, on Today too', async () => {
  await setPlan('RESELLER_VAR', { every: { ...usualReviews.every, NAMED_ACCOUNT: 4 } });
  const id = await covered('Yearly');
  expect(await entryOf(id, '2017-Q3')).toMatchObject({ isDue: false, overdue: false, stage: 'due' });
  expect(await entryOf(id, '2017-Q4')).toMatchObject({ isDue: true, overdue: false, dueOn: '2018-02-14' });
  const { qbrs } = await made.api('today.get', {});
  expect(qbrs.entries.map(({ quarter, needs }) => [quarter, needs])).toEqual([['2017-Q4', 'date']]);
});

test('what is due when follows the days that the type has to hold its reviews', async () => {
  const id = await covered('Late');
  const level = async () =>
    (await made.api('alerts.list', { rule: 'A12' })).alerts.find(({ alert }) => alert.subject === '2017-Q3')?.alert.level;
  expect(await entryOf(id, '2017-Q3')).toMatchObject({ overdue: true, dueOn: '2017-11-14' });
  expect(await level()).toBe(2);
  await setPlan('RESELLER_VAR', { daysToHold: 92 });
  expect(await entryOf(id, '2017-Q3')).toMatchObject({ overdue: false, dueOn: '2017-12-31' });
  expect(await level()).toBe(0);
});

test('a review is prepared once the CAM calls it ready, on Today', async () => {
  const id = await covered('Soon');
  const { id: qbr } = await made.api('qbrs.create', { partnerId: id, quarter: '2017-Q4' });
  await made.api('qbrs.update', { id: qbr, scheduledOn: '2018-01-05' });
  const said = async () => {
    const { qbrs, meetings } = await made.api('today.get', {});
    return [qbrs.entries.find((one) => one.id === qbr)?.needs, meetings.next.find((one) => one.id === qbr)?.preparation];
  };
  expect(await said()).toEqual(['package', 'preparing']);
  await made.api('qbrs.move', { id: qbr, to: 'ready' });
  expect(await said()).toEqual(['meeting', 'ready']);
});

test('names what is due or planned before a day, the most pressing first, and nothing that was held', async () => {
  await covered('Late');
  const planned = await covered('Planned', { enrolledOn: '2017-10-02' });
  const held = await covered('Held');
  const { id } = await made.api('qbrs.create', { partnerId: planned, quarter: '2017-Q4' });
  await made.api('qbrs.update', { id, scheduledOn: '2017-12-31' });
  for (const quarter of ['2017-Q3', '2017-Q4']) {
    const review = await made.api('qbrs.create', { partnerId: held, quarter });
    await made.api('qbrs.update', { id: review.id, state: 'held', heldOn: '2017-12-20' });
  }
  const due = async (dueBefore: string) =>
    (await made.api('qbrs.due', { dueBefore })).map(({ partner, quarter, stage }) => [partner, quarter, stage]);
  expect(await due('2018-01-01')).toEqual([
    ['Late', '2017-Q3', 'due'],
    ['Planned', '2017-Q4', 'preparing'],
  ]);
  expect(await due('2018-02-14')).toHaveLength(2);
  expect(await due('2018-02-15')).toContainEqual(['Late', '2017-Q4', 'due']);
});
