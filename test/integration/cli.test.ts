import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder, testPassphrase } from '#test/support/make-app.ts';

const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
let dir: string;
let remove: () => void;
beforeAll(() => {
  [dir, remove] = makeFolder();
});
afterAll(() => remove());

type Said = { code: number; out: unknown; err: string };
const run = (args: string[], env: Record<string, string> = { QUARTERDECK_PASSPHRASE: testPassphrase }): Promise<Said> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args, '--store', join(dir, 'store'), '--json'],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: JSON.parse(stdout), err: stderr });
      },
    );
  });

test('makes a store, checks it, lists its partners, backs it up and restores it, one JSON object each', async () => {
  expect(await run(['init'])).toMatchObject({ code: 0, out: { store: join(dir, 'store') }, err: '' });
  expect(await run(['verify'])).toMatchObject({ code: 0, out: { ok: true, complaints: [] } });
  expect(await run(['partners', '--as-of', '2017-12-31'])).toMatchObject({
    code: 0,
    out: {
      asOf: '2017-12-31',
      partners: [],
      header: { enrolled: 0, active: 0, activeRatio: null, preset: 'ACTIVE_90D', revenuePerActive: null, topTenShare: null },
    },
  });
  const file = join(dir, 'copy.qdbackup');
  expect(await run(['backup', '--out', file])).toMatchObject({ code: 0, out: { file } });
  expect(existsSync(file)).toBe(true);
  expect(await run(['restore', file])).toMatchObject({ code: 0, out: { state: 'open' } });
});

test.each([
  ['a wrong passphrase', ['verify'], { QUARTERDECK_PASSPHRASE: 'not this passphrase' }, 'KEY_WRONG'],
  ['no passphrase', ['verify'], {}, 'PASSPHRASE_NEEDED'],
  ['an unknown command', ['fly'], undefined, 'USAGE'],
  ['an unknown option', ['verify', '--fast'], undefined, 'USAGE'],
  ['a date that does not exist', ['partners', '--as-of', '2017-02-31'], undefined, 'DATE_INVALID'],
  ['a backup that is not there', ['restore', '/nowhere/x.qdbackup'], undefined, 'FILE_NOT_FOUND'],
  ['a second store in the same folder', ['init'], undefined, 'STORE_EXISTS'],
])('says what was wrong with a code and a next step, and fails: %s', async (_, args, env, code) => {
  const before = readdirSync(join(dir, 'store')).sort();
  const said = await run(args, env);
  expect(said.code).not.toBe(0);
  expect(said.out).toMatchObject({ error: { code, message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\S/) } });
  expect(readdirSync(join(dir, 'store')).sort()).toEqual(before);
});
