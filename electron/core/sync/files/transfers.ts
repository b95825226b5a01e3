import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { BlobStore } from '#core/files/blob-store.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import type { BlobServer } from './blob-server.ts';
import { fetchBlob } from './fetch-blob.ts';
import { sendBlob } from './send-blob.ts';

export type TransfersGiven = {
  /** The writing connection of an open store. */
  sqlite: Sqlite;
  blobs: BlobStore;
  server: BlobServer;
  /** One transaction on `sqlite`, queued with all others. */
  transact<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing more urgent is under way: rows go before bytes. */
  ready(): Promise<void>;
  /** Milliseconds that only go up. */
  elapsed(): number;
  /** After each commit: files stand otherwise than before. */
  changed(): void;
};

/** `sent`, `fetched`: files that went and came; `waiting`: files that could not. */
export type TransferOutcome = { sent: number; fetched: number; waiting: number };

export type Transfers = {
  /**
   * Moves the bytes of files whose rows the server knows: sends what is here alone, fetches what is asked for and what is kept. A file that cannot go on by itself says why and
   * does not keep the others; a failure of the network ends the call. The next call goes on where this one stopped.
   */
  run(signal: AbortSignal): Promise<TransferOutcome>;
};

/** A file that failed is not tried again for this long, then twice as long, up to an hour. In milliseconds. */
const firstRest = 15_000;
const longestRest = 3_600_000;

/** What is wrong with one file alone. Everything else concerns all of them. */
const ofOneFile: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['BLOB_UNKNOWN', 'BLOB_OFFSET', 'BLOB_MISMATCH', 'BLOB_TOO_LARGE', 'REQUEST_TOO_LARGE', 'SYNC_ROLE'] as const),
  ...(['ATTACHMENT_DAMAGED', 'ATTACHMENT_MISSING'] as const),
]);

type BlobRow = { sha256: string; bytes: number; received: number; sent: number };

// the server has accepted a row that names it
const isKnown = 'EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256 AND a.server_version IS NOT NULL)';
const toSend = `SELECT * FROM blob b WHERE b.state IN ('here', 'uploading') AND ${isKnown} ORDER BY b.bytes`;
const toFetch = `SELECT * FROM blob b WHERE b.state = 'wanted' AND ${isKnown} ORDER BY b.bytes`;
const wantKept = `INSERT INTO blob (sha256, bytes, state) SELECT DISTINCT a.sha256, a.bytes, 'wanted' FROM attachment a JOIN files_kept k ON k.partner_id = a.partner_id
  WHERE a.server_version IS NOT NULL ON CONFLICT DO NOTHING`;

export const createTransfers = (given: TransfersGiven): Transfers => {
  const { sqlite, blobs, server, ready } = given;
  const rests = new Map<string, { until: number; length: number }>();

  const set = async (sha256: string, columns: Readonly<Record<string, string | number | null>>): Promise<void> => {
    const names = Object.keys(columns).map((name) => `${name} = ?`);
    await given.transact(async () => {
      prepared(sqlite, `UPDATE blob SET ${names.join(', ')} WHERE sha256 = ?`).run(...Object.values(columns), sha256);
    });
    given.changed();
  };

  /** Moves one file. True: it is done. */
  const attempt = async (row: BlobRow, move: () => Promise<void>): Promise<boolean> => {
    if ((rests.get(row.sha256)?.until ?? 0) > given.elapsed()) return false;
    try {
      await move();
      rests.delete(row.sha256);
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || !ofOneFile.has(error.code)) throw error;
      const length = Math.min(longestRest, (rests.get(row.sha256)?.length ?? firstRest / 2) * 2);
      rests.set(row.sha256, { until: given.elapsed() + length, length });
      await set(row.sha256, { problem: error.code, ...(error.code === 'BLOB_MISMATCH' ? { sent: 0 } : {}) });
      return false;
    }
  };

  const send = (row: BlobRow, signal: AbortSignal) => async (): Promise<void> => {
    await set(row.sha256, { state: 'uploading', problem: null });
    await sendBlob({ blobs, server, ready, sent: (sent) => set(row.sha256, { sent }) }, row, signal);
    await set(row.sha256, { state: 'uploaded', sent: row.bytes });
  };
  const fetchOne = (row: BlobRow, signal: AbortSignal) => async (): Promise<void> => {
    await fetchBlob({ blobs, server, ready, received: (received) => set(row.sha256, { received }) }, row, signal);
    await set(row.sha256, { state: 'uploaded', received: row.bytes, problem: null });
  };

  const run: Transfers['run'] = async (signal) => {
    const outcome: TransferOutcome = { sent: 0, fetched: 0, waiting: 0 };
    const wanted = await given.transact(async () => prepared(sqlite, wantKept).run().changes);
    if (wanted > 0) given.changed();
    for (const row of prepared(sqlite, toSend).all() as BlobRow[])
      if (await attempt(row, send(row, signal))) outcome.sent += 1;
      else outcome.waiting += 1;
    for (const row of prepared(sqlite, toFetch).all() as BlobRow[])
      if (await attempt(row, fetchOne(row, signal))) outcome.fetched += 1;
      else outcome.waiting += 1;
    return outcome;
  };

  let running: Promise<TransferOutcome> | null = null;
  return {
    run: (signal) =>
      (running ??= run(signal).finally(() => {
        running = null;
      })),
  };
};
