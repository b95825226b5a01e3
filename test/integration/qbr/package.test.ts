import { afterEach, expect, test } from 'vitest';
import { importRealPartner } from '#test/support/real-partners.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
afterEach(() => app.close());

test('builds the figures of a real quarter with the quarter before and the year before', async () => {
  app = await makeApp({ today: '2017-12-31' });
  const partnerId = await importRealPartner(app.api, 'Hottechi');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { package: built, live, moved } = await app.api('qbrs.get', { id });
  const { now, previous, yearBefore } = built.figures;
  expect(now.wonCount.value).toBe(28);
  expect(now.wonAmount).toMatchObject({ value: 4_862_100, currency: 'USD', window: { from: '2017-10-01', to: '2017-12-31' } });
  expect(now.lostCount.value).toBe(33);
  expect(now.winRate.value).toBeCloseTo(28 / 61, 10);
  expect(now.averageDeal.value).toBe(Math.round(4_862_100 / 28));
  expect(now.openDeals.value).toBe(7);
  expect(built.pipeline.deals).toHaveLength(7);
  expect([previous.wonCount.value, previous.lostCount.value]).toEqual([33, 19]);
  expect(yearBefore.winRate).toMatchObject({ value: null, reason: 'No deal was closed in this period.' });
  expect(built.trend.at(-1)).toMatchObject({ quarter: '2017-Q4', wonCount: 28, lostCount: 33 });
  expect(built.productMix.reduce((sum, { wonCount }) => sum + wonCount, 0)).toBe(28);
  expect([live, moved]).toEqual([true, []]);
});

test('shows only what was known when the as-of date lies inside the quarter', async () => {
  app = await makeApp({ today: '2018-03-01' });
  const partnerId = await addPartner(app.api, 'Early', [
    { stage: 'WON', submittedOn: '2017-09-01', closedOn: '2017-10-10', amount: 1000 },
    { stage: 'WON', submittedOn: '2017-09-01', closedOn: '2017-12-10', amount: 2000 },
  ]);
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { package: built } = await app.api('qbrs.get', { id, asOf: '2017-11-01' });
  expect(built.figures.now.wonAmount.value).toBe(1000);
  expect(built.figures.now.openDeals.value).toBe(1);
  expect(built.pipeline.deals[0]).toMatchObject({ stageLabel: 'Closed since', ageDays: 61 });
});

test('has no figures but a reason when the quarter has not begun', async () => {
  app = await makeApp({ today: '2017-12-31' });
  const partnerId = await addPartner(app.api, 'Later');
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2018-Q1' });
  const { package: built } = await app.api('qbrs.get', { id });
  expect(built.figures.now.wonCount).toMatchObject({ value: null, reason: 'The quarter 2018-Q1 has not begun on the as-of date.' });
  expect(built.trend.at(-1)?.quarter).toBe('2017-Q4');
});

test('uses the fiscal calendar of the partner where it has one', async () => {
  app = await makeApp({ today: '2017-12-31' });
  const partnerId = await addPartner(app.api, 'February', [
    { stage: 'WON', submittedOn: '2017-08-01', closedOn: '2017-10-31', amount: 700 },
  ]);
  await app.api('partners.update', {
    ids: [partnerId],
    changes: { fiscalCalendar: { kind: 'months', startMonth: 2, naming: 'end-year', weekEndsOn: 6 } },
  });
  const { id } = await app.api('qbrs.create', { partnerId, quarter: '2018-Q3' });
  const { package: built } = await app.api('qbrs.get', { id });
  expect(built.quarter).toEqual({ label: '2018-Q3', from: '2017-08-01', to: '2017-10-31' });
  expect(built.figures.now.wonAmount.value).toBe(700);
  const board = await app.api('qbrs.list', { quarter: '2017-Q4' });
  expect(board.entries).toMatchObject([{ partner: 'February', quarter: '2018-Q4', state: 'due' }]);
});
