import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '#core/app.ts';
import { createApi } from '#shared/api/client.ts';
import { makeApp, makeDeps, makeFolder, type TestApp, testKdfCost, testPassphrase } from '#test/support/make-app.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = (await made.api('partners.create', { name: 'Acme' })).id;
});
afterEach(() => made.close());

const attach = async (name: string, bytes: Uint8Array): Promise<string> => {
  await made.api('files.upload', { uploadId: name, name, offset: 0, base64: Buffer.from(bytes).toString('base64'), last: true });
  return (await made.api('files.add', { partnerId: acme, uploadId: name })).id;
};
const file = (): string => join(made.dir, 'copy.qdbackup');
const opened = async (id: string): Promise<Buffer> => readFileSync((await made.api('files.open', { id })).path);

test('a backup restores the files byte by byte on another machine', async () => {
  const contents = [randomBytes(0), randomBytes(700_000), randomBytes(262_144)];
  const ids: string[] = [];
  for (const [place, bytes] of contents.entries()) ids.push(await attach(`${place}.pdf`, bytes));
  expect((await made.api('store.backup', { file: file() })).files).toEqual({ included: 3, left: 0 });
  const [elsewhere, remove] = makeFolder();
  const app = createApp(makeDeps({ storeDir: elsewhere }), { kdfCost: testKdfCost });
  const api = createApi({ call: (method, input) => app.call(method, input, { trusted: true }) });
  await api('store.restore', { file: file(), passphrase: testPassphrase });
  for (const [place, id] of ids.entries()) {
    const { path } = await api('files.open', { id });
    expect(readFileSync(path).equals(contents[place] ?? Buffer.of(1))).toBe(true);
  }
  await app.close();
  remove();
});

test('a backup that stays in the store says which files are not in it, and restoring it finds them beside', async () => {
  const id = await attach('plan.pdf', Buffer.from('plan'));
  expect((await made.api('store.backup', {})).files).toEqual({ included: 0, left: 1 });
  await made.api('files.remove', { id });
  const later = await attach('later.pdf', Buffer.from('later'));
  const { setAside } = await made.api('store.restore', { passphrase: testPassphrase });
  expect((await opened(id)).toString()).toBe('plan');
  await expect(made.api('files.open', { id: later })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  // what is set aside is whole
  const kept = readdirSync(join(setAside ?? '', 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(kept).toHaveLength(2);
});

test('a backup of another store brings its own files, and those of this one go aside with it', async () => {
  const [elsewhere, remove] = makeFolder();
  const other = await makeApp({ storeDir: elsewhere });
  const { id: partnerId } = await other.api('partners.create', { name: 'Other' });
  await other.api('files.upload', { uploadId: 'o', name: 'other.txt', offset: 0, base64: 'b3RoZXI=', last: true });
  const theirs = await other.api('files.add', { partnerId, uploadId: 'o' });
  await other.api('store.backup', { file: file() });
  await other.close();
  await attach('mine.txt', Buffer.from('mine'));
  const { setAside } = await made.api('store.restore', { file: file(), passphrase: testPassphrase });
  expect((await opened(theirs.id)).toString()).toBe('other');
  expect(existsSync(join(setAside ?? '', 'blobs'))).toBe(true);
  expect(readdirSync(join(made.dir, 'blobs')).filter((name) => /^[0-9a-f]{2}$/.test(name))).toHaveLength(1);
  remove();
});

test('a backup whose files were changed or cut is refused, and the store is untouched', async () => {
  const id = await attach('plan.pdf', randomBytes(300_000));
  await made.api('store.backup', { file: file() });
  const whole = readFileSync(file());
  const { size } = statSync(file());
  for (const spoil of [whole.subarray(0, size - 1000), Buffer.concat([whole.subarray(0, size - 5), Buffer.from('spoil')])]) {
    writeFileSync(file(), spoil);
    await expect(made.api('store.restore', { file: file(), passphrase: testPassphrase })).rejects.toMatchObject({ code: 'BACKUP_BAD' });
    expect((await opened(id)).length).toBe(300_000);
    expect(existsSync(join(made.dir, 'blobs.restoring'))).toBe(false);
  }
});
