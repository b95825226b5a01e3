import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeAll(async () => {
  made = await makeApp({ today: '2026-11-20' });
  await made.api('sample.add', {});
});
afterAll(() => made.close());

const idOf = async (name: string): Promise<string> =>
  (await made.api('partners.list', {})).partners.find((partner) => partner.name === name)?.id ?? '';
const figureOf = async (id: string, name: string, more: { period?: string; asOf?: string } = {}) =>
  made.api('metrics.value', { id, partnerId: await idOf(name), rows: 50, ...more });

test('K68 says that there are no plans only where there are none', async () => {
  const empty = await makeApp({ today: '2026-11-20' });
  expect((await empty.api('metrics.value', { id: 'K68' })).figure).toMatchObject({
    value: null,
    reason: 'There are no business plans in this store.',
  });
  const listed = async ({ api }: TestApp) => (await api('metrics.list', {})).metrics.find(({ id }) => id === 'K68')?.available;
  expect([await listed(empty), await listed(made)]).toEqual([false, true]);
  await empty.close();
  // there are some, and none of this partner
  expect((await figureOf('K68', 'Cinderpath Networks')).figure).toMatchObject({
    value: null,
    reason: 'No business plan in force sets a target in money that was measured in this period.',
  });
});

test('K68 sums what the metrics say of the quarter, each by its own figure', async () => {
  for (const name of ['Ironwillow Integration', 'Lanternfish Distribution', 'Harbourlight Solutions']) {
    const { figure, rows } = await figureOf('K68', name);
    const revenue = (await figureOf('K16', name)).figure;
    const registered = (await figureOf('K53.value', name)).figure;
    expect(figure.numerator, name).toBe((revenue.value ?? 0) + (registered.value ?? 0));
    expect(rows.map(({ entity, title, amount }) => [entity, title, amount])).toEqual([
      ['plan_objective', 'Revenue', revenue.value],
      ['plan_objective', 'Value registered', registered.value],
    ]);
    expect(figure.value).toBe((figure.numerator ?? 0) / (figure.denominator ?? 1));
  }
});

test('K68 measures the version that was in force: the targets from before what is being amended, and no plan before it was agreed', async () => {
  // what is being amended is measured by what both sides signed
  const amended = await figureOf('K68', 'Meridian Pact', { period: '2026-Q3' });
  const earlier = await figureOf('K68', 'Meridian Pact', { period: '2026-Q2' });
  expect(amended.figure.denominator ?? 0).toBeLessThan(earlier.figure.denominator ?? 0);
  expect((await figureOf('K68', 'Starboard Cloud Alliance', { period: '2025-Q3', asOf: '2025-09-30' })).figure.value).toBeNull();
});

test('milestones due in the quarter stand behind their share, those done by their date in the upper part', async () => {
  const { figure, rows } = await figureOf('K68.milestones', 'Ironwillow Integration', { period: '2026-Q3' });
  expect(figure).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
  expect(rows).toMatchObject([{ entity: 'plan_milestone', title: 'Joint campaign run', inputs: ['planMilestonesDue'] }]);
  const all = await made.api('metrics.value', { id: 'K68.milestones', rows: 100_000 });
  const count = (input: string): number => all.rows.filter(({ inputs }) => inputs.some((id) => id === input)).length;
  expect([count('planMilestonesInTime'), count('planMilestonesDue')]).toEqual([all.figure.numerator, all.figure.denominator]);
});

test('partners together give the network', async () => {
  const { figure, groups } = await made.api('metrics.value', { id: 'K68', by: 'cam' });
  expect(groups.reduce((sum, group) => sum + (group.figure.denominator ?? 0), 0)).toBe(figure.denominator);
  expect(groups.reduce((sum, group) => sum + (group.figure.numerator ?? 0), 0)).toBe(figure.numerator);
});
