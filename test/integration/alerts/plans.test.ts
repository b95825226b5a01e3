import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeAll(async () => {
  made = await makeApp({ today: '2026-11-20' });
  await made.api('sample.add', {});
});
afterAll(() => made.close());

const planOf = async (partner: string) => {
  const plan = (await made.api('plans.list', { year: 2026 })).find((one) => one.partner === partner);
  if (!plan) throw new Error(`no plan of ${partner}`);
  return plan;
};
const alertsOf = async (rule: 'A13' | 'A14', partner: string) =>
  (await made.api('alerts.list', { rule, partnerId: (await planOf(partner)).partnerId })).alerts;

test('finds the objectives that their plan calls off track, and no others', async () => {
  const { alerts } = await made.api('alerts.list', { rule: 'A14' });
  const active = await made.api('plans.list', { stages: ['active', 'amended'] });
  const offTrack = await Promise.all(
    active.map(async ({ id }) =>
      (await made.api('plans.tracking', { id })).objectives.filter(({ status }) => status === 'off_track').map((one) => one.id),
    ),
  );
  expect(offTrack.flat().length).toBeGreaterThan(0);
  expect(alerts.map(({ alert }) => alert.subject).toSorted()).toEqual(offTrack.flat().toSorted());
  expect(new Set(alerts.map(({ partner }) => partner?.name))).toEqual(new Set(['Ironwillow Integration']));
});

test('names what is short in the unit of the objective, costs money alone, and leads to the plan', async () => {
  const plan = await planOf('Ironwillow Integration');
  const alerts = await alertsOf('A14', 'Ironwillow Integration');
  const of = (title: string) => alerts.find(({ alert }) => alert.text.params['title'] === title)?.alert;
  expect(of('Revenue')).toMatchObject({ cost: { currency: 'USD', of: 'target' }, dueOn: '2026-12-31' });
  expect(of('Revenue')?.evidence.map(({ value }) => (typeof value === 'object' && 'currency' in value ? value.currency : null))).toEqual([
    'EUR',
    'EUR',
    'EUR',
  ]);
  expect(of('Deals won')).toMatchObject({ cost: { minor: null, reason: 'target' } });
  expect(of('Deals won')?.evidence.every(({ value }) => typeof value === 'number')).toBe(true);
  for (const { alert } of alerts) expect(alert.action).toEqual({ key: 'plan_correction', entity: 'plan', recordId: plan.id });
});

test('judges a typed actual at once, and forgets a plan that was closed', async () => {
  const partner = 'Paperlark Software';
  const plan = await planOf(partner);
  const { content } = await made.api('plans.get', { id: plan.id });
  const certified = content.objectives.find(({ title }) => title === 'Certified people')?.id ?? '';
  expect(await alertsOf('A14', partner)).toEqual([]);
  await made.api('plans.setCells', {
    id: plan.id,
    cells: [0, 1, 2, 3].map((quarter) => ({
      kind: 'objective' as const,
      id: certified,
      field: `actuals.${quarter}`,
      value: quarter === 3 ? null : 3,
    })),
  });
  expect((await alertsOf('A14', partner)).map(({ alert }) => alert.subject)).toEqual([certified]);
  await made.api('plans.close', { id: plan.id, closing: 'Begun anew.' });
  expect(await alertsOf('A14', partner)).toEqual([]);
  await made.api('plans.reopen', { id: plan.id });
  expect(await alertsOf('A14', partner)).toHaveLength(1);
});

test('milestones of both sides are overdue as promises are, until they are done', async () => {
  const partner = 'Ironwillow Integration';
  const plan = await planOf(partner);
  const late = async () => (await alertsOf('A13', partner)).filter(({ alert }) => alert.action.recordId === plan.id);
  expect((await late()).map(({ alert, sentence }) => [alert.side, sentence]).toSorted()).toEqual([
    ['partner', 'The partner promised "Reference customer named" and is 32 days late.'],
    ['vendor', 'We promised "Technical day for the largest accounts" and are 25 days late.'],
  ]);
  const { commitments: due } = await made.api('today.get', {});
  for (const side of ['vendor', 'partner'] as const)
    expect(due[side].filter(({ planId, daysLeft }) => planId === plan.id && daysLeft < 0)).toHaveLength(1);
  for (const { alert } of await late())
    await made.api('plans.milestone', { id: plan.id, milestoneId: alert.subject, state: 'done', doneOn: '2026-11-20' });
  expect(await late()).toEqual([]);
});

test('a plan that only one side has signed promises nothing', async () => {
  const { alerts } = await made.api('alerts.list', {});
  const shared = await planOf('Grindstone & Vale');
  expect(alerts.filter(({ alert }) => alert.action.recordId === shared.id)).toEqual([]);
});
