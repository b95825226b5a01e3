import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let app: TestApp;
let alerts: AlertEntry[];
beforeAll(async () => {
  app = await makeApp({ today: '2026-11-20' });
  await app.api('sample.add', {});
  ({ alerts } = await app.api('alerts.list', {}));
});
afterAll(() => app.close());

test.each([
  ['A05', 'Cinderpath Networks'],
  ['A09', 'Copperleaf Care'],
  ['A23', 'Copperleaf Care'],
  ['A24', 'Pebblecrest Wholesale'],
  ['A01', 'Fernhollow Digital'],
  ['A02', 'Fernhollow Digital'],
  ['A10', 'Kettlebrook Apps'],
  ['A25', 'Goodturn Referrals'],
  ['A28', 'Starboard Cloud Alliance'],
  ['A13', 'Starboard Cloud Alliance'],
  ['A07', 'Bluebell Computing'],
  ['A03', 'Mossbridge Schools Supply'],
])('shows as alert %s at %s', (rule, partner) => {
  expect(alerts.some((entry) => entry.alert.rule === rule && entry.partner?.name === partner)).toBe(true);
});

test('shows that the network grew in enrolment and not in activity', () => {
  expect(
    alerts.some(({ alert, partner, sentence }) => alert.rule === 'A18' && partner === null && sentence.includes('Enrolment grew')),
  ).toBe(true);
});

test('leaves most partners without an urgent alert', () => {
  const urgent = new Set(alerts.flatMap(({ alert, partner }) => (alert.severity === 'critical' && partner ? [partner.id] : [])));
  expect(urgent.size).toBeGreaterThan(0);
  expect(urgent.size).toBeLessThan(14);
});
