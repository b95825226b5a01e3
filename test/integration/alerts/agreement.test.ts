import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

const today = '2017-12-31';
const ago = (days: number): string => addDays(today, -days);
const ahead = (days: number): string => addDays(today, days);
const save = (kind: string, partnerId: string, values: Record<string, unknown>) =>
  made.api('entries.save', { kind: kind as 'renewal', partnerId, values: values as Record<string, string> });
const alerts = async (rule: string, partnerId?: string) =>
  (await made.api('alerts.list', { rule: rule as 'A03', ...(partnerId ? { partnerId } : {}) })).alerts.map(({ alert }) => alert);
const value = async (id: string, more: { partnerId?: string; period?: string } = {}) =>
  (await made.api('metrics.value', { id, ...more })).figure;
const won = (amount: number, currency = 'USD', closedOn = ago(5)) => ({
  stage: 'WON' as const,
  submittedOn: closedOn,
  closedOn,
  amount,
  currency,
});
const fact = async (id: string) => (await made.api('partners.facts', { ids: [id] })).partners[0];

test('no share of the largest is told while a rate is missing, as K07 tells none', async () => {
  for (let at = 0; at < 22; at++) await addPartner(made.api, `P${at}`, [won(10_000, at < 20 ? 'GBP' : 'USD')]);
  expect((await value('K07')).value).toBeNull();
  expect(await alerts('A19')).toEqual([]);
});

test('what is at stake is unknown, with the reason, while a rate is missing for some of it', async () => {
  const id = await addPartner(made.api, 'Acme', [won(10_000, 'USD', ago(100)), won(90_000_000, 'GBP', ago(100))]);
  await made.api('partners.update', { ids: [id], changes: { enrolledOn: '2016-01-01' } });
  expect((await alerts('A03', id))[0]?.cost).toEqual({ minor: null, currency: null, of: null, reason: 'noRate' });
  const service = { state: 'active', startsOn: ago(200) };
  await save('managed_service', id, { ...service, customer: 'One', monthlyValue: { minor: 1000, currency: 'USD' } });
  await save('managed_service', id, { ...service, customer: 'Two', monthlyValue: { minor: 1000, currency: 'GBP' } });
  expect(await fact(id)).toMatchObject({ monthlyValue: null });
});

test('the portfolio and the metrics place a partner in the same segment while a rate is missing', async () => {
  const mixed = await addPartner(made.api, 'Mixed', [won(50_000), won(1_000, 'GBP')]);
  await addPartner(made.api, 'Plain', [won(20_000)]);
  const { groups } = await made.api('metrics.value', { id: 'K16', by: 'segment' });
  expect(groups.find(({ key }) => key === 'HIGH_PERFORMING')?.figure.value).toBe(20_000);
  expect(await fact(mixed)).toMatchObject({ segment: 'ACTIVE_STANDARD' });
});

test('A29 holds a forecast against those that forecast, as K23 does', async () => {
  const a = await addPartner(made.api, 'A', [won(1000, 'USD', '2017-08-01')]);
  await addPartner(made.api, 'B', [won(1000, 'USD', '2017-08-01')]);
  await save('forecast', a, {
    quarter: '2017-Q3',
    amount: { minor: 1000, currency: 'USD' },
    category: 'commit',
    submittedOn: '2017-07-05',
  });
  expect((await value('K23.error', { period: '2017-Q3' })).value).toBe(0);
  expect(await alerts('A29')).toEqual([]);
});

test('a review with a commitment has its outcome, on Today as in K60, and was a contact', async () => {
  const id = await addPartner(made.api, 'Acme', [won(1000)]);
  await made.api('partners.update', { ids: [id], changes: { type: 'RESELLER_VAR', enrolledOn: '2016-01-01' } });
  const qbr = await made.api('qbrs.create', { partnerId: id, quarter: '2017-Q4' });
  await made.api('qbrs.update', { id: qbr.id, state: 'held', heldOn: ago(10) });
  const asked = async () => (await alerts('A12', id)).map(({ action }) => action.key);
  expect(await asked()).toContain('record_outcome');
  await made.api('commitments.save', {
    partnerId: id,
    side: 'vendor',
    description: 'Train two',
    madeOn: ago(10),
    dueOn: ahead(30),
    originKind: 'qbr',
    originId: qbr.id,
  });
  expect((await value('K60', { partnerId: id })).numerator).toBe(1);
  expect(await asked()).not.toContain('record_outcome');
  expect((await made.api('today.get', {})).qbrs.entries.filter(({ needs }) => needs === 'outcome')).toEqual([]);
  expect(await alerts('A28', id)).toEqual([]);
  expect(await fact(id)).toMatchObject({ lastTouch: ago(10) });
});

test('an onboarding that is completed says nothing more, and did before it was', async () => {
  const { id } = await made.api('partners.create', { name: 'New', type: 'RESELLER_VAR', status: 'enrolled', enrolledOn: ago(70) });
  const values = { startedOn: ago(70), windowEndsOn: ahead(20), state: 'completed', completedOn: ago(2) };
  const { id: onboarding } = await save('onboarding', id, values);
  await save('onboarding_milestone', id, { onboarding, name: 'Register', step: 'first_registration', state: 'pending', dueOn: ago(10) });
  for (const rule of ['A01', 'A02']) expect(await alerts(rule, id)).toEqual([]);
  const before = await made.api('alerts.list', { partnerId: id, asOf: ago(3) });
  expect(before.alerts.map(({ alert }) => alert.rule)).toEqual(expect.arrayContaining(['A01', 'A02']));
});

test('A17 counts who was recruited as K12 does: also those that left again within the year', async () => {
  const old: string[] = [];
  for (let at = 0; at < 3; at++) old.push(await addPartner(made.api, `Old ${at}`, [won(100, 'USD', '2016-12-01')]));
  await made.api('partners.update', { ids: old, changes: { enrolledOn: '2015-01-01' } });
  for (let at = 0; at < 4; at++)
    await made.api('partners.create', { name: `New ${at}`, status: 'terminated', enrolledOn: '2017-02-01', terminatedOn: '2017-09-01' });
  expect((await value('K12')).value).toBe(1);
  expect((await value('K12.replacement')).value).toBe(0.75);
  expect(await alerts('A17')).toEqual([]);
});

test('A20 tells what K74 does: time that goes where no revenue comes from', async () => {
  await addPartner(made.api, 'Sells', [won(1000)]);
  const { id } = await made.api('partners.create', { name: 'Idle', status: 'enrolled', enrolledOn: '2016-01-01' });
  await save('interaction', id, { kind: 'call', heldOn: ago(3), summary: 'Long', minutes: 60 });
  const { groups } = await made.api('metrics.value', { id: 'K74', by: 'segment' });
  expect(new Map(groups.map(({ key, figure }) => [key, figure.value]))).toMatchObject(
    new Map([
      ['HIGH_PERFORMING', -1],
      ['ACTIVATION_FOCUS', 1],
    ]),
  );
  const found = (await alerts('A20')).map(({ subject, text }) => [subject, text.key]);
  expect(found.toSorted()).toEqual([
    ['ACTIVATION_FOCUS', 'a20Over'],
    ['ACTIVATION_FOCUS:cam', 'a20Cam'],
    ['HIGH_PERFORMING', 'a20Under'],
  ]);
});
