import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { outline } from '#test/support/deals-of.ts';
import { partnersFile, peopleFile, productsFile } from '#test/support/deals-file.ts';
import { importFiles } from '#test/support/import-files.ts';
import { makeApp, makeFolder } from '#test/support/make-app.ts';

const rows = 20_000;
// says when the import starts and when the core has confirmed it
const importer = `
  import { makeApp } from '#test/support/make-app.ts';
  import { upload } from '#test/support/import-files.ts';
  import { dealsFile } from '#test/support/deals-file.ts';
  const { api } = await makeApp({ storeDir: process.argv[1] });
  const uploadIds = await upload(api, [{ name: 'deals.csv', content: dealsFile(${rows}) }]);
  console.log('started');
  await api('imports.apply', { uploadIds });
  console.log('done');
  setInterval(() => undefined, 1000);
`;

/** Kills an import after so many milliseconds; true when the core had already confirmed it. */
const killAfter = async (dir: string, ms: number): Promise<boolean> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', importer, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let isDone = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'started') void wait(ms).then(() => child.kill('SIGKILL'));
    if (line === 'done') isDone = true;
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return isDone;
};

test('kill -9 at any moment of an import leaves all of it or nothing, and the store whole', async () => {
  const [dir, remove] = makeFolder();
  const first = await makeApp({ storeDir: dir });
  await importFiles(first.api, [partnersFile(), peopleFile(), productsFile()]);
  const before = await outline(first.api);
  await first.close();
  let cut = 0;
  for (const ms of [5, 80, 160, 240, 320, 420]) {
    const wasDone = await killAfter(dir, ms);
    const made = await makeApp({ storeDir: dir });
    expect((await made.api('store.verify', {})).ok).toBe(true);
    const { imports } = await made.api('imports.list', {});
    const last = imports.find(({ files, state }) => files[0] === 'deals.csv' && state === 'applied');
    // what was confirmed is there; what was not confirmed is there whole or not at all
    if (wasDone) expect(last).toBeDefined();
    if (last) {
      expect(last.counts.created.deals).toBe(rows);
      await made.api('imports.undo', { importId: last.id });
    } else cut++;
    expect(await outline(made.api)).toEqual(before);
    await made.close();
  }
  expect(cut).toBeGreaterThan(0);
  remove();
}, 120_000);
