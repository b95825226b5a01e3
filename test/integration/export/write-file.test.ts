import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { link, open, rename, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Files, writeExport, writeNewFile } from '#core/export/write-file.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarterdeck-write-'));
});
afterEach(() => {
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true });
});

const real: Files = { open, link, rename, unlink };
const failure = (code: string): Error => Object.assign(new Error(code), { code });
const bytes = new TextEncoder().encode('content '.repeat(1000));
let last = 0;
const newId = (): string => `id-${(last += 1)}`;
const name = { period: '2026-Q4', subject: 'ACME Corp', kind: 'QBR', date: '2026-11-20' };

/** The real file system, but the disk is full after `room` bytes. */
const fullAfter = (room: number): Files => ({
  ...real,
  async open(path, flags) {
    const handle = await open(path, flags);
    let left = room;
    return {
      sync: () => handle.sync(),
      close: () => handle.close(),
      write: (async (buffer: Uint8Array, at: number) => {
        if (left === 0) throw failure('ENOSPC');
        const count = Math.min(left, 100, buffer.length - at);
        left -= count;
        return handle.write(buffer, at, count);
      }) as Awaited<ReturnType<typeof open>>['write'],
    };
  },
});

test('writes a new file whole and leaves nothing beside it', async () => {
  await writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one' });
  expect(readdirSync(dir)).toEqual(['a.pptx']);
  expect(readFileSync(join(dir, 'a.pptx'))).toEqual(Buffer.from(bytes));
});

test('refuses to overwrite and leaves the old file as it was', async () => {
  writeFileSync(join(dir, 'a.pptx'), 'old');
  await expect(writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one' })).rejects.toMatchObject({
    code: 'FILE_EXISTS',
    params: { file: 'a.pptx' },
  });
  expect(readFileSync(join(dir, 'a.pptx'), 'utf8')).toBe('old');
  expect(readdirSync(dir)).toEqual(['a.pptx']);
});

test.each([0, 1, 4000])('leaves no half file when the disk is full after %d bytes', async (room) => {
  await expect(writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one', files: fullAfter(room) })).rejects.toMatchObject({
    code: 'DISK_FULL',
  });
  expect(readdirSync(dir)).toEqual([]);
});

test('goes on after a short write', async () => {
  await writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one', files: fullAfter(bytes.length) });
  expect(readFileSync(join(dir, 'a.pptx'))).toEqual(Buffer.from(bytes));
});

test.each(['EACCES', 'EROFS', 'EPERM'])('says that the folder cannot be written on %s', async (code) => {
  const files: Files = { ...real, open: () => Promise.reject(failure(code)) };
  await expect(writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one', files })).rejects.toMatchObject({
    code: 'FOLDER_NOT_WRITABLE',
    params: { dir },
  });
});

test('says that the folder cannot be written when it does not exist', async () => {
  await expect(writeNewFile(join(dir, 'gone', 'a.pptx'), bytes, { tempId: 'one' })).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
});

test('writes whole and refuses to overwrite on a file system without hard links', async () => {
  const files: Files = { ...real, link: () => Promise.reject(failure('EPERM')) };
  await writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one', files });
  expect(readFileSync(join(dir, 'a.pptx'))).toEqual(Buffer.from(bytes));
  await expect(writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'two', files })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(readdirSync(dir)).toEqual(['a.pptx']);
});

test('passes an unknown failure on as it is and cleans up', async () => {
  const files: Files = { ...real, link: () => Promise.reject(failure('EIO')) };
  await expect(writeNewFile(join(dir, 'a.pptx'), bytes, { tempId: 'one', files })).rejects.toMatchObject({ code: 'EIO', name: 'Error' });
  expect(readdirSync(dir)).toEqual([]);
});

test('gives all files of one export the next free version', async () => {
  writeFileSync(join(dir, '2026-Q4_ACME-Corp_QBR_v2_2026-11-01.pdf'), 'old');
  const rendered = [
    { extension: 'pptx', bytes },
    { extension: 'pdf', bytes },
  ];
  const paths = await writeExport(dir, name, rendered, { newId });
  expect(paths).toEqual(['pptx', 'pdf'].map((extension) => join(dir, `2026-Q4_ACME-Corp_QBR_v3_2026-11-20.${extension}`)));
});

test('counts on when another writer took the version in between, and never overwrites', async () => {
  const writers = Array.from({ length: 8 }, () =>
    writeExport(
      dir,
      name,
      [
        { extension: 'pptx', bytes },
        { extension: 'pdf', bytes },
      ],
      { newId },
    ),
  );
  const paths = (await Promise.all(writers)).flat();
  expect(new Set(paths).size).toBe(16);
  expect(readdirSync(dir)).toHaveLength(16);
});

test('takes back the first file when the second does not fit on the disk', async () => {
  let opened = 0;
  const files: Files = {
    ...real,
    open: (path, flags) => (path.endsWith('.part') && (opened += 1) > 1 ? fullAfter(10).open(path, flags) : open(path, flags)),
  };
  const rendered = [
    { extension: 'pptx', bytes },
    { extension: 'pdf', bytes },
  ];
  await expect(writeExport(dir, name, rendered, { newId, files })).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(readdirSync(dir)).toEqual([]);
});
