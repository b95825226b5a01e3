import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder, testPassphrase } from '#test/support/make-app.ts';

const cli = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));
const data = (name: string): string => fileURLToPath(new URL(`../../fixtures/crm-opportunities/${name}.csv`, import.meta.url));
const all = ['sales_pipeline', 'accounts', 'sales_teams', 'products'].map(data);
let dir: string;
let remove: () => void;

const run = (...args: string[]): Promise<{ code: number; out: unknown; err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', QUARTERDECK_PASSPHRASE: testPassphrase };
    execFile(process.execPath, [cli, ...args, '--store', join(dir, 'store'), '--json'], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: JSON.parse(stdout), err: stderr });
    });
  });
const write = (name: string, text: string): string => {
  const file = join(dir, name);
  writeFileSync(file, text);
  return file;
};
beforeAll(async () => {
  [dir, remove] = makeFolder();
  await run('init');
});
afterAll(() => remove());

const none = { partners: 0, deals: 0, people: 0, products: 0 };
const whole = { partners: 85, deals: 7375, people: 35, products: 7 };

test('imports the real export in any order of files, says what a script needs, and takes it back', async () => {
  const dry = await run('import', ...all, '--dry-run');
  expect(dry).toMatchObject({ code: 0, out: { created: whole, needsAttention: 1425, importId: null, dryRun: true } });
  expect(dry.err).toContain('"GTXPro" is read as "GTX Pro"');
  const first = await run('import', ...all);
  const aliases = [{ name: 'GTXPro', target: 'GTX Pro', rows: expect.any(Number), accepted: true }];
  expect(first).toMatchObject({
    code: 0,
    out: {
      created: whole,
      updated: none,
      unchanged: none,
      needsAttention: 1425,
      reasons: { ROW_REFERENCE_EMPTY: 1425 },
      importId: expect.any(String),
      aliases,
    },
  });
  expect(Object.keys((first.out as { created: object }).created)).toEqual(['partners', 'deals', 'people', 'products']);
  expect(await run('import', ...all)).toMatchObject({ code: 0, out: { created: none, updated: none, unchanged: whole } });
  const { importId } = first.out as { importId: string };
  expect(await run('import', 'undo', importId)).toMatchObject({ code: 0, out: { created: whole, importId, kept: 0 } });
  expect(await run('import', 'undo', importId)).toMatchObject({ code: 1, out: { error: { code: 'IMPORT_UNDONE' } } });
}, 90_000);

test('fails where it would have to guess, and says which option answers', async () => {
  const accounts = write('accounts.csv', 'account,country\nIsdom,Norway\n');
  const deals = write('deals.csv', 'deal id,account,stage,close date,amount\nD1,Isdom,Verbal,3/4/2017,"1,234"\n');
  const given = ['import', accounts, deals];
  const ask = async (code: string, option: RegExp, ...options: string[]): Promise<void> => {
    const said = await run(...given, ...options);
    expect(said).toMatchObject({ code: 1, out: { error: { code, hint: expect.stringMatching(option) } } });
  };
  await ask('AMBIGUOUS_STAGE', /--stage "Verbal=open"/);
  await ask('AMBIGUOUS_DATE_ORDER', /--date-order dmy/, '--stage', 'Verbal=won');
  await ask('AMBIGUOUS_DECIMAL', /--decimal comma/, '--stage', 'Verbal=won', '--date-order', 'dmy');
  const mapping = join(dir, 'mapping.json');
  const options = ['--stage', 'Verbal=won', '--date-order', 'dmy', '--decimal', 'point', '--save-mapping', mapping];
  expect(await run(...given, ...options, '--dry-run')).toMatchObject({ code: 0, out: { created: { partners: 1, deals: 1 } } });
  expect(await run(...given, ...options, '--dry-run')).toMatchObject({ code: 1, out: { error: { code: 'FILE_EXISTS' } } });
  expect(await run(...given, '--mapping', mapping)).toMatchObject({
    code: 0,
    out: { created: { partners: 1, deals: 1 }, needsAttention: 0 },
  });
});

test('gives the rows that wait as files, which come back', async () => {
  const deals = write('more.csv', 'deal id,account,stage,amount\nE1,,open,5\nE2,Nobody,open,6\n');
  expect(await run('import', deals)).toMatchObject({ out: { needsAttention: 2 } });
  const out = join(dir, 'waiting');
  const file = join(out, 'needs-attention-deals.csv');
  expect(await run('import', 'attention', '--out', out)).toMatchObject({
    out: { needsAttention: 2, reasons: { ROW_REFERENCE_EMPTY: 1, ROW_REFERENCE_UNKNOWN: 1 }, files: [file] },
  });
  writeFileSync(file, readFileSync(file, 'utf8').replace('E1,,', 'E1,Isdom,'));
  expect(await run('import', file)).toMatchObject({ out: { created: { deals: 1 }, needsAttention: 1 } });
  expect(await run('import', 'attention')).toMatchObject({ out: { needsAttention: 1 } });
}, 90_000);

test.each<[string, () => string[], string]>([
  ['no file', () => [], 'USAGE'],
  ['a file that is not there', () => ['nowhere.csv'], 'FILE_NOT_FOUND'],
  [
    'a folder',
    () => {
      mkdirSync(join(dir, 'folder.csv'), { recursive: true });
      return [join(dir, 'folder.csv')];
    },
    'FILE_UNREADABLE',
  ],
  ['an empty file', () => [write('empty.csv', '')], 'IMPORT_EMPTY'],
  ['a PDF renamed to .csv', () => [write('report.csv', '%PDF-1.4\n')], 'IMPORT_NOT_A_TABLE'],
  [
    'a file of unknown columns beside a known one',
    () => [data('accounts'), write('odd.csv', 'alpha,beta\n1,2\n')],
    'IMPORT_NOTHING_MAPPED',
  ],
  ['a mapping that is none', () => [data('accounts'), '--mapping', write('not-a-mapping.json', '{}')], 'IMPORT_MAPPING_BAD'],
  ['an order of dates that does not exist', () => [data('accounts'), '--date-order', 'ydm'], 'USAGE'],
])('refuses %s with a code and a next step', async (_, args, code) => {
  const said = await run('import', ...args());
  expect(said).toMatchObject({
    code: 1,
    out: { error: { code, message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\S/) } },
  });
  expect(existsSync(join(dir, 'store', 'quarterdeck.db'))).toBe(true);
});
