import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let partnerId: string;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
  ({ id: partnerId } = await made.api('partners.create', { name: 'Acme', type: 'REFERRAL_AGENT', enrolledOn: '2017-06-01' }));
});
afterEach(() => made.close());

/** The rows that the inspector opens for a figure. */
const behind = async ({ id, window, asOf, period }: Awaited<ReturnType<typeof value>>) =>
  (await made.api('figures.rows', { figure: id, window, asOf, period })).rows.map(({ kind, title }) => `${kind} ${title}`);
const value = async (id: string, more: { asOf?: string; period?: string; preset?: string } = {}) =>
  (await made.api('metrics.value', { id, ...more })).figure;

test('K55: a registration that expired after it was approved stays one that did not convert, and no decision counts before its day', async () => {
  const registration = { partnerId, submittedOn: '2017-05-02', decidedOn: '2017-12-01', amount: null };
  await made.api('deals.save', { ...registration, stage: 'WON', closedOn: '2017-12-10', registrationState: 'approved' });
  await made.api('deals.save', { ...registration, stage: 'ENGAGING', registrationState: 'expired' });
  expect(await value('K55', { period: '2017-Q2' })).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
  expect(await value('K55', { asOf: '2017-12-05', period: '2017-Q2' })).toMatchObject({ numerator: 0, denominator: 2 });
  expect(await value('K55', { asOf: '2017-06-15' })).toMatchObject({ value: null, denominator: 0 });
});

test('K81: a lead is converted from the day on that it was won, and one with a deal from the day of the deal', async () => {
  const lead = { customer: 'Globex', submittedOn: '2017-10-05' };
  await made.api('entries.save', { kind: 'lead', partnerId, values: { ...lead, state: 'won', closedOn: '2017-12-01' } });
  const { id: deal } = await made.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: '2017-11-01', amount: null });
  await made.api('entries.save', { kind: 'lead', partnerId, values: { ...lead, state: 'qualified', deal } });
  const converted = async (asOf: string) => (await value('K81.conversion', { asOf })).numerator;
  expect([await converted('2017-10-31'), await converted('2017-11-30'), await converted('2017-12-31')]).toEqual([0, 1, 2]);
});

test('a period that has not begun is not available, whatever is asked of it', async () => {
  await made.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: '2017-12-20', amount: null });
  for (const id of ['K01', 'K04', 'K10', 'K11', 'K53'])
    expect(await value(id, { period: '2018-Q1' }), id).toMatchObject({
      value: null,
      numerator: null,
      reason: 'The period has not begun yet.',
      window: { from: '2018-01-01', to: '2018-03-31' },
    });
  expect(await value('K53')).toMatchObject({ value: 1, window: { from: '2017-10-01', to: '2017-12-31' } });
});

test('K28 names the preset by which it tells who became active', async () => {
  await made.api('entries.save', {
    kind: 'campaign',
    partnerId,
    values: { name: 'Spring', type: 'email', state: 'deployed', deployedOn: '2017-06-20' },
  });
  expect(await value('K28')).toMatchObject({ value: 1, preset: 'ACTIVE_90D' });
  expect(await value('K28', { preset: 'ACTIVE_12M_DEALREG' })).toMatchObject({ value: 0, preset: 'ACTIVE_12M_DEALREG' });
});

test('the inspector opens the records of the very quarter and cohort that a figure was read in', async () => {
  await made.api('entries.save', {
    kind: 'forecast',
    partnerId,
    values: { quarter: '2017-Q4', category: 'commit', amount: { minor: 1000, currency: 'USD' }, submittedOn: '2017-10-02' },
  });
  await made.api('deals.save', {
    partnerId,
    stage: 'WON',
    submittedOn: '2017-10-10',
    closedOn: '2017-12-20',
    amount: { minor: 800, currency: 'USD' },
  });
  expect((await behind(await value('K23'))).toSorted()).toEqual(['Deal Deal', 'Forecast 2017-Q4 commit']);
  // enrolled in the cohort of the day, which ended 90 days before it
  await made.api('partners.create', { name: 'Recent', enrolledOn: '2017-09-20' });
  expect(await value('K28')).toMatchObject({ denominator: 2 });
  expect((await behind(await value('K28'))).toSorted()).toEqual(['Partner Acme', 'Partner Recent']);
});

test('a share of resellers or of certificates opens those, not the partner above', async () => {
  const { id: distributor } = await made.api('partners.create', { name: 'Hub', type: 'DISTRIBUTOR', enrolledOn: '2015-01-01' });
  for (const [name, status] of [
    ['East', 'enrolled'],
    ['West', 'enrolled'],
    ['Gone', 'terminated'],
  ] as const) {
    const { id } = await made.api('partners.create', { name, status, parentId: distributor, enrolledOn: '2015-01-01' });
    if (name === 'East') await made.api('deals.save', { partnerId: id, stage: 'ENGAGING', submittedOn: '2017-12-01', amount: null });
  }
  const { figure, rows } = await made.api('metrics.value', { id: 'K36', partnerId: distributor, rows: 10 });
  expect(figure).toMatchObject({ numerator: 1, denominator: 2 });
  expect(rows.map(({ partner, inputs }) => [partner, inputs.length])).toEqual([
    ['East', 2],
    ['West', 1],
  ]);
  const facts = await made.api('partners.facts', {});
  expect(facts.partners.find(({ id }) => id === distributor)?.downstream).toBe(2);

  const { id: reseller } = await made.api('partners.create', { name: 'Dealer', type: 'RESELLER_VAR', enrolledOn: '2015-01-01' });
  const certificate = { state: 'certified', startedOn: '2017-01-10', achievedOn: '2017-02-01' };
  await made.api('entries.save', { kind: 'certificate', partnerId: reseller, values: { ...certificate, definition: 'SALES_FOUNDATION' } });
  const current = await made.api('metrics.value', { id: 'K40', partnerId: reseller, rows: 10 });
  expect(current.figure.numerator).toBe(1);
  expect(current.rows.map(({ entity }) => entity)).toEqual(['certificate']);
});
