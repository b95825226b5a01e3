import { prepared } from '#core/db/statements.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PullHead, PullLine, ScopeDigest } from '#shared/sync/protocol.ts';
import { type Applying, createRowApplier, removeRow } from './apply.ts';
import { uncaptured } from './capture.ts';
import { differing } from './digest.ts';
import { collectDeletion, settleArrived } from './held.ts';
import { hideColumns, hideHistory, leaveScope, partnersHere, scopeRows } from './leave.ts';
import { forgetSafe } from './outbox.ts';
import { readState, writeState } from './state.ts';
import { quoted, rowIdSql } from './table-shape.ts';

/** What receiving needs besides applying. */
export type Receiving = Applying & {
  /** One transaction on the writing connection; what it touched is told after it. */
  transact<T>(work: () => Promise<T>): Promise<T>;
  /** Lets other calls run. */
  breathe(): Promise<void>;
  /** Milliseconds that only go up. */
  elapsed(): number;
  /** True when somebody waits for the writing connection. */
  isAwaited(): boolean;
  /** True while a person works with the app: then it is done in smaller pieces. */
  isWatched(): boolean;
  /** Rows that one commit takes at most. A fifth of it is a small change, which is never torn apart for somebody who waits. */
  pageRows: number;
  progress(done: number, total: number): void;
  log(code: string, params: Record<string, string | number>): void;
};

export type Received = { rows: number; removed: number; held: number; left: number };

/** Work after which other calls have their turn, in milliseconds. */
const sliceMs = 8;
/** Rows of one commit, and work, while a person works with the app. */
const watchedRows = 300;
const watchedSliceMs = 2;
/** Lines are looked at in pieces of so many rows. */
const pieceRows = 100;

/** From so many rows on the pages of the file are written back once at the end rather than every few commits: each would be sealed again and again. */
const checkpointFrom = 20_000;

type Line = Exclude<PullLine, { h: PullHead }>;

/** A line in small pieces, so that a page can end between them. */
const piecesOf = (line: Line): Line[] => {
  if (!('b' in line) || line.rows.length <= pieceRows) return [line];
  return Array.from({ length: Math.ceil(line.rows.length / pieceRows) }, (_, at) => ({
    b: line.b,
    rows: line.rows.slice(at * pieceRows, (at + 1) * pieceRows),
  }));
};

const sizeOf = (line: Line): number => ('rows' in line ? line.rows.length : 0);

/** Rows that this device has of a scope and the server did not send with it go, with the other deletions of this pull. */
const sweep = (given: Applying, scope: string, head: PullHead, seen: ReadonlySet<string>, upTo: number): void => {
  for (const { shape, where, values } of scopeRows(given.shapes, scope)) {
    const { name } = shape.table;
    if (!Object.hasOwn(head.columns, name)) continue;
    const rows = prepared(
      given.sqlite,
      `SELECT ${rowIdSql(shape.table, quoted(name))} AS id FROM ${quoted(name)} WHERE ${where} AND server_version IS NOT NULL AND server_version <= ?`,
    ).all(...values, upTo) as Array<{ id: string }>;
    for (const { id } of rows) if (!seen.has(`${name} ${id}`)) collectDeletion(given, name, id, head.to);
  }
};

const hasRows = ({ sqlite, shapes }: Applying): boolean =>
  [...shapes.keys()].some(
    (name) => prepared(sqlite, `SELECT 1 FROM ${quoted(name)} WHERE server_version IS NOT NULL LIMIT 1`).get() !== undefined,
  );

/**
 * Takes the lines of one pull in, page by page. Each page is one transaction that also keeps the place where a pull that is cut goes on, so it can end at any byte. Throws what reading
 * the lines throws, after keeping what came whole, and SYNC_EPOCH when the server came back from a backup.
 */
export const receive = async (given: Receiving, lines: AsyncIterable<PullLine>): Promise<Received> => {
  const { sqlite } = given;
  const resumed = readState(sqlite, 'token') !== null;
  const again = new Set(readState(sqlite, 'again'));
  const rewrites = readState(sqlite, 'rewrite') || again.size > 0;
  const done: Received = { rows: 0, removed: 0, held: 0, left: 0 };
  const seen = new Set<string>();
  const digests: ScopeDigest[] = [];
  let head: PullHead | null = null;
  let tracks = false;
  let isWhole = false;
  let buffer: Line[] = [];
  let buffered = 0;
  let breathedAt = given.elapsed();
  const breathe = async (): Promise<void> => {
    if (given.elapsed() - breathedAt < (given.isWatched() ? watchedSliceMs : sliceMs)) return;
    await given.breathe();
    breathedAt = given.elapsed();
  };
  const inTransaction = async (work: () => Promise<void>): Promise<void> => {
    await given.transact(() => uncaptured(sqlite, work));
    await given.breathe();
  };

  const begin = async (first: PullHead): Promise<void> => {
    const known = readState(sqlite, 'epoch');
    if (known !== null && known !== first.epoch) throw new AppError('SYNC_EPOCH', { epoch: first.epoch });
    head = first;
    if (first.total > checkpointFrom) sqlite.pragma('wal_autocheckpoint = 0');
    tracks = first.snap.length > 0 && !resumed && hasRows(given);
    const hidden = JSON.stringify(first.hide);
    await inTransaction(async () => {
      writeState(sqlite, { epoch: first.epoch, safe: first.safe });
      forgetSafe(sqlite, first.safe);
      // a server that came back from a backup may never have heard of a grant that has to end
      const strange = first.full ? partnersHere(given, first.to).filter((scope) => !first.snap.includes(scope)) : [];
      for (const scope of new Set([...first.drop, ...strange])) {
        const left = leaveScope(given, scope);
        done.left += left;
        if (left > 0) given.log('left', { rows: left });
        await breathe();
      }
      if (hidden === JSON.stringify(readState(sqlite, 'hidden'))) return;
      hideColumns(given, first.hide);
      hideHistory(given, first.hide);
      writeState(sqlite, { hidden: first.hide });
    });
  };

  /** Takes in what is buffered up to `end`; the transaction ends early when somebody waits for the connection. */
  const flush = async (end: number): Promise<void> => {
    if (!head) return;
    const { columns } = head;
    const page = buffer.slice(0, end);
    buffer = buffer.slice(end);
    buffered = buffer.reduce((sum, line) => sum + sizeOf(line), 0);
    const mayEndEarly = page.reduce((sum, line) => sum + sizeOf(line), 0) > given.pageRows / 5;
    for (let at = 0; at < page.length; ) {
      await inTransaction(async () => {
        const applier = createRowApplier(given, columns, rewrites);
        let written = 0;
        for (; at < page.length; at += 1) {
          const line = page[at];
          if (line === undefined) return;
          if ('b' in line) {
            for (const [count, row] of line.rows.entries()) {
              if (tracks) seen.add(`${line.b} ${row[0]}`);
              if (applier.row(line.b, row)) done.rows += 1;
              if (count % 32 === 31) await breathe();
            }
          } else if ('d' in line) {
            for (const [id, ver] of line.rows)
              if (line.m !== true) collectDeletion(given, line.d, id, ver);
              else if (removeRow(given, line.d, id, ver)) done.removed += 1;
          } else if ('s' in line) {
            digests.push(line.s);
            if (tracks && head) sweep(given, line.s.scope, head, seen, rewrites ? Number.MAX_SAFE_INTEGER : head.to);
          } else if ('k' in line) writeState(sqlite, { token: line.k });
          else {
            const settled = settleArrived(given);
            done.removed += settled.removed;
            done.held += settled.held;
            writeState(sqlite, { cursor: line.c, token: null, again: [], rewrite: false });
            isWhole = true;
          }
          await breathe();
          written += sizeOf(line);
          const isEnough = given.isAwaited() || (given.isWatched() && written >= watchedRows);
          if (mayEndEarly && at + 1 < page.length && isEnough) {
            at += 1;
            return;
          }
        }
      });
      given.progress(done.rows, Math.max(head.total, done.rows));
    }
  };

  const settleLog = (): void => {
    if (head === null || head.total <= checkpointFrom) return;
    sqlite.pragma('wal_autocheckpoint = 1000');
    sqlite.pragma('wal_checkpoint(PASSIVE)');
  };
  const lastPlace = (): number => buffer.findLastIndex((line) => 'k' in line) + 1;
  try {
    for await (const line of lines) {
      if ('h' in line) {
        await begin(line.h);
        continue;
      }
      if (!head) throw new AppError('SERVER_ANSWER');
      buffer.push(...piecesOf(line));
      buffered += sizeOf(line);
      if (buffered >= given.pageRows || 'c' in line) await flush(buffer.length);
      if ('c' in line) break;
    }
  } catch (error) {
    await flush(lastPlace());
    throw error;
  } finally {
    settleLog();
  }
  if (!isWhole) {
    await flush(lastPlace());
    throw new AppError('SERVER_ANSWER');
  }
  // what came whole a second time, in one piece, and still differs will not agree the third time either
  await verify(
    given,
    digests.filter(({ scope }) => resumed || !again.has(scope)),
    breathe,
  );
  return done;
};

/** Scopes of which this device holds something else than the server are asked for again, whole, at the next pull. */
const verify = async (given: Receiving, digests: readonly ScopeDigest[], breathe: () => Promise<void>): Promise<void> => {
  const wrong = await differing(given, digests, breathe);
  if (wrong.length === 0) return;
  given.log('differs', { scopes: wrong.length });
  await given.transact(async () => writeState(given.sqlite, { again: wrong.slice(0, 10_000) }));
};
