import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '#core/app.ts';
import { openSqlite } from '#core/db/open.ts';
import { parseKeyFile, unwrapKey } from '#core/store/key-file.ts';
import type { Reply } from '#shared/api/transport.ts';
import type { AppError } from '#shared/domain/errors.ts';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, makeDeps, makeFolder, testKdfCost, testPassphrase } from '#test/support/make-app.ts';

let dir: string;
let removeFolder: () => void;
beforeEach(() => {
  [dir, removeFolder] = makeFolder();
});
afterEach(() => removeFolder());

const filled = async (): Promise<void> => {
  const made = await makeApp({ storeDir: dir });
  await made.api('partners.create', { name: 'Acme' });
  await made.close();
};

/** Opens the folder with a fresh core, as at the next start of the app. */
const start = async (
  passphrase = testPassphrase,
): Promise<{ reply: Reply; state: string; problem: string | null; close(): Promise<void> }> => {
  const app = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  const reply = await app.call('store.unlock', { passphrase });
  const status = await app.call('store.status', {});
  if (!status.ok) throw new Error('status must always answer');
  const { state, problem } = status.data as { state: string; problem: { code: string } | null };
  return { reply, state, problem: problem?.code ?? null, close: () => app.close() };
};
const dataKey = async (): Promise<Uint8Array> => {
  const key = parseKeyFile(readFileSync(join(dir, 'key.json'), 'utf8'));
  if (!key) throw new Error('no key file');
  return unwrapKey(makeDeps({ storeDir: dir }), key, testPassphrase);
};
const db = (): string => join(dir, 'quarterdeck.db');

test('a new folder has no store and nothing is made by looking', async () => {
  const { reply, state, close } = await start();
  expect(reply).toMatchObject({ ok: false, code: 'STORE_NONE' });
  expect(state).toBe('none');
  expect(readdirSync(dir)).toEqual([]);
  await close();
});

test('what was saved is there after the next start, and no file holds it in the clear', async () => {
  await filled();
  const again = await makeApp({ storeDir: dir });
  const { partners } = await again.api('partners.list', {});
  expect(partners.map(({ name }) => name)).toEqual(['Acme']);
  for (const name of readdirSync(dir)) {
    const file = join(dir, name);
    if (statSync(file).isFile()) expect(readFileSync(file).includes('Acme'), name).toBe(false);
  }
  await again.close();
});

test('the settings of the house hold on every opening', async () => {
  const { api, close } = await makeApp({ storeDir: dir });
  const { settings } = await api('store.verify', {});
  expect(settings).toMatchObject({
    journal_mode: 'wal',
    synchronous: 2,
    temp_store: 2,
    foreign_keys: 1,
    secure_delete: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    busy_timeout: 5000,
  });
  await close();
});

describe('four different messages', () => {
  test('a wrong passphrase says so, and the right one still works', async () => {
    await filled();
    const { reply, state, close } = await start('not the right one');
    expect(reply).toMatchObject({ ok: false, code: 'KEY_WRONG' });
    expect(state).toBe('locked');
    await close();
    const right = await start();
    expect(right.reply.ok).toBe(true);
    await right.close();
  });

  test('a damaged first page is damage, not a wrong key; the file stays', async () => {
    await filled();
    const handle = openSync(db(), 'r+');
    writeSync(handle, Buffer.alloc(512, 7), 0, 512, 100);
    const before = readFileSync(db());
    const { reply, state, problem, close } = await start();
    expect(reply).toMatchObject({ ok: false, code: 'STORE_DAMAGED' });
    expect([state, problem]).toEqual(['problem', 'STORE_DAMAGED']);
    await close();
    expect(readFileSync(db()).equals(before)).toBe(true);
  });

  test.each(['removed', 'emptied'])('a store file that was %s is missing, and no empty app is shown in its place', async (how) => {
    await filled();
    for (const name of ['quarterdeck.db-wal', 'quarterdeck.db-shm']) rmSync(join(dir, name), { force: true });
    if (how === 'removed') rmSync(db());
    else truncateSync(db());
    const { reply, problem, close } = await start();
    expect(reply).toMatchObject({ ok: false, code: 'STORE_MISSING' });
    expect(problem).toBe('STORE_MISSING');
    await close();
    expect(existsSync(db()) ? statSync(db()).size : 0).toBe(0);
  });

  test('a store of a newer app is refused and left as it is', async () => {
    await filled();
    const sqlite = openSqlite(db(), await dataKey(), { readonly: false, mustExist: true });
    sqlite.pragma('user_version = 999');
    sqlite.close();
    const { reply, problem, close } = await start();
    expect(reply).toMatchObject({ ok: false, code: 'STORE_NEWER', params: { found: 999 } });
    expect(problem).toBe('STORE_NEWER');
    await close();
  });
});

test('one damaged key file is no harm, two are KEY_MISSING', async () => {
  await filled();
  writeFileSync(join(dir, 'key.json'), '');
  const one = await start();
  expect(one.reply.ok).toBe(true);
  await one.close();
  appendFileSync(join(dir, 'key.copy.json'), 'x');
  const both = await start();
  expect(both.reply).toMatchObject({ ok: false, code: 'KEY_MISSING' });
  await both.close();
});

test('a store is never made over another', async () => {
  await filled();
  const app = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  expect(await app.call('store.create', { passphrase: testPassphrase })).toMatchObject({ ok: false, code: 'STORE_EXISTS' });
  await app.close();
});

test('a short passphrase is refused and leaves nothing behind', async () => {
  const app = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  expect(await app.call('store.create', { passphrase: 'short' })).toMatchObject({ ok: false, code: 'PASSPHRASE_WEAK' });
  expect(readdirSync(dir)).toEqual([]);
  await app.close();
});

test('a crash between writing the key and naming the file still opens', async () => {
  await filled();
  const { renameSync } = await import('node:fs');
  renameSync(db(), `${db()}.making`);
  const { reply, close } = await start();
  expect(reply.ok).toBe(true);
  await close();
});

test('the key store of the system seals the key, and a changed one is told apart', async () => {
  const keyStore = {
    backend: 'test',
    seal: async (secret: Uint8Array) => secret.map((byte) => byte ^ 0x5a),
    unseal: async (sealed: Uint8Array) => sealed.map((byte) => byte ^ 0x5a),
  };
  const app = createApp(makeDeps({ storeDir: dir, platform: { keyStore } }), { kdfCost: testKdfCost });
  expect((await app.call('store.create', {})).ok).toBe(true);
  await app.close();
  const same = createApp(makeDeps({ storeDir: dir, platform: { keyStore } }), { kdfCost: testKdfCost });
  expect((await same.call('store.unlock', {})).ok).toBe(true);
  await same.close();
  const other = createApp(makeDeps({ storeDir: dir, platform: { keyStore: { ...keyStore, unseal: async (sealed) => sealed } } }), {
    kdfCost: testKdfCost,
  });
  expect(await other.call('store.unlock', {})).toMatchObject({ ok: false, code: 'KEY_STORE_CHANGED' });
  await other.close();
});

test('another passphrase takes the place of the old one, which must be known', async () => {
  const made = await makeApp({ storeDir: dir });
  const next = 'four other plain words';
  await expect(made.api('store.protect', { current: 'not the right one', next })).rejects.toMatchObject({ code: 'KEY_WRONG' });
  await made.api('store.protect', { current: testPassphrase, next });
  await made.close();
  const old = await start();
  expect(old.reply).toMatchObject({ ok: false, code: 'KEY_WRONG' });
  await old.close();
  const right = await start(next);
  expect(right.reply.ok).toBe(true);
  await right.close();
});

const holder = `
  import { createApp } from '#core/app.ts';
  import { makeDeps, testKdfCost, testPassphrase } from '#test/support/make-app.ts';
  const app = createApp(makeDeps({ storeDir: process.argv[1] }), { kdfCost: testKdfCost });
  const reply = await app.call('store.unlock', { passphrase: testPassphrase });
  console.log(reply.ok ? 'open' : reply.code);
  setInterval(() => undefined, 1000);
`;

test('a second process is told that the store is in use, and kill -9 of the first lets go of it', async () => {
  await filled();
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString().trim()).toBe('open');
  const second = await start();
  expect(second.reply).toMatchObject({ ok: false, code: 'STORE_IN_USE' });
  expect(second.state).toBe('locked');
  await second.close();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const third = await start();
  expect(third.reply.ok).toBe(true);
  await third.close();
});

test('a damaged newest backup keeps nobody out, and a good one is made', async () => {
  await filled();
  mkdirSync(join(dir, 'backups'));
  writeFileSync(join(dir, 'backups', '2999-01-01_000000_asked.qdbackup'), 'no backup');
  const { reply, state, close } = await start();
  expect(reply).toMatchObject({ ok: true });
  expect(state).toBe('open');
  await close();
  expect(readdirSync(join(dir, 'backups'))).toHaveLength(2);
});

test('a store can be created after a crash before its key was written, and the unfinished file is kept aside', async () => {
  await filled();
  renameSync(db(), `${db()}.making`);
  for (const name of ['key.json', 'key.copy.json']) rmSync(join(dir, name));
  const app = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  expect(await app.call('store.create', { passphrase: testPassphrase })).toMatchObject({ ok: true, data: { state: 'open' } });
  await app.close();
  const aside = readdirSync(dir).filter((name) => name.startsWith('set-aside-'));
  expect(aside.flatMap((name) => readdirSync(join(dir, name)))).toEqual(['quarterdeck.db.making']);
});

test('two restores in one second keep both of the stores that they replace', async () => {
  const made = await makeApp({ storeDir: dir });
  await made.api('partners.create', { name: 'Acme' });
  const { file } = await made.api('store.backup', { file: join(dir, 'mine.qdbackup') });
  const first = await made.api('store.restore', { file, passphrase: testPassphrase });
  const second = await made.api('store.restore', { file, passphrase: testPassphrase });
  await made.close();
  expect(first.setAside).not.toBe(second.setAside);
  for (const folder of [first.setAside, second.setAside])
    expect(readdirSync(folder ?? '').toSorted()).toEqual(['key.copy.json', 'key.json', 'quarterdeck.db']);
});

test('locking ends running work first, and nothing of it is half done', async () => {
  const made = await makeApp({ storeDir: dir });
  const rows = Array.from({ length: 20_000 }, (_, at) => [`D${at}`, 'Acme', 'Engaging', '2017-01-02']);
  await made.api('partners.create', { name: 'Acme' });
  const files = [csv('deals.csv', ['opportunity_id', 'account', 'deal_stage', 'engage_date'], ...rows)];
  const ended = importFiles(made.api, files).catch((error: AppError) => error.code);
  await vi.waitFor(() => expect(made.events.some(({ type }) => type === 'job')).toBe(true), { interval: 1 });
  await made.api('store.lock', {});
  expect(await ended).toBe('CANCELLED');
  await made.api('store.unlock', { passphrase: testPassphrase });
  expect((await made.api('imports.list', {})).imports).toEqual([]);
  await made.close();
});

test('what a backup left behind when it was cut off is gone at the next opening, and backups stay', async () => {
  await filled();
  mkdirSync(join(dir, 'backups'));
  const name = join(dir, 'backups', '2999-01-01_000000_daily.qdbackup');
  for (const end of ['', '.copying', '.writing']) writeFileSync(`${name}${end}`, 'x');
  const { close } = await start();
  await close();
  expect(existsSync(name)).toBe(true);
  expect(readdirSync(join(dir, 'backups')).filter((one) => !one.endsWith('.qdbackup'))).toEqual([]);
});
