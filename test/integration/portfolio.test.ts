import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp({ today: '2017-12-31' });
});
afterEach(() => made.close());

const row = async (name: string, asOf?: string) => {
  const { partners } = await made.api('partners.list', asOf === undefined ? {} : { asOf });
  const found = partners.find((partner) => partner.name === name);
  if (!found) throw new Error(`no partner ${name}`);
  return found;
};

test('counts what was won in the twelve months up to the as-of date, first day outside, last day inside', async () => {
  await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2016-11-01', closedOn: '2016-12-31', amount: 100 },
    { stage: 'WON', submittedOn: '2016-11-01', closedOn: '2017-01-01', amount: 20 },
    { stage: 'WON', submittedOn: '2017-11-01', closedOn: '2017-12-31', amount: 3 },
    { stage: 'LOST', submittedOn: '2017-11-01', closedOn: '2017-12-01' },
  ]);
  expect(await row('Acme')).toMatchObject({ wonCount: 2, wonAmount: 23, lostCount: 1, openDeals: 0, openAmount: null });
});

test('a deal that closed after the as-of date was still open on it', async () => {
  await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-05-01', closedOn: '2017-09-01', amount: 500 }]);
  expect(await row('Acme', '2017-06-30')).toMatchObject({ openDeals: 1, openAmount: 500, wonCount: 0 });
  expect(await row('Acme', '2017-04-30')).toMatchObject({ openDeals: 0, wonCount: 0, lastCommercialEvent: null });
});

test('X24 and X26: presets differ, and the header names its own', async () => {
  await addPartner(made.api, 'Edge', [{ stage: 'ENGAGING', submittedOn: '2017-10-02' }]);
  await addPartner(made.api, 'Inside', [{ stage: 'ENGAGING', submittedOn: '2017-10-03' }]);
  await addPartner(made.api, 'Old', [{ stage: 'ENGAGING', submittedOn: '2017-06-14' }]);
  const inNinety = await made.api('partners.list', {});
  expect(inNinety.partners.filter(({ active }) => active).map(({ name }) => name)).toEqual(['Inside']);
  expect(inNinety.header.activeRatio).toMatchObject({
    numerator: 1,
    denominator: 3,
    preset: 'ACTIVE_90D',
    window: { from: '2017-10-03', to: '2017-12-31' },
  });
  await made.api('settings.update', { activePreset: 'ACTIVE_12M_DEALREG' });
  const inYear = await made.api('partners.list', {});
  expect(inYear.header.activeRatio).toMatchObject({ numerator: 3, preset: 'ACTIVE_12M_DEALREG' });
});

test('amounts in another currency use the rate of the as-of date and name it; without a rate they are not available', async () => {
  await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-11-01', closedOn: '2017-12-01', amount: 1000 },
    { stage: 'WON', submittedOn: '2017-11-01', closedOn: '2017-12-01', amount: 1000, currency: 'EUR' },
  ]);
  expect((await made.api('partners.list', {})).header.revenue).toMatchObject({ value: null, reason: 'There is no rate into USD for EUR.' });
  await made.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', validFrom: '2017-01-01', rate: '1.2' });
  const { header } = await made.api('partners.list', {});
  expect(header.revenue).toMatchObject({ value: 2200, currency: 'USD', rate: { rule: 'dated', on: '2017-12-31', pairs: ['EUR/USD'] } });
});

test('the rows behind a figure add up to it', async () => {
  const id = await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-09-01', closedOn: '2017-10-05', amount: 700 },
    { stage: 'WON', submittedOn: '2017-09-01', closedOn: '2017-11-05', amount: 300 },
    { stage: 'LOST', submittedOn: '2017-09-01', closedOn: '2017-11-06' },
    { stage: 'ENGAGING', submittedOn: '2017-09-01' },
  ]);
  const { lines, quarter } = await made.api('partners.scorecard', { id });
  expect(quarter).toBe('2017-Q4');
  const byId = new Map(lines.map((line) => [line.now.id, line.now]));
  expect([
    byId.get('wonAmount')?.value,
    byId.get('wonCount')?.value,
    byId.get('winRate')?.value,
    byId.get('averageDeal')?.value,
    byId.get('openDeals')?.value,
  ]).toEqual([1000, 2, 2 / 3, 500, 1]);
  for (const [figure, count] of [
    ['wonAmount', 2],
    ['winRate', 3],
    ['openDeals', 1],
  ] as const) {
    const found = byId.get(figure);
    if (!found) throw new Error(`no figure ${figure}`);
    const { rows, total } = await made.api('figures.rows', { figure, partnerId: id, window: found.window });
    expect([rows.length, total], figure).toEqual([count, count]);
  }
  expect(lines.some(({ kind }) => kind === 'activity') && lines.some(({ kind }) => kind === 'outcome')).toBe(true);
});

test('quarters follow the fiscal year of the partner when it has its own', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-09-01', closedOn: '2017-11-05', amount: 700 }]);
  const labels = async (): Promise<string[]> =>
    (await made.api('partners.quarters', { id, count: 2 })).quarters.map(({ quarter, wonCount }) => `${quarter}:${wonCount}`);
  expect(await labels()).toEqual(['2017-Q3:0', '2017-Q4:1']);
  await made.api('partners.update', {
    ids: [id],
    changes: { fiscalCalendar: { kind: 'months', startMonth: 2, naming: 'end-year', weekEndsOn: 6 } },
  });
  expect(await labels()).toEqual(['2018-Q3:0', '2018-Q4:1']);
});

test('a query names the tables it read and a command those it wrote, so that live queries know', async () => {
  const read = await made.app.call('partners.list', {});
  const wrote = await made.app.call('partners.create', { name: 'New' });
  if (!read.ok || !wrote.ok) throw new Error('both must answer');
  expect(wrote.tables).toEqual(expect.arrayContaining(['partner', 'history']));
  expect(read.tables).toEqual(expect.arrayContaining(['partner', 'deal', 'setting']));
  expect(made.events).toContainEqual({ type: 'changed', tables: wrote.tables });
});

test('an unknown call, a name of the prototype and a wrong shape are refused by name', async () => {
  for (const method of ['partners.drop', 'constructor', '__proto__', 'toString'])
    expect(await made.app.call(method, {})).toMatchObject({ ok: false, code: 'CALL_UNKNOWN' });
  expect(await made.app.call('partners.get', { id: 7 })).toMatchObject({ ok: false, code: 'CALL_INVALID', params: { field: 'id' } });
  expect(await made.app.call('partners.get', JSON.parse('{"__proto__": {"id": "x"}}'))).toMatchObject({ ok: false, code: 'CALL_INVALID' });
});

test('says on which day the newest deal lies, so that old data seen from today explains itself', async () => {
  expect((await made.api('partners.list', {})).latestDealOn).toBeNull();
  await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-05-01', closedOn: '2017-09-01', amount: 500 },
    { stage: 'ENGAGING', submittedOn: '2017-06-01' },
  ]);
  expect((await made.api('partners.list', {})).latestDealOn).toBe('2017-09-01');
  expect((await made.api('partners.list', { asOf: '2017-08-31' })).latestDealOn).toBe('2017-06-01');
});

test('a won deal without an amount does not hide the amounts of the others', async () => {
  const id = await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-01', amount: 100 },
    { stage: 'WON', submittedOn: '2017-10-01', closedOn: '2017-11-02' },
  ]);
  expect(await row('Acme')).toMatchObject({ wonCount: 2, wonAmount: 100 });
  const { header } = await made.api('partners.list', {});
  expect(header.revenue.value).toBe(100);
  const qbr = await made.api('qbrs.create', { partnerId: id, quarter: '2017-Q4' });
  const { package: built } = await made.api('qbrs.get', { id: qbr.id });
  expect(built.productMix).toEqual([{ product: null, wonCount: 2, wonAmount: 100, lostCount: 0 }]);
});

test('an open amount without a rate makes the sum unknown, in the row, the figure and the stage', async () => {
  const id = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: '2017-10-01', amount: 100 }]);
  const swiss = { partnerId: id, stage: 'ENGAGING', submittedOn: '2017-10-02', amount: { minor: 700, currency: 'CHF' } };
  await made.api('deals.save', swiss);
  expect(await row('Acme')).toMatchObject({ openDeals: 2, openAmount: null });
  const { openAmount, stages } = await made.api('partners.pipeline', { id });
  expect(openAmount.value).toBeNull();
  expect(stages.find(({ key }) => key === 'ENGAGING')).toMatchObject({ deals: 2, amount: null });
});

test('as many partners stand behind the enrolled figure as it says', async () => {
  await addPartner(made.api, 'Acme');
  await made.api('partners.create', { name: 'Gone', status: 'terminated', enrolledOn: '2016-01-01', terminatedOn: '2017-01-01' });
  await made.api('partners.create', { name: 'Later', status: 'enrolled', enrolledOn: '2018-02-01' });
  const { header, asOf } = await made.api('partners.list', {});
  const behind = await made.api('figures.rows', { figure: 'enrolled', window: { from: null, to: asOf } });
  expect(behind.total).toBe(header.enrolled.value);
  expect(behind.rows.map(({ partner }) => partner)).toEqual(['Acme']);
});
