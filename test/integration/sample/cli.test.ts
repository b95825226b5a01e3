import { expect, test } from 'vitest';
import { join } from 'node:path';
import { makeFolder } from '#test/support/make-app.ts';
import { runCli } from '#test/support/run-cli.ts';

test('refuses a size and a seed that it does not know, adds with a seed, and takes the sample away', { timeout: 60_000 }, async () => {
  const [dir, remove] = makeFolder();
  const store = join(dir, 'store');
  for (const args of [
    ['--size', 'huge'],
    ['--seed', 'many'],
  ])
    expect(await runCli(store, ['sample', ...args])).toMatchObject({ code: 1, out: { error: { code: 'USAGE' } } });
  const added = await runCli(store, ['sample', '--size', 'small', '--seed', '7']);
  expect(added).toMatchObject({ code: 0, out: { partners: 28 } });
  expect(await runCli(store, ['sample', '--remove'])).toEqual({ code: 0, err: '', out: { removed: added.out, kept: 0 } });
  remove();
});
