import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { makeApp, makeFolder } from '#test/support/make-app.ts';

// saves one partner after the other and says each id only when the core has confirmed it
const saver = `
  import { makeApp } from '#test/support/make-app.ts';
  const { api } = await makeApp({ storeDir: process.argv[1] });
  for (let count = 0; ; count++) console.log((await api('partners.create', { name: process.argv[2] + ' ' + count, note: 'x'.repeat(count % 900) })).id);
`;

test('kill -9 at any moment loses nothing that was confirmed and leaves no half record', async () => {
  const [dir, remove] = makeFolder();
  const confirmed = new Set<string>();
  for (let round = 0; round < 8; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', saver, dir, `Round ${round}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const killAfter = 5 + ((round * 37) % 60);
    let said = 0;
    for await (const id of createInterface({ input: child.stdout })) {
      confirmed.add(id);
      if (++said === killAfter) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  const made = await makeApp({ storeDir: dir });
  expect((await made.api('store.verify', {})).ok).toBe(true);
  const { partners } = await made.api('partners.list', {});
  const there = new Set(partners.map(({ id }) => id));
  expect([...confirmed].filter((id) => !there.has(id))).toEqual([]);
  const history = await made.api('history.list', { limit: 500 });
  const created = new Set(history.map(({ recordId }) => recordId));
  expect(partners.filter(({ id }) => !created.has(id))).toEqual([]);
  await made.close();
  remove();
});
