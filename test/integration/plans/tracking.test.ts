import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let partnerId: string;
let id: string;

const addRate = (kind: 'dated' | 'plan', rate: string, validFrom = '2025-12-01') =>
  app.api('settings.rates.save', { kind, from: 'EUR', to: 'USD', rate, validFrom });

beforeEach(async () => {
  app = await makeApp({ today: '2026-05-15' });
  partnerId = await addPartner(app.api, 'Acme Systems', [
    { stage: 'WON', submittedOn: '2025-12-01', closedOn: '2026-02-10', amount: 30_000_00 },
    { stage: 'WON', submittedOn: '2026-03-01', closedOn: '2026-04-20', amount: 10_000_00, currency: 'EUR' },
    { stage: 'LOST', submittedOn: '2026-01-01', closedOn: '2026-03-02', amount: 5_000_00 },
  ]);
  ({ id } = await app.api('plans.create', { partnerId, year: 2026, currency: 'USD', start: { from: 'blank' } }));
});
afterEach(() => app.close());

test('measures an objective by the metric that feeds it, at the dated rate, and says which', async () => {
  await addRate('dated', '1.2');
  const items = [
    { title: 'Revenue', kind: 'revenue', weight: 50, unit: 'money', feed: 'K16', targets: [40_000_00, 40_000_00, 10_000_00, 10_000_00] },
  ];
  await app.api('plans.addItems', { id, kind: 'objective', items });
  const tracking = await app.api('plans.tracking', { id });
  const [objective] = tracking.objectives;
  expect(objective?.quarters.map(({ actual }) => actual)).toEqual([30_000_00, 12_000_00, null, null]);
  expect(objective?.quarters[2]?.reason).toBe('The period has not begun yet.');
  expect(objective).toMatchObject({ target: 100_000_00, actual: 42_000_00, attainment: { value: 0.42, missing: null } });
  expect(tracking.actualRates).toEqual([{ rule: 'dated', on: '2026-05-15', pairs: ['EUR/USD'] }]);
  const [line] = await app.api('plans.list', {});
  expect(line).toMatchObject({ id, objectives: 1, attainment: { value: 0.42, missing: null } });
});

test('converts into the currency of the objective, and has no actual without a rate', async () => {
  await addRate('plan', '1.1');
  const items = [
    { title: 'Revenue', kind: 'revenue', weight: 50, unit: 'money', currency: 'EUR', feed: 'K16', targets: [20_000_00, 1, 1, 1] },
  ];
  await app.api('plans.addItems', { id, kind: 'objective', items });
  const before = await app.api('plans.tracking', { id });
  expect(before.objectives[0]?.quarters[0]).toMatchObject({
    actual: null,
    reason: 'There is no rate into EUR for USD.',
    attainment: { value: null, missing: 'no_rate' },
  });
  await addRate('dated', '1.25');
  const after = await app.api('plans.tracking', { id });
  expect(after.objectives[0]?.quarters[0]?.actual).toBe(24_000_00);
  expect(after.planRates).toEqual(['EUR/USD 1.1']);
  expect(after.ratesOn).toBe('2026-05-15');
});
