import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
});
afterEach(() => made.close());

const completed = async () => (await made.api('metrics.value', { id: 'K60', rows: 100 })).figure;
/** A partner that a person covers, because somebody decided so. */
const covered = async (name: string, more: object = {}): Promise<string> => {
  const { id } = await made.api('partners.create', { name, enrolledOn: '2015-01-01', ...more });
  await made.api('partners.override', { ids: [id], coverage: { value: 'NAMED_ACCOUNT', reason: 'Key account' } });
  return id;
};
const review = async (partnerId: string, quarter: string, heldOn: string, outcome: string | null) => {
  const { id } = await made.api('qbrs.create', { partnerId, quarter });
  await made.api('qbrs.update', { id, state: 'held', heldOn, outcome });
};

test('X33: 12 due, 9 held with an outcome, 1 held without: 75 %', async () => {
  for (let index = 0; index < 12; index++) {
    const id = await covered(`Partner ${index}`);
    if (index < 10) await review(id, '2017-Q4', '2017-12-12', index < 9 ? 'Agreed on two campaigns' : null);
  }
  expect(await completed()).toMatchObject({ value: 0.75, numerator: 9, denominator: 12 });
});

test('K60 and A12 ask a review of the same partners: of each that is covered, also where none was planned', async () => {
  await review(await covered('Held'), '2017-Q3', '2017-09-20', 'Agreed');
  const missed = await covered('Missed');
  await covered('Later', { enrolledOn: '2017-10-02' });
  await made.api('partners.create', { name: 'Not covered', enrolledOn: '2015-01-01' });
  const { figure, rows } = await made.api('metrics.value', { id: 'K60', period: '2017-Q3', rows: 100 });
  expect(figure).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  expect(rows.map(({ entity, partner }) => `${entity} ${partner}`).toSorted()).toEqual(['partner Missed', 'qbr Held']);
  const { alerts } = await made.api('alerts.list', { rule: 'A12' });
  const late = alerts.filter(({ alert }) => alert.subject === '2017-Q3');
  expect(late.map(({ alert }) => alert.partnerId)).toEqual([missed]);
});

test('a review falls in the period in which its own quarter ends, whatever that quarter is called', async () => {
  const fiscalCalendar = { kind: 'months' as const, startMonth: 7, naming: 'end-year' as const, weekEndsOn: 6 };
  const { id } = await made.api('partners.create', { name: 'July', enrolledOn: '2015-01-01', fiscalCalendar });
  // April to June 2017 by its calendar
  await review(id, '2017-Q4', '2017-07-10', 'Agreed');
  expect(await completed()).toMatchObject({ value: null, denominator: 0 });
  await review(id, '2018-Q2', '2017-12-20', 'Agreed');
  expect(await completed()).toMatchObject({ value: 1, denominator: 1 });
  const { figure } = await made.api('metrics.value', { id: 'K60', partnerId: id, period: '2018-Q2' });
  expect(figure).toMatchObject({ numerator: 1, denominator: 1, window: { from: '2017-10-01' } });
});
