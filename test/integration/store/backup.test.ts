import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '#core/app.ts';
import { makeApp, makeDeps, makeFolder, type TestApp, testKdfCost, testPassphrase } from '#test/support/make-app.ts';

const day = 86_400_000;
let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  await made.api('partners.create', { name: 'Acme' });
});
afterEach(() => made.close());

const names = async (): Promise<string[]> => (await made.api('partners.list', {})).partners.map(({ name }) => name);
const flipByte = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  writeFileSync(path, bytes);
};
const file = (): string => join(made.dir, 'copy.qdbackup');

test('a backup brings back what was there, and keeps what it replaces', async () => {
  const { rows } = await made.api('store.backup', { file: file() });
  expect(rows['partner']).toBe(1);
  await made.api('partners.create', { name: 'Later' });
  const { setAside } = await made.api('store.restore', { file: file(), passphrase: testPassphrase });
  expect(await names()).toEqual(['Acme']);
  expect(setAside && existsSync(join(setAside, 'quarterdeck.db'))).toBe(true);
});

test('a backup restores into an empty folder with its passphrase', async () => {
  await made.api('store.backup', { file: file() });
  const [elsewhere, remove] = makeFolder();
  const app = createApp(makeDeps({ storeDir: elsewhere }), { kdfCost: testKdfCost });
  const reply = await app.call('store.restore', { file: file(), passphrase: testPassphrase }, { trusted: true });
  expect(reply).toMatchObject({ ok: true, data: { state: 'open', setAside: null } });
  expect(await app.call('partners.list', {})).toMatchObject({ ok: true, data: { partners: [{ name: 'Acme' }] } });
  await app.close();
  remove();
});

test('a backup holds nothing in the clear', async () => {
  await made.api('store.backup', { file: file() });
  expect(readFileSync(file()).includes('Acme')).toBe(false);
});

test('an existing file is never overwritten', async () => {
  writeFileSync(file(), 'mine');
  await expect(made.api('store.backup', { file: file() })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(readFileSync(file(), 'utf8')).toBe('mine');
});

test.each([
  ['cut short', () => truncateSync(file(), statSync(file()).size - 5000)],
  ['changed in one place', () => flipByte(file(), statSync(file()).size - 9000)],
  ['something else', () => writeFileSync(file(), 'name,amount\n')],
])('a backup that is %s is refused and the store is untouched', async (_, spoil) => {
  await made.api('store.backup', { file: file() });
  spoil();
  await expect(made.api('store.restore', { file: file(), passphrase: testPassphrase })).rejects.toMatchObject({ code: 'BACKUP_BAD' });
  expect(await names()).toEqual(['Acme']);
  expect(readdirSync(made.dir).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('a wrong passphrase for a backup changes nothing', async () => {
  await made.api('store.backup', { file: file() });
  await expect(made.api('store.restore', { file: file(), passphrase: 'another passphrase' })).rejects.toMatchObject({ code: 'KEY_WRONG' });
  expect(await names()).toEqual(['Acme']);
});

test('one backup a day, and the last seven are kept', async () => {
  for (let count = 0; count < 9; count++) {
    await made.api('store.lock', {});
    made.deps.clock.pass(day + 1);
    await made.api('store.unlock', { passphrase: testPassphrase });
    await made.api('store.lock', {});
    await made.api('store.unlock', { passphrase: testPassphrase });
  }
  const { backups } = await made.api('store.status', {});
  expect(backups).toHaveLength(7);
  expect(backups[0]?.name.startsWith('2018-01-09')).toBe(true);
});

test('an app that stays open for days makes the backup of a day after a change', async () => {
  for (let count = 0; count < 3; count++) {
    made.deps.clock.pass(day + 1);
    await made.api('partners.create', { name: `Day ${count}` });
    await made.api('partners.create', { name: `Day ${count} again` });
  }
  // locking waits for what is being written
  await made.api('store.lock', {});
  const { backups } = await made.api('store.status', {});
  expect(backups.filter(({ name }) => name.includes('_daily'))).toHaveLength(3);
});

test('a folder that cannot take the file is named, whoever asks', async () => {
  // a file stands where the folder should be, which stops root as well
  writeFileSync(join(made.dir, 'not-a-folder'), '');
  const reply = await made.app.call('store.backup', { file: join(made.dir, 'not-a-folder', 'copy.qdbackup') }, { trusted: true });
  expect(reply).toMatchObject({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
});

test('a page may not write a backup where it likes', async () => {
  const reply = await made.app.call('store.backup', { file: file() });
  expect(reply).toMatchObject({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
});

test('a flipped byte in any page is found, by opening or by verify', async () => {
  await made.api('store.lock', {});
  const db = join(made.dir, 'quarterdeck.db');
  const whole = readFileSync(db);
  const unseen: number[] = [];
  for (let at = 2000; at < whole.length; at += 4096) {
    writeFileSync(db, whole);
    flipByte(db, at);
    const opened = await made.app.call('store.unlock', { passphrase: testPassphrase });
    const verified = opened.ok ? await made.app.call('store.verify', {}) : opened;
    if (verified.ok ? (verified.data as { ok: boolean }).ok : verified.code !== 'STORE_DAMAGED') unseen.push(at);
    await made.api('store.lock', {});
  }
  writeFileSync(db, whole);
  expect(unseen).toEqual([]);
  // some hundred pages, and a store opened for each
}, 120_000);

test('a backup made while somebody writes is whole and good', async () => {
  const backup = made.api('store.backup', { file: file() });
  for (let count = 0; count < 60; count++) await made.api('partners.create', { name: `Partner ${count}` });
  const { rows } = await backup;
  const partners = rows['partner'] ?? 0;
  expect(partners >= 1 && partners <= 61).toBe(true);
  await made.api('store.restore', { file: file(), passphrase: testPassphrase });
  expect(await names()).toHaveLength(partners);
});

test('a backup saved to a folder is named by its minute, never overwrites, and comes back from there', async () => {
  const dir = join(made.dir, 'exports');
  const first = await made.api('store.backup', { dir });
  const second = await made.api('store.backup', { dir });
  expect(basename(first.file)).toMatch(/^Quarterdeck backup 2017-12-3\d \d{4}\.qdbackup$/);
  expect(basename(second.file)).toBe(basename(first.file).replace('.qdbackup', ' (2).qdbackup'));
  writeFileSync(join(dir, 'Zzz broken.qdbackup'), 'nothing');
  const { backups } = await made.api('store.backupsIn', { dir });
  expect(backups.map(({ file }) => file).slice(0, 2)).toEqual(expect.arrayContaining([first.file, second.file]));
  expect(backups[2]?.name).toBe('Zzz broken.qdbackup');
  await made.api('partners.create', { name: 'Later' });
  await made.api('store.restore', { file: first.file, passphrase: testPassphrase });
  expect(await names()).toEqual(['Acme']);
});

test('a page saves to and reads from granted folders alone, the root of a drive included', async () => {
  const outside = join(made.dir, 'elsewhere');
  for (const call of ['store.backup', 'store.backupsIn'])
    expect(await made.app.call(call, { dir: outside })).toMatchObject({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
  const root = parse(made.dir).root;
  const app = createApp(makeDeps({ storeDir: made.dir, platform: { chooseFolder: async () => root } }), { kdfCost: testKdfCost });
  expect(await app.call('store.backupsIn', { dir: root })).toMatchObject({ ok: false });
  await app.call('host.chooseFolder', { title: 'Folder' });
  expect(await app.call('store.backupsIn', { dir: root })).toMatchObject({ ok: true });
  await app.close();
});
