import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
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

const reviewOf = async (partner: string): Promise<string> => {
  const { out } = await runCli(store, ['qbr', 'list', '--quarter', '2017-Q4', '--as-of', '2017-12-31']);
  return (out as { reviews: Array<{ id: string; partner: string }> }).reviews.find((one) => one.partner === partner)?.id ?? '';
};

test('lists the reviews of a quarter that are due or begun, by stage', async () => {
  const list = (...more: string[]) => runCli(store, ['qbr', 'list', '--quarter', '2017-Q4', '--as-of', '2017-12-31', ...more]);
  const { out } = await list('--stage', 'preparing');
  expect(out).toMatchObject({ asOf: '2017-12-31', quarter: '2017-Q4' });
  expect((out as { reviews: object[] }).reviews).toContainEqual(
    expect.objectContaining({ partner: 'Hottechi', stage: 'preparing', dueOn: '2018-02-14', overdue: false }),
  );
  const all = ((await list('--all')).out as { reviews: object[] }).reviews.length;
  expect(all).toBeGreaterThan(((await list()).out as { reviews: object[] }).reviews.length);
  expect((await list('--stage', 'done')).out).toMatchObject({ error: { code: 'USAGE' } });
});

test('records what came of a review from a file, in one step, and lists what both sides promised', async () => {
  const id = await reviewOf('Hottechi');
  const file = join(dir, 'outcome.json');
  const record = (outcome: object) => {
    writeFileSync(file, JSON.stringify(outcome));
    return runCli(store, ['qbr', 'outcome', id, '--file', file]);
  };
  const promise = { side: 'vendor', description: 'Train two engineers', owner: 'Dana', due: '2018-02-01', measure: 'Both are certified' };
  const bad = await record({ heldOn: '2017-12-20', summary: 'Agreed', commitments: [promise, { ...promise, due: 'soon' }] });
  expect(bad.out).toMatchObject({ error: { code: 'RECORD_INVALID', message: expect.stringMatching(/^commitments, row 2, dueOn: /) } });
  expect((await runCli(store, ['commitments', '--partner', 'Hottechi'])).out).toEqual({ commitments: [] });
  const outcome = {
    heldOn: '2017-12-20',
    summary: 'Both sides agreed on two campaigns.',
    decisions: ['Two campaigns'],
    goals: ['Win rate of 50 %'],
    rating: 4,
    nextOn: '2018-03-20',
    commitments: [promise, { side: 'partner', description: 'Name a sponsor', due: '2018-01-15' }],
  };
  expect((await record(outcome)).out).toMatchObject({ id, stage: 'outcome_recorded', heldOn: '2017-12-20', commitments: 2 });
  // the same file again makes nothing twice
  expect((await record(outcome)).out).toMatchObject({ commitments: 0, undoId: null });
  const { out } = await runCli(store, ['commitments', '--open', '--side', 'partner', '--partner', 'hottechi']);
  expect(out).toMatchObject({ commitments: [{ partner: 'Hottechi', side: 'partner', dueOn: '2018-01-15', state: 'open' }] });
});

test('freezes a review and says which figures have moved since', async () => {
  const id = await reviewOf('Hottechi');
  expect((await runCli(store, ['qbr', 'diff', id])).out).toMatchObject({ error: { code: 'USAGE' } });
  expect((await runCli(store, ['qbr', 'freeze', id, '--as-of', '2017-12-31'])).out).toMatchObject({
    id,
    partner: 'Hottechi',
    asOf: '2017-12-31',
  });
  expect((await runCli(store, ['qbr', 'diff', id])).out).toEqual({ moved: [] });
  const app = await makeApp({ storeDir: store, today: '2017-12-31' });
  const { qbr } = await app.api('qbrs.get', { id });
  await app.api('deals.save', {
    partnerId: qbr.partnerId,
    stage: 'WON',
    closedOn: '2017-12-01',
    amount: { minor: 50_000, currency: 'USD' },
  });
  await app.close();
  expect((await runCli(store, ['qbr', 'diff', id])).out).toMatchObject({
    moved: expect.arrayContaining([
      expect.objectContaining({
        metric: 'wonAmount',
        period: '2017-Q4',
        frozen: { minor: 4_862_100, currency: 'USD' },
        now: { minor: 4_912_100, currency: 'USD' },
      }),
    ]),
  });
});

test('builds the packages of all reviews that are due before a day', async () => {
  const out = join(dir, 'batch');
  const said = await runCli(store, [
    'qbr',
    'batch',
    '--due-before',
    '2017-12-01',
    '--as-of',
    '2017-12-31',
    '--out',
    out,
    '--formats',
    'xlsx',
  ]);
  const { reviews, files, failures } = said.out as { reviews: object[]; files: string[]; failures: object[] };
  expect(said.code).toBe(0);
  expect(reviews.length).toBeGreaterThan(0);
  expect(files).toHaveLength(reviews.length);
  expect(files.every((file) => existsSync(file))).toBe(true);
  expect(failures).toEqual([]);
  expect((await runCli(store, ['qbr', 'batch', '--out', out])).out).toMatchObject({ error: { code: 'USAGE' } });
});

test('writes the deck in a file of the company, and the copy for the partner', async () => {
  const out = join(dir, 'templated');
  const deck = join(import.meta.dirname, '../fixtures/templates/placeholders.pptx');
  const hottechi = [...build, '--partner', 'hot-techi', '--out', out, '--formats', 'pptx'];
  const said = await runCli(store, [...hottechi, '--template', deck, '--audience', 'partner']);
  expect(said).toMatchObject({ code: 0, out: { files: [join(out, '2017-Q4_Hottechi_QBR-partner_v1_2017-12-31.pptx')] } });
  const [path = ''] = (said.out as { files: string[] }).files;
  expect(Object.keys(unzipSync(readFileSync(path))).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length).toBeGreaterThan(0);
  expect(await runCli(store, [...hottechi, '--template', join(dir, 'none.pptx')])).toMatchObject({ code: 1 });
  expect(await runCli(store, [...hottechi, '--audience', 'everybody'])).toMatchObject({ code: 1 });
});
