import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, makeFolder } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';

let store: string;
let remove: () => void;
beforeAll(async () => {
  let dir: string;
  [dir, remove] = makeFolder();
  store = join(dir, 'store');
  const app = await makeApp({ storeDir: store, today: '2026-11-20' });
  await app.api('sample.add', {});
  await app.close();
});
afterAll(() => remove());

const asOf = ['--as-of', '2026-11-20'];
const year = ['--year', '2026'];
type Line = { id: string; partner: string; year: number; state: string; attainment: number | null };
type Shown = {
  id: string;
  objectives: Array<{
    title: string;
    weight: number;
    share: number | null;
    attainment: number | null;
    target: unknown;
    actual: unknown;
    status: string;
    reason: string;
    quarters: unknown[];
  }>;
  weighted: { attainment: number | null; weights: number; parts: Array<{ share: number; attainment: number; adds: number }> };
  rates: { plan: string[]; planOn: string | null };
};

test('plan list says each plan with the words of its stage and its attainment as a fraction', async () => {
  const { code, out } = await runCli(store, ['plan', 'list', ...asOf]);
  expect(code).toBe(0);
  const { plans } = out as { plans: Line[] };
  expect(Object.keys(plans[0] ?? {})).toEqual(['id', 'partner', 'year', 'state', 'attainment']);
  expect(new Set(plans.map(({ state }) => state))).toEqual(
    new Set(['DRAFT', 'IN_REVIEW', 'SHARED_WITH_PARTNER', 'ACTIVE', 'AMENDED', 'CLOSED']),
  );
  const behind = plans.find(({ partner }) => partner === 'Ironwillow Integration');
  expect(behind?.attainment).toBeGreaterThan(0.4);
  expect(behind?.attainment).toBeLessThan(0.8);
  const last = await runCli(store, ['plan', 'list', 'Harbourlight Solutions', '--year', '2025', ...asOf]);
  expect(last.out).toMatchObject({ plans: [{ partner: 'Harbourlight Solutions', year: 2025, state: 'CLOSED' }] });
});

test('plan show gives targets and actuals, and the arithmetic of the whole adds up', async () => {
  const { code, out } = await runCli(store, ['plan', 'show', 'Quietstream Managed Services', ...year, ...asOf]);
  expect(code).toBe(0);
  const plan = out as Shown;
  expect(plan.objectives).toHaveLength(8);
  expect(plan.objectives.every(({ quarters, reason }) => quarters.length === 4 && reason !== '')).toBe(true);
  expect(plan.objectives.find(({ title }) => title === 'Revenue with customers in Ireland')).toMatchObject({
    target: { minor: 5_000_000, currency: 'EUR' },
    actual: { minor: 3_530_000, currency: 'EUR' },
    attainment: 0.706,
  });
  expect(plan.rates).toMatchObject({ plan: expect.arrayContaining(['EUR/GBP 0.8550']) as string[], planOn: '2025-12-26' });
  const { parts, attainment } = plan.weighted;
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(parts.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(attainment ?? -1, 12);
});

test('plan revise opens the next revision once, and plan diff compares two versions field by field', async () => {
  const name = 'Harbourlight Solutions';
  const old = await runCli(store, ['plan', 'revise', name, ...year, '--base', '7', '--reason', 'More customers']);
  expect([old.code, old.out]).toMatchObject([1, { error: { code: 'PLAN_REVISION_OLD' } }]);
  const revised = await runCli(store, ['plan', 'revise', name, ...year, '--base', '1', '--reason', 'More customers']);
  expect([revised.code, revised.out]).toMatchObject([0, { revision: 2, reason: 'More customers' }]);
  const twice = await runCli(store, ['plan', 'revise', name, ...year, '--reason', 'Again']);
  expect(twice.out).toMatchObject({
    error: { code: 'PLAN_REVISION_OPEN', message: 'Revision 2 of this plan is being written already; 1 is in force. Nothing was changed.' },
  });
  const same = await runCli(store, ['plan', 'diff', name, '1', 'working', ...year]);
  expect(same.out).toMatchObject({ from: 1, to: 'working', differences: [] });

  const { out } = await runCli(store, ['plan', 'list', 'Starboard Cloud Alliance', ...year, ...asOf]);
  const { plans } = out as { plans: Line[] };
  const diff = await runCli(store, ['plan', 'diff', '1', '2', '--plan', plans[0]?.id ?? '']);
  const { differences } = diff.out as { differences: Array<{ list: string; field: string; change: string }> };
  expect(differences.filter(({ list, change }) => list === 'milestones' && change === 'added').length).toBeGreaterThan(0);
  expect(differences.filter(({ list }) => list === 'objectives').map(({ field }) => field)).toEqual(['targets.2', 'targets.3']);
});

test.each([
  [['plan', 'show', 'Nobody Ltd', ...year], 'PARTNER_NOT_FOUND'],
  [['plan', 'show', 'Cinderpath Networks', ...year], 'PLAN_NONE'],
  [['plan', 'show', 'Harbourlight Solutions'], 'USAGE'],
  [['plan', 'show', 'Harbourlight Solutions', '--year', 'soon'], 'USAGE'],
  [['plan', 'revise', 'Harbourlight Solutions', ...year], 'USAGE'],
  [['plan', 'revise', 'Bluebell Computing', ...year, '--reason', 'Sooner'], 'PLAN_NOT_AGREED'],
  [['plan', 'revise', 'Bluebell Computing', ...year, '--reason', 'Sooner', '--base', 'first'], 'USAGE'],
  [['plan', 'diff', 'Harbourlight Solutions', '1', ...year], 'USAGE'],
  [['plan', 'diff', 'Harbourlight Solutions', '1', '9', ...year], 'PLAN_NO_REVISION'],
  [['plan', 'diff', '1', '2', '--plan', 'none'], 'RECORD_NOT_FOUND'],
  [['plan', 'agree'], 'USAGE'],
])('%j answers %s', async (args, code) => {
  const said = await runCli(store, args);
  expect([said.code === 0, (said.out as { error?: { code?: string } }).error?.code]).toEqual([false, code]);
});
