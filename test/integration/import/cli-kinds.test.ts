import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeFolder, testPassphrase } from '#test/support/make-app.ts';

const cli = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));
const folder = fileURLToPath(new URL('../../fixtures/records/', import.meta.url));

test('the command line brings kinds in, counts each, writes one out and takes it as nothing new', async () => {
  const [dir, remove] = makeFolder();
  const run = (...args: string[]): Promise<{ code: number; out: unknown }> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'] ?? '', QUARTERDECK_PASSPHRASE: testPassphrase };
      execFile(process.execPath, [cli, ...args, '--store', join(dir, 'store'), '--json'], { env }, (error, stdout) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out: JSON.parse(stdout) }),
      );
    });
  await run('init');
  const files = readdirSync(folder).map((name) => join(folder, name));
  expect(await run('import', ...files)).toMatchObject({
    code: 0,
    out: { created: { partners: 8, certificate: 5, mdf_claim: 1, renewal: 2 } },
  });
  const out = join(dir, 'certificates.xlsx');
  expect(await run('report', 'records', 'certificate', '--partner', 'Nordwind Systemhaus GmbH', '--out', out)).toMatchObject({
    out: { kind: 'certificate', records: 2 },
  });
  expect(await run('import', out)).toMatchObject({ out: { created: { partners: 0 }, unchanged: { certificate: 2 }, needsAttention: 0 } });
  expect(await run('import', join(folder, 'renewals.csv'), '--holds', 'renewals.csv=nothing')).toMatchObject({
    out: { error: { code: 'USAGE' } },
  });
  expect(await run('import', join(folder, 'renewals.csv'), '--holds', 'renewals.csv=renewal', '--dry-run')).toMatchObject({
    out: { unchanged: { renewal: 2 } },
  });
  remove();
}, 60_000);
