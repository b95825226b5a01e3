import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = (await made.api('partners.create', { name: 'Acme' })).id;
});
afterEach(() => made.close());

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const allFiles = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const put = (name: string, bytes: Uint8Array): string => {
  const path = join(made.dir, '..', `${basename(made.dir)}-${name}`);
  writeFileSync(path, bytes);
  return path;
};

const attach = async (name: string, bytes: Uint8Array, pieceBytes = 700_000) => {
  const uploadId = made.deps.newId();
  for (let offset = 0; ; offset += pieceBytes) {
    const piece = bytes.subarray(offset, offset + pieceBytes);
    const last = offset + piece.length >= bytes.length;
    await made.api('files.upload', { uploadId, name, offset, base64: Buffer.from(piece).toString('base64'), last });
    if (last) return made.api('files.add', { partnerId: acme, uploadId });
  }
};
const list = async () => (await made.api('files.list', { partnerId: acme })).files;

test.each([0, 1, 262_143, 262_144, 262_145, 524_288, 3_000_001])('a file of %i bytes comes back byte by byte', async (size) => {
  const bytes = randomBytes(size);
  const added = await attach('data.pdf', bytes);
  expect(added).toMatchObject({ sha256: sha(bytes), bytes: size });
  const { path } = await made.api('files.open', { id: added.id });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(basename(path)).toBe('data.pdf');
  expect(await list()).toMatchObject([{ name: 'data.pdf', bytes: size, state: 'here', mediaType: 'application/pdf' }]);
});

test('a file is attached by its path and opened copies are gone once the store closes', async () => {
  const path = put('plan.txt', Buffer.from('the plan'));
  const { id } = await made.api('files.add', { partnerId: acme, path, name: '../plan.txt' });
  expect((await list())[0]).toMatchObject({ id, name: 'plan.txt' });
  const opened = await made.api('files.open', { id });
  expect(readFileSync(opened.path, 'utf8')).toBe('the plan');
  expect(statSync(opened.path).mode & 0o077 & statSync(join(opened.path, '..')).mode).toBe(0);
  await made.app.close();
  expect(existsSync(opened.path)).toBe(false);
});

test('nothing of a file stands in the clear on the disk, neither its words nor its name nor its hash', async () => {
  const canary = 'CANARY-of-a-secret-contract';
  const bytes = Buffer.from(`${canary} `.repeat(40_000));
  await attach(`${canary}.pdf`, bytes);
  await made.app.close();
  const files = allFiles(made.dir);
  expect(files.some((file) => file.includes('blobs'))).toBe(true);
  for (const file of files) {
    expect(file).not.toContain(canary);
    expect(file).not.toContain(sha(bytes).slice(0, 12));
    expect(readFileSync(file).includes(canary)).toBe(false);
  }
});

test('what could run is never opened, what is unknown only after a warning, and a copy is always possible', async () => {
  const bad = await attach('invoice.pdf\u202e.exe', Buffer.from('MZ'));
  await expect(made.api('files.open', { id: bad.id, anyway: true })).rejects.toMatchObject({ code: 'ATTACHMENT_RUNS' });
  const unknown = await attach('data.zip', Buffer.from('PK'));
  await expect(made.api('files.open', { id: unknown.id })).rejects.toMatchObject({ code: 'ATTACHMENT_ASKS' });
  const { path } = await made.api('files.open', { id: unknown.id, anyway: true });
  expect(readFileSync(path, 'utf8')).toBe('PK');
  const first = await made.api('files.saveCopy', { id: bad.id });
  const second = await made.api('files.saveCopy', { id: bad.id });
  expect([first.name, second.name]).toEqual(['invoice.pdf.exe', 'invoice.pdf (2).exe']);
  expect(readFileSync(second.path, 'utf8')).toBe('MZ');
});

test('a file that was removed comes back with its bytes, also after a restart', async () => {
  const bytes = randomBytes(500_000);
  const { id } = await attach('photo.png', bytes);
  const { undoId } = await made.api('files.remove', { id });
  expect(await list()).toEqual([]);
  await made.api('store.lock', {});
  await made.api('store.unlock', { passphrase: 'correct horse battery staple' });
  await made.api('history.undo', { id: undoId });
  const { path } = await made.api('files.open', { id });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('the bytes of a removed file leave the disk after 30 days, unless another file has the same', async () => {
  const shared = Buffer.from('the same twice');
  const first = await attach('one.txt', shared);
  await attach('two.txt', shared);
  const alone = await attach('alone.txt', Buffer.from('only once'));
  const blobs = () => allFiles(join(made.dir, 'blobs')).length;
  expect(blobs()).toBe(2);
  await made.api('files.remove', { id: first.id });
  await made.api('files.remove', { id: alone.id });
  const restart = async (): Promise<void> => {
    await made.api('store.lock', {});
    await made.api('store.unlock', { passphrase: 'correct horse battery staple' });
  };
  await restart();
  expect(blobs()).toBe(2);
  made.deps.clock.pass(31 * 86_400_000);
  await restart();
  expect(blobs()).toBe(1);
  const [left] = await list();
  expect(readFileSync((await made.api('files.open', { id: left?.id ?? '' })).path, 'utf8')).toBe('the same twice');
});

test('a file that was changed on the disk, cut or swapped is not opened', async () => {
  const one = await attach('one.txt', randomBytes(400_000));
  const two = await attach('two.txt', randomBytes(400_000));
  const [first = '', second = ''] = allFiles(join(made.dir, 'blobs'));
  const [a, b] = [readFileSync(first), readFileSync(second)];
  const refusals = async (): Promise<string[]> =>
    Promise.all(
      [one.id, two.id].map((id) =>
        made.api('files.open', { id }).then(
          () => 'opened',
          (error: { code: string }) => error.code,
        ),
      ),
    );
  writeFileSync(first, b);
  writeFileSync(second, a);
  expect(await refusals()).toEqual(['ATTACHMENT_DAMAGED', 'ATTACHMENT_DAMAGED']);
  writeFileSync(first, a.subarray(0, 20 + 262_160));
  b[300] = (b[300] ?? 0) ^ 1;
  writeFileSync(second, b);
  expect(await refusals()).toEqual(['ATTACHMENT_DAMAGED', 'ATTACHMENT_DAMAGED']);
});

test('a gap, a second end and a file that is too large are refused, and nothing of them stays', async () => {
  const piece = (offset: number, last: boolean) =>
    made.api('files.upload', { uploadId: 'u', name: 'x.pdf', offset, base64: Buffer.from('abc').toString('base64'), last });
  await piece(0, false);
  await expect(piece(7, false)).rejects.toMatchObject({ code: 'ATTACHMENT_UPLOAD_GAP' });
  await expect(made.api('files.add', { partnerId: acme, uploadId: 'u' })).rejects.toMatchObject({ code: 'ATTACHMENT_UPLOAD_GAP' });
  expect(allFiles(join(made.dir, 'blobs'))).toEqual([]);
  expect(await list()).toEqual([]);
});

test('a file hangs on a record of its own partner alone, and a partner with files is in use', async () => {
  const other = await made.api('partners.create', { name: 'Other' });
  const contact = await made.api('contacts.save', { partnerId: other.id, name: 'Ida' });
  const path = put('cv.pdf', Buffer.from('cv'));
  await expect(made.api('files.add', { partnerId: acme, path, entity: 'contact', recordId: contact.id })).rejects.toMatchObject({
    code: 'RECORD_INVALID',
  });
  await made.api('files.add', { partnerId: other.id, path, entity: 'contact', recordId: contact.id });
  expect((await made.api('files.list', { partnerId: other.id, entity: 'contact', recordId: contact.id })).files).toHaveLength(1);
  await expect(made.api('history.undo', { id: other.undoId ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
});

test('a page may not name a path', async () => {
  const path = put('secret.txt', Buffer.from('secret'));
  const reply = await made.app.call('files.add', { partnerId: acme, path });
  expect(reply).toMatchObject({ ok: false, code: 'FOLDER_NOT_WRITABLE' });
});
