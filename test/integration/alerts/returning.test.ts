import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const at = async (rule: string, asOf: string) =>
  (await made.api('alerts.list', { rule: rule as 'A06', asOf, includeHandled: true })).alerts.find(({ alert }) => alert.rule === rule);
const finish = async (rule: string, asOf: string): Promise<void> => {
  const entry = await at(rule, asOf);
  if (!entry) throw new Error(`no ${rule} on ${asOf}`);
  const { id, severity, level, text } = entry.alert;
  await made.api('alerts.act', { id, action: { kind: 'done', outcome: 'Settled' }, seen: { severity, level, text }, asOf });
};

test('A06 comes back when another deal stalls after the first was won, and not for the first alone', async () => {
  const partnerId = await addPartner(made.api, 'Acme', [{ stage: 'ENGAGING', submittedOn: '2017-03-01', amount: 900 }]);
  await made.api('partners.update', { ids: [partnerId], changes: { type: 'RESELLER_VAR' } });
  await finish('A06', '2017-05-01');
  expect(await at('A06', '2017-06-01')).toMatchObject({ state: 'done', outcome: 'Settled' });
  const [deal] = (await made.api('deals.list', { partnerId })).deals;
  await made.api('deals.save', { id: deal!.id, partnerId, stage: 'WON', submittedOn: '2017-03-01', closedOn: '2017-06-05', amount: null });
  await made.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: '2017-09-01', amount: null });
  expect(await at('A06', '2017-08-01')).toBeUndefined();
  expect(await at('A06', '2017-12-01')).toMatchObject({ state: 'open', outcome: null });
});

test('A05 comes back when registrations recovered and fell again, and stays done while they stay low', async () => {
  const { id: partnerId } = await made.api('partners.create', {
    name: 'Acme',
    type: 'RESELLER_VAR',
    status: 'enrolled',
    enrolledOn: '2015-01-01',
  });
  const low = (week: number): boolean => week < 6 || (week >= 26 && week < 34);
  for (let week = 0; week < 70; week++)
    if (!low(week))
      await made.api('deals.save', { partnerId, stage: 'ENGAGING', submittedOn: addDays('2017-12-28', -7 * week), amount: null });
  const first = addDays('2017-12-31', -7 * 27);
  await finish('A05', first);
  expect(await at('A05', addDays(first, 7))).toMatchObject({ state: 'done' });
  expect(await at('A05', addDays(first, 70))).toBeUndefined();
  expect(await at('A05', '2017-12-31')).toMatchObject({ state: 'open' });
});

test('what was decided about a figure of the network holds for its quarter', async () => {
  await made.api('partners.create', { name: 'Dark', status: 'enrolled', enrolledOn: '2015-01-01' });
  await finish('A18', '2017-04-10');
  expect(await at('A18', '2017-06-30')).toMatchObject({ state: 'done' });
  expect(await at('A18', '2017-07-01')).toMatchObject({ state: 'open' });
});
