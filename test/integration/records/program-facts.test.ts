import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = (await made.api('partners.create', { name: 'Acme', type: 'MSP' })).id;
});
afterEach(() => made.close());

const save = (kind: InputOf<'entries.save'>['kind'], values: InputOf<'entries.save'>['values'], partnerId = acme) =>
  made.api('entries.save', { kind, partnerId, values });
const fiscalCalendar = { kind: 'months' as const, startMonth: 2, naming: 'end-year' as const, weekEndsOn: 6 };

test('a change of tier, stage or owner is a dated fact that its undo takes along', async () => {
  const { id: ada } = await made.api('people.save', { name: 'Ada', role: 'cam' });
  const changes = { tier: 'GOLD', ownerId: ada };
  const { undoId } = await made.api('partners.update', { ids: [acme], changes });
  const facts = async () =>
    (await made.api('entries.list', { kind: 'partner_change', partnerId: acme })).rows.map(({ values }) => [
      values['kind'],
      values['valueFrom'],
      values['valueTo'],
      values['changedOn'],
      values['reason'],
    ]);
  expect((await facts()).toSorted()).toEqual([
    ['owner', null, 'Ada', '2017-12-31', null],
    ['tier', null, 'GOLD', '2017-12-31', null],
  ]);
  await made.api('history.undo', { id: undoId ?? '' });
  expect(await facts()).toEqual([]);
  await made.api('partners.update', { ids: [acme], changes: { country: 'Kenya' } });
  expect(await facts()).toEqual([]);
});

test('a segment that was decided is one change with its fact, and the fact goes with it', async () => {
  const { undoId } = await made.api('partners.override', { ids: [acme], segment: { value: 'STRATEGIC', reason: 'Board decision' } });
  const facts = async () => (await made.api('entries.list', { kind: 'partner_change', partnerId: acme })).rows;
  expect((await facts()).map(({ values }) => [values['kind'], values['valueTo'], values['reason']])).toEqual([
    ['segment', 'STRATEGIC', 'Board decision'],
  ]);
  expect(await made.api('history.undo', { id: undoId ?? '' })).toEqual({ restored: 1, kept: 0 });
  expect(await facts()).toEqual([]);
});

test('an onboarding starts with the milestones of its template on their days, and one undo takes all of it back', async () => {
  const { id, undoId } = await made.api('onboarding.start', { partnerId: acme, template: 'REFERRAL_30', startedOn: '2017-12-01' });
  expect((await made.api('entries.get', { kind: 'onboarding', id })).values).toMatchObject({
    startedOn: '2017-12-01',
    windowEndsOn: '2017-12-31',
    state: 'running',
  });
  const { rows } = await made.api('entries.list', { kind: 'onboarding_milestone', parentId: id });
  expect(rows).toHaveLength(6);
  expect(rows.map(({ values }) => [values['step'], values['dueOn']])).toContainEqual(['kickoff', '2017-12-06']);
  await expect(made.api('onboarding.start', { partnerId: acme, template: 'RESALE_90' })).rejects.toMatchObject({
    code: 'ONBOARDING_RUNNING',
    params: { start: '2017-12-01' },
  });
  await made.api('history.undo', { id: undoId });
  expect(await made.api('entries.summary', { partnerId: acme })).toEqual([]);
});

test('a fiscal year does not change under reviews and forecasts until somebody says so', async () => {
  await made.api('settings.update', { fiscalCalendar });
  await made.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' });
  await save('forecast', { quarter: '2018-Q1', amount: { minor: 5, currency: 'USD' }, category: 'commit', submittedOn: '2017-12-01' });
  const change = { fiscalCalendar: { ...fiscalCalendar, startMonth: 4 } };
  await expect(made.api('settings.update', change)).rejects.toMatchObject({ code: 'FISCAL_IN_USE', params: { qbrs: 1, forecasts: 1 } });
  expect((await made.api('settings.program', {})).fiscalCalendar.startMonth).toBe(2);
  await made.api('settings.update', { companyName: 'Vendor', fiscalCalendar });
  await made.api('settings.update', { ...change, confirm: true });
  expect((await made.api('settings.program', {})).fiscalCalendar.startMonth).toBe(4);
});

test('the fiscal year of one partner does not change under its reviews either', async () => {
  const update = (startMonth: number, confirm?: boolean) =>
    made.api('partners.update', {
      ids: [acme],
      changes: { fiscalCalendar: { ...fiscalCalendar, startMonth } },
      ...(confirm === undefined ? {} : { confirm }),
    });
  const first = await update(4);
  await save('forecast', { quarter: '2018-Q1', amount: { minor: 5, currency: 'USD' }, category: 'commit', submittedOn: '2017-12-01' });
  await expect(update(7)).rejects.toMatchObject({ code: 'FISCAL_IN_USE', params: { qbrs: 0, forecasts: 1, key: 'fiscalCalendar' } });
  await expect(made.api('history.undo', { id: first.undoId ?? '' })).rejects.toMatchObject({ params: { reason: 'FISCAL_IN_USE' } });
  expect(await update(4)).toMatchObject({ changed: 0 });
  expect(await update(7, true)).toMatchObject({ changed: 1 });
});

test('the certificates that ship open what a type with them does', async () => {
  const shut = (type: string) =>
    made.api('partners.update', { ids: [acme], changes: { type } }).then(async () => {
      const { entitlements } = await made.api('entries.entitlements', { partnerId: acme });
      return entitlements.map(({ entitlement, held, missing }) => [entitlement, held, ...missing]);
    });
  expect(await shut('RESELLER_VAR')).toEqual([
    ['deal_registration', false, 'SALES_FOUNDATION'],
    ['co_sell', false, 'TECHNICAL_FOUNDATION'],
  ]);
  expect(await shut('ISV')).toEqual([['marketplace', false, 'INTEGRATION']]);
  expect(await shut('MSP')).toEqual([
    ['product_access', false, 'SERVICE_DELIVERY'],
    ['co_sell', false, 'TECHNICAL_FOUNDATION'],
  ]);
});

test('a certificate that expires shuts what it opened, and a document that nobody recorded is not called missing', async () => {
  await made.api('settings.lists.save', {
    list: 'certificates',
    entry: { key: 'SERVICE_DELIVERY', label: 'Service delivery', kind: 'service_delivery', validityMonths: 12, gates: ['mdf'] },
  });
  await save('certificate', { definition: 'SERVICE_DELIVERY', state: 'certified', achievedOn: '2017-01-01', expiresOn: '2017-12-31' });
  await save('compliance_document', { requirement: 'ANTI_BRIBERY', state: 'valid', validFrom: '2016-01-01', validTo: '2016-12-31' });
  const on = (asOf: string) => made.api('entries.entitlements', { partnerId: acme, asOf });
  const mdf = async (asOf: string) => (await on(asOf)).entitlements.filter(({ entitlement }) => entitlement === 'mdf');
  expect(await mdf('2017-12-31')).toEqual([{ entitlement: 'mdf', held: true, until: '2017-12-31', missing: [] }]);
  expect(await mdf('2018-01-01')).toEqual([{ entitlement: 'mdf', held: false, until: null, missing: ['SERVICE_DELIVERY'] }]);
  expect((await on('2017-12-31')).compliance).toEqual(
    expect.arrayContaining([
      { requirement: 'ANTI_BRIBERY', state: 'lapsed', until: null },
      { requirement: 'PARTNER_AGREEMENT', state: 'unknown', until: null },
    ]),
  );
});

test('partners downstream show what their visibility rule says, and count in the sums in any case', async () => {
  const [one, two] = [await made.api('partners.create', { name: 'One' }), await made.api('partners.create', { name: 'Two' })];
  const since = { relation: 'distributor_reseller', fromOn: '2017-01-01' };
  await save('hierarchy_link', { ...since, child: one.id });
  await save('hierarchy_link', { ...since, child: two.id });
  const report = await save('sell_through_report', { fromOn: '2017-07-01', toOn: '2017-09-30', receivedOn: '2017-10-05' });
  for (const [reseller, minor] of [
    [one.id, 700],
    [two.id, 300],
  ] as const)
    await save('sell_through_line', { report: report.id, reseller, amount: { minor, currency: 'EUR' } });
  const list = () => made.api('entries.downstream', { partnerId: acme });
  expect(await list()).toMatchObject({
    total: 2,
    hidden: 0,
    rows: [{ name: 'One', status: 'enrolled', sellThrough: [{ minor: 700, currency: 'EUR' }] }, {}],
  });
  const rule = { relation: 'distributor_reseller' as const, viewer: 'cam' as const };
  await made.api('settings.visibility.save', { ...rule, fields: ['name'], aggregateOnly: false });
  expect((await list()).rows).toEqual([
    { id: one.id, relation: 'distributor_reseller', name: 'One' },
    { id: two.id, relation: 'distributor_reseller', name: 'Two' },
  ]);
  const { id } = await made.api('settings.visibility.save', { ...rule, fields: ['name'], aggregateOnly: true });
  expect(await list()).toEqual({ rows: [], total: 2, hidden: 2, sellThrough: [{ minor: 1000, currency: 'EUR' }] });
  await made.api('settings.visibility.remove', { id });
  expect((await list()).hidden).toBe(0);
});

test('a profile names no metric and no rule that there is not', async () => {
  const [{ type, profile } = { type: '', profile: null }] = await made.api('settings.profiles', {});
  if (!profile) throw new Error('no profile');
  const [line] = profile.scorecard;
  if (!line) throw new Error('no line');
  const wrong = { ...profile, scorecard: [{ ...line, metric: 'K999' }, ...profile.scorecard] };
  await expect(made.api('settings.profiles.save', { type, profile: wrong })).rejects.toThrow('there is no metric K999');
  await expect(made.api('settings.profiles.save', { type, profile: { ...profile, alerts: ['A77'] } })).rejects.toThrow(
    'there is no rule A77',
  );
  for (const one of await made.api('settings.profiles', {}))
    await made.api('settings.profiles.save', { type: one.type, profile: one.profile });
});
