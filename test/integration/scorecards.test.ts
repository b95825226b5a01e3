import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
});
afterEach(() => made.close());

type Deals = NonNullable<Parameters<typeof addPartner>[2]>;
const won = (closedOn: string, amount: number): Deals[number] => ({ stage: 'WON', submittedOn: closedOn, closedOn, amount });

/** A partner of the generic profile that won one deal a quarter: `before` in 2016-Q4, `now` in 2017-Q4. */
const addWinner = async (name: string, before: number, now: number, more: object = {}): Promise<string> => {
  const id = await addPartner(made.api, name, [won('2016-11-10', before), won('2017-11-10', now)]);
  await made.api('partners.update', { ids: [id], changes: { status: 'enrolled', enrolledOn: '2015-01-01', ...more } });
  return id;
};
const lineOf = <T extends { metric: string }>(lines: readonly T[], metric: string): T => {
  const found = lines.find((line) => line.metric === metric);
  if (!found) throw new Error(`no line ${metric}`);
  return found;
};

test('a card holds the quarter against the grown one of last year, and its figure opens the rows', async () => {
  const partnerId = await addWinner('Acme', 100_000, 99_000);
  const card = await made.api('scorecards.get', { partnerId });
  expect(card).toMatchObject({ quarter: '2017-Q4', isRunning: false, type: null });
  const revenue = lineOf(card.lines, 'K16');
  expect(revenue).toMatchObject({ rating: 'at_risk', target: { value: 110_000, currency: 'USD', from: 'previous', growth: 0.1 } });
  expect(revenue.attainment).toBeCloseTo(0.9, 9);
  expect(revenue.trend.map(({ value }) => value)).toEqual([0, 100_000, 0, 0, 0, 99_000]);
  const { actual } = revenue;
  if (!actual) throw new Error('no figure');
  const rows = await made.api('figures.rows', { figure: actual.id, partnerId, window: actual.window });
  expect(rows.rows).toMatchObject([{ amount: 99_000 }]);
});

test('a quarter can be asked for by its name, and must be one', async () => {
  const partnerId = await addWinner('Acme', 100_000, 99_000);
  const card = await made.api('scorecards.get', { partnerId, quarter: '2016-Q4' });
  expect(lineOf(card.lines, 'K16').actual?.value).toBe(100_000);
  await expect(made.api('scorecards.get', { partnerId, quarter: '2016-Q9' })).rejects.toMatchObject({ code: 'QUARTER_INVALID' });
  await expect(made.api('scorecards.get', { partnerId: 'nobody' })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

test('a card follows the fiscal year of the partner', async () => {
  const partnerId = await addWinner('Acme', 100_000, 99_000, {
    fiscalCalendar: { kind: 'months', startMonth: 2, naming: 'start-year', weekEndsOn: 6 },
  });
  expect(await made.api('scorecards.get', { partnerId })).toMatchObject({
    quarter: '2017-Q4',
    from: '2017-11-01',
    to: '2018-01-31',
    isRunning: true,
  });
});

describe('among its peers', () => {
  test('a partner has a quartile of its type from five partners on, and the reason before', async () => {
    const ids: string[] = [];
    for (const [index, amount] of [500, 400, 300, 200].entries())
      ids.push(await addWinner(`Peer ${index}`, 100, amount, { type: 'RESELLER_VAR', tier: index < 2 ? 'GOLD' : 'SILVER' }));
    const few = await made.api('scorecards.standing', { partnerId: ids[0] ?? '' });
    expect(lineOf(few.lines, 'K16').standings[0]).toMatchObject({ quartile: null, size: 4 });
    await addWinner('Peer 5', 100, 100, { type: 'RESELLER_VAR', tier: 'GOLD' });
    await addWinner('Another type', 100, 900_000, { type: 'DISTRIBUTOR', tier: 'GOLD' });
    const { lines, groups } = await made.api('scorecards.standing', { partnerId: ids[0] ?? '' });
    expect(groups).toEqual([
      { key: 'type', label: 'Reseller (VAR)', size: 5 },
      { key: 'typeAndTier', label: 'Reseller (VAR), Gold', size: 3 },
    ]);
    const [ofType, ofTier] = lineOf(lines, 'K16').standings;
    expect(ofType).toEqual({ quartile: 1, size: 5, median: 300, reason: null });
    expect(ofTier).toMatchObject({ quartile: null, reason: 'Only 3 partners of the group have this figure; a quartile needs 5.' });
  });
});

test('K61: the ratings of enrolled partners by type add up, and those of prospects do not count', async () => {
  await addWinner('Grows', 100_000, 120_000);
  await addWinner('Shrinks', 100_000, 10_000, { type: 'RESELLER_VAR' });
  await addWinner('Prospect', 100_000, 120_000, { status: 'prospect' });
  const { all, types, partners } = await made.api('scorecards.distribution', {});
  expect(all.partners).toBe(2);
  expect(all.on_track + all.at_risk + all.off_track + all.not_known).toBe(2);
  expect(types.map(({ label, partners: count }) => [label, count])).toEqual([
    ['Reseller (VAR)', 1],
    ['', 1],
  ]);
  const { figure, groups, total } = await made.api('metrics.value', { id: 'K61', rows: 10 });
  expect(figure).toMatchObject({ denominator: 2, reason: null });
  expect(Object.fromEntries(groups.map(({ key, figure: { numerator } }) => [key, numerator]))).toEqual(
    Object.fromEntries(Object.entries(all).filter(([key, count]) => key !== 'partners' && count > 0)),
  );
  expect(total).toBe(2);
  const { window, period, asOf } = figure;
  expect((await made.api('figures.rows', { figure: 'K61', window, period, asOf })).total).toBe(2);
  for (const { id, rating, points } of partners)
    expect((await made.api('scorecards.get', { partnerId: id })).overall).toMatchObject({ rating, points });
});

test('a line of any kind of record opens the records that made its figure, also for an eighth type', async () => {
  await made.api('settings.list.save', { list: 'partner_type', key: 'CLOUD', label: 'Cloud consultant', rank: 9, copyOf: 'MSP' });
  const partnerId = await addWinner('Acme', 100, 100, { type: 'CLOUD' });
  for (const [title, state, dueOn] of [
    ['North', 'renewed', '2017-11-01'],
    ['South', 'churned', '2017-12-01'],
    ['Earlier', 'renewed', '2017-08-01'],
  ] as const)
    await made.api('entries.save', { kind: 'renewal', partnerId, values: { customer: title, dueOn, state, closedOn: dueOn } });
  const card = await made.api('scorecards.get', { partnerId });
  const renewals = lineOf(card.lines, 'K78.renewalRate');
  expect(renewals).toMatchObject({ label: 'Renewal rate', actual: { numerator: 1, denominator: 2, value: 0.5 }, rating: 'off_track' });
  expect(renewals.trend.at(-2)).toMatchObject({ quarter: '2017-Q3', value: 1 });
  const { actual } = renewals;
  if (!actual) throw new Error('no figure');
  const { rows, total } = await made.api('figures.rows', { figure: actual.id, partnerId, window: actual.window });
  expect([total, rows.map(({ title }) => title)]).toEqual([2, ['South', 'North']]);
});
