import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRealPartner } from '#test/support/real-partners.ts';
import { makeApp, makeFolder } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';

let dir: string;
let store: string;
let remove: () => void;
beforeAll(async () => {
  [dir, remove] = makeFolder();
  store = join(dir, 'store');
  const app = await makeApp({ storeDir: store, today: '2017-12-31' });
  await importRealPartner(app.api, 'Hottechi');
  await app.api('partners.create', { name: 'Twin' });
  await app.api('partners.create', { name: 'twin' });
  await app.close();
});
afterAll(() => remove());

const build = ['qbr', 'build', '--quarter', '2017-Q4', '--as-of', '2017-12-31'];

test('builds a package and says its figures and files', async () => {
  const out = join(dir, 'out');
  const said = await runCli(store, [...build, '--partner', 'hot-techi', '--out', out, '--formats', 'pptx,xlsx']);
  const same = (
    wonCount: number,
    won: number | null,
    lostCount: number,
    winRate: number | null,
    average: number | null,
    openDeals: number,
  ) => ({
    wonCount,
    wonAmount: won === null ? null : { minor: won, currency: 'USD' },
    lostCount,
    winRate,
    averageDeal: average === null ? null : { minor: average, currency: 'USD' },
    openDeals,
  });
  const files = ['pptx', 'xlsx'].map((extension) => join(out, `2017-Q4_Hottechi_QBR_v1_2017-12-31.${extension}`));
  expect(said).toEqual({
    code: 0,
    err: '',
    out: {
      partner: 'Hottechi',
      quarter: '2017-Q4',
      asOf: '2017-12-31',
      figures: {
        ...same(28, 4_862_100, 33, 28 / 61, 173_646, 7),
        previousQuarter: same(33, 7_403_200, 19, 33 / 52, 224_339, 34),
        yearBefore: same(0, 0, 0, null, null, 5),
      },
      files,
    },
  });
  expect(files.every((file) => existsSync(file))).toBe(true);
});

test('writes the portfolio as a workbook', async () => {
  const file = join(dir, 'portfolio.xlsx');
  const said = await runCli(store, ['report', 'portfolio', '--as-of', '2017-12-31', '--out', file]);
  expect(said).toEqual({ code: 0, err: '', out: { file, partners: 87, asOf: '2017-12-31' } });
  expect(existsSync(file)).toBe(true);
});

test('adds the sample, making the store when there is none, and adds nothing the second time', async () => {
  const empty = join(dir, 'sample-store');
  const first = await runCli(empty, ['sample']);
  expect(first).toMatchObject({ code: 0, out: { partners: 28, products: 7, people: 10 } });
  expect((await runCli(empty, ['sample'])).out).toEqual(first.out);
});

test.each([
  ['a partner that is not there', ['--partner', 'Nobody', '--out', 'x'], 'PARTNER_NOT_FOUND'],
  ['two partners of one name', ['--partner', 'TWIN', '--out', 'x'], 'PARTNER_AMBIGUOUS'],
  ['an unknown format', ['--partner', 'Hottechi', '--out', 'x', '--formats', 'docx'], 'USAGE'],
  ['no folder', ['--partner', 'Hottechi'], 'USAGE'],
])('fails with a code on %s', async (_, args, code) => {
  const said = await runCli(store, [...build, ...args]);
  expect(said.code).not.toBe(0);
  expect(said.out).toMatchObject({ error: { code } });
});

test('takes the exact name before a similar one', async () => {
  const said = await runCli(store, [...build, '--partner', 'twin', '--out', join(dir, 'twin'), '--formats', 'xlsx']);
  expect(said).toMatchObject({ code: 0, out: { partner: 'twin', figures: { wonCount: 0, winRate: null } } });
});
