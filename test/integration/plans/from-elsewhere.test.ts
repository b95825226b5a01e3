import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { writeOutside } from '#test/support/write-outside.ts';

let app: TestApp;
let partnerId: string;
let id: string;
let objectiveId: string;

beforeEach(async () => {
  app = await makeApp({ today: '2026-05-15' });
  ({ id: partnerId } = await app.api('partners.create', { name: 'Acme Systems', currency: 'EUR' }));
  ({ id } = await app.api('plans.create', { partnerId, year: 2026, currency: 'EUR', start: { from: 'blank' } }));
  const items = [{ title: 'Resale', kind: 'revenue', weight: 60, unit: 'money', targets: [10_00, 10_00, 10_00, 10_00] }];
  const { ids } = await app.api('plans.addItems', { id, kind: 'objective', items });
  objectiveId = ids[0] ?? '';
  await app.api('plans.addItems', { id, kind: 'milestone', items: [{ title: 'Kick-off', side: 'both', dueOn: '2026-02-01' }] });
});
afterEach(() => app.close());

const agree = async () => {
  for (const side of ['vendor', 'partner'] as const) {
    const { print } = await app.api('plans.get', { id });
    await app.api('plans.sign', { id, print, side, name: `For the ${side}`, role: 'Director' });
  }
};

test('a plan of which lists, season or rates came in another shape is shown without them', async () => {
  await writeOutside(
    app,
    `UPDATE plan SET competitors = '{', markets = '"one"', target_accounts = '[{"nam":1}]', season = '[50]', plan_rates = '[{"from":"USD"}]'`,
  );
  await writeOutside(app, `UPDATE plan_milestone SET waits_for = 'null'`);
  const { content } = await app.api('plans.get', { id });
  expect(content.terms).toMatchObject({ competitors: [], markets: [], targetAccounts: [], season: null, rates: [] });
  expect(content.milestones).toMatchObject([{ dependsOn: [] }]);
  expect(await app.api('plans.list', {})).toHaveLength(1);
  expect((await app.api('plans.tracking', { id })).objectives).toHaveLength(1);
});

test('a rate of nothing is refused, and one that came from elsewhere is no rate', async () => {
  await expect(app.api('plans.update', { id, changes: { rates: [{ from: 'USD', to: 'EUR', rate: '0.00' }] } })).rejects.toMatchObject({
    code: 'CALL_INVALID',
  });
  await app.api('plans.update', { id, changes: { rates: [{ from: 'EUR', to: 'USD', rate: '1.1' }] } });
  await app.api('plans.addItems', {
    id,
    kind: 'investment',
    items: [{ title: 'Funds', side: 'vendor', kind: 'mdf', currency: 'USD', planned: 500 }],
  });
  await writeOutside(app, `UPDATE plan SET plan_rates = '[{"from":"EUR","to":"USD","rate":"0"}]'`);
  const { investments } = await app.api('plans.tracking', { id });
  expect(investments[0]).toMatchObject({ side: 'vendor', planned: null });
});

test('a metric that cannot feed an objective gives it nothing, and plan attainment never asks for itself', async () => {
  await writeOutside(app, `UPDATE plan_objective SET feed = 'K68'`);
  await agree();
  const [objective] = (await app.api('plans.tracking', { id })).objectives;
  expect(objective?.quarters[0]?.actual).toBeNull();
  expect((await app.api('metrics.value', { id: 'K68', partnerId, period: '2026-Q1' })).figure.value).toBeNull();
  await writeOutside(app, `UPDATE plan_objective SET feed = 'K21'`);
  expect((await app.api('plans.tracking', { id })).objectives[0]?.quarters[0]?.actual).toBeNull();
  expect((await app.api('plans.get', { id })).content.objectives).toMatchObject([{ id: objectiveId }]);
});
