import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles, realFiles } from '#test/support/import-files.ts';
import { makeApp, makeFolder } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';

let store: string;
let remove: () => void;
beforeAll(async () => {
  const [dir, removeFolder] = makeFolder();
  store = join(dir, 'store');
  remove = removeFolder;
  const made = await makeApp({ storeDir: store, today: '2017-12-31' });
  await importFiles(made.api, realFiles());
  await made.close();
}, 60_000);
afterAll(() => remove());

test('lists every metric with its unit, presets and source', async () => {
  const { code, out } = await runCli(store, ['metrics', 'list']);
  const metrics = out as Array<Record<string, unknown>>;
  expect([code, metrics.length]).toEqual([0, expect.any(Number)]);
  expect(metrics.find(({ id }) => id === 'K01')).toMatchObject({
    name: 'Active ratio',
    unit: 'ratio',
    presets: ['ACTIVE_90D', 'ACTIVE_12M_DEALREG'],
    source: 'K01 (000)',
  });
  expect(metrics.find(({ id }) => id === 'K70')).toMatchObject({ available: false, reason: 'No partner surveys are kept in this store.' });
});

test('the win rate of a real partner in a quarter is 28 of 61, with those 61 deals behind it', async () => {
  const { out } = await runCli(store, ['metric', 'K21', '--as-of', '2017-12-31', '--period', '2017-Q4', '--partner', 'Hottechi', '--rows']);
  expect(out).toMatchObject({
    id: 'K21',
    value: 28 / 61,
    numerator: 28,
    denominator: 61,
    unit: 'ratio',
    preset: null,
    window: { from: '2017-10-01', to: '2017-12-31' },
    asOf: '2017-12-31',
    available: true,
    reason: null,
    groups: [],
  });
  const { rows } = out as { rows: Array<{ inputs: string[]; partner: string }> };
  expect(rows.filter(({ inputs }) => inputs.includes('wonCount'))).toHaveLength(28);
  expect(rows).toHaveLength(61);
  expect(new Set(rows.map(({ partner }) => partner))).toEqual(new Set(['Hottechi']));
});

test('what cannot be measured says so, and a split has the same shape in every group', async () => {
  expect((await runCli(store, ['metric', 'K20', '--as-of', '2017-12-31'])).out).toMatchObject({
    value: null,
    available: false,
    reason: 'No revenue target is set.',
  });
  const { out } = await runCli(store, ['metric', 'K01', '--as-of', '2017-12-31', '--preset', 'ACTIVE_12M_DEALREG', '--by', 'tier']);
  expect(out).toMatchObject({
    value: 1,
    preset: 'ACTIVE_12M_DEALREG',
    groups: [{ key: null, id: 'K01', value: 1, numerator: 85, denominator: 85 }],
  });
});

test.each([
  [['metric', 'K99'], 'METRIC_UNKNOWN'],
  [['metric', 'K01', '--preset', 'ACTIVE_7D'], 'PRESET_UNKNOWN'],
  [['metric', 'K21', '--period', 'last'], 'QUARTER_INVALID'],
  [['metric', 'K21', '--by', 'moon'], 'USAGE'],
  [['metric', 'K21', '--partner', 'Nobody'], 'PARTNER_NOT_FOUND'],
])('%j is refused by name', async (args, code) => {
  expect(await runCli(store, args)).toMatchObject({ code: 1, out: { error: { code } } });
});
