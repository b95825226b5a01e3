import { expect, test } from 'vitest';
import { pieceBytes, piecesOf, toBase64, uploadFile } from '#renderer/state/upload.ts';
import type { Reply } from '#shared/api/transport.ts';

test('a file goes in pieces of less than 1 MB as base64', () => {
  const pieces = piecesOf(pieceBytes * 2 + 1);
  expect(pieces.map(({ from, to, last }) => [from, to, last])).toEqual([
    [0, pieceBytes, false],
    [pieceBytes, pieceBytes * 2, false],
    [pieceBytes * 2, pieceBytes * 2 + 1, true],
  ]);
  expect(Math.ceil(pieceBytes / 3) * 4).toBeLessThan(1_000_000);
});

test('an empty file is one last piece', () => {
  expect(piecesOf(0)).toEqual([{ from: 0, to: 0, last: true }]);
});

test('bytes above 127 survive base64', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
  expect(Buffer.from(toBase64(bytes), 'base64')).toEqual(Buffer.from(bytes));
});

const signal = new AbortController().signal;
const given = { uploadId: 'u', name: 'a.csv', onSent: () => undefined, signal };

test('says how far it is, and stops at the first piece that the core refuses', async () => {
  const sent: number[] = [];
  const file = new Blob([new Uint8Array(pieceBytes + 5)]);
  const offsets: unknown[] = [];
  const take = async (_: string, input: unknown): Promise<Reply> => {
    offsets.push((input as { offset: number }).offset);
    return { ok: true, data: {}, tables: [] };
  };
  expect(await uploadFile({ call: take }, file, { ...given, onSent: (bytes) => sent.push(bytes) })).toEqual({ ok: true });
  expect([offsets, sent]).toEqual([
    [0, pieceBytes],
    [pieceBytes, pieceBytes + 5],
  ]);
  const refuse = async (): Promise<Reply> => ({ ok: false, code: 'DISK_FULL', message: '', hint: '', params: {} });
  expect(await uploadFile({ call: refuse }, file, given)).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
});
