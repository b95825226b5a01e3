import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { makeApp, makeFolder } from '#test/support/make-app.ts';

// attaches one file after the other and says each id only when the core has confirmed it
const attacher = `
  import { makeApp } from '#test/support/make-app.ts';
  const { api } = await makeApp({ storeDir: process.argv[1] });
  const { id: partnerId } = await api('partners.create', { name: 'Round ' + process.argv[2] });
  for (let count = 0; ; count++) {
    const name = process.argv[2] + '-' + count + '.txt';
    const body = Buffer.from((name + ' ').repeat(1 + (count % 5) * 30000));
    const uploadId = 'u' + count;
    for (let offset = 0; offset < body.length; offset += 200000)
      await api('files.upload', { uploadId, name, offset, base64: body.subarray(offset, offset + 200000).toString('base64'), last: offset + 200000 >= body.length });
    console.log((await api('files.add', { partnerId, uploadId })).id);
  }
`;

test('kill -9 at any moment loses no file that was confirmed and leaves no half file', async () => {
  const [dir, remove] = makeFolder();
  const confirmed = new Set<string>();
  for (let round = 0; round < 5; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', attacher, dir, `${round}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const killAfter = 2 + ((round * 7) % 9);
    let said = 0;
    for await (const id of createInterface({ input: child.stdout })) {
      confirmed.add(id);
      // in the middle of the next file, a little later each round
      if (++said === killAfter) setTimeout(() => child.kill('SIGKILL'), round * 3);
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  const made = await makeApp({ storeDir: dir });
  const { partners } = await made.api('partners.list', {});
  const files = (await Promise.all(partners.map(({ id }) => made.api('files.list', { partnerId: id })))).flatMap((list) => list.files);
  const there = new Set(files.map(({ id }) => id));
  expect([...confirmed].filter((id) => !there.has(id))).toEqual([]);
  for (const { id, name, bytes } of files) {
    const { path } = await made.api('files.open', { id });
    const found = readFileSync(path);
    expect(found.length).toBe(bytes);
    expect(found.subarray(0, name.length).toString()).toBe(name);
  }
  expect(readdirSync(join(dir, 'blobs', 'incoming'))).toEqual([]);
  await made.close();
  remove();
});
