import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { Written } from '#core/facts-cache.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import type { SyncOutcome } from '#shared/api/sync.ts';
import { AppError } from '#shared/domain/errors.ts';
import { protocolVersion, type PushAnswer, pushLimit } from '#shared/sync/protocol.ts';
import type { SyncTable } from '#shared/sync/table.ts';
import { type Applying, createRowApplier, removeRow } from './apply.ts';
import { queueUnsent } from './bring-along.ts';
import { installCapture, shapesOf, uncaptured } from './capture.ts';
import {
  acknowledge,
  type BatchLimit,
  countWaiting,
  refuseUnsent,
  sendAgain,
  shippedRows,
  takeBatch,
  takeNewIncarnation,
} from './outbox.ts';
import { hideColumns } from './leave.ts';
import { receive } from './receive.ts';
import type { Remote } from './remote.ts';
import { createServerClock } from './server-clock.ts';
import { createStamper } from './stamp.ts';
import { readState, writeState } from './state.ts';
import { quoted, type TableShape } from './table-shape.ts';
import { createTouchLog } from './touched.ts';

/** What the engine works on and with. The app and the simulation each give one; nothing of the machine is reached otherwise. */
export type EngineDeps = {
  /** The writing connection of a store whose migrations have run. */
  sqlite: Sqlite;
  tables: readonly SyncTable[];
  remote: Remote;
  /** The id of this device at the server. */
  device: string;
  /** The schema that this version of the app knows; a change of it fetches everything anew. */
  schema: number;
  newId(): string;
  /** The device's calendar clock, and milliseconds that only go up. */
  now(): number;
  elapsed(): number;
  /** The same, also while the machine sleeps; `elapsed` unless told. */
  running?(): number;
  /** One transaction on `sqlite`, queued with all others. */
  transact<T>(work: () => Promise<T>): Promise<T>;
  /** Lets other calls run. */
  breathe(): Promise<void>;
  /** True when somebody waits for the writing connection. */
  isAwaited?(): boolean;
  /** True while a person works with the app. */
  isWatched?(): boolean;
  /** Rows that one commit of what arrives takes at most; 5000 unless told. */
  pageRows?: number;
  /** What a transaction touched: inside it, before it ends; and after it. */
  settle?(written: Written): void;
  changed?(written: Written): void;
  progress?(phase: 'sending' | 'receiving', done: number, total: number): void;
  log?(code: string, params: Record<string, string | number>): void;
};

/** The two ways of a store and its server. */
export type Engine = {
  /** Ends a user action inside its transaction; true when something waits that did not before. */
  stamp(): boolean;
  /** Sends what waits, then fetches what is new. A second call while one runs joins it. Throws what kept it from ending; nothing is lost and the next call goes on. */
  sync(signal?: AbortSignal): Promise<SyncOutcome>;
  /** Queues what the server has not seen, of everything or of one partner; inside a transaction. Returns how many rows. */
  bringAlong(role: MemberRole, partnerId?: string): number;
  /** Resolves when no sync runs. */
  settled(): Promise<void>;
  /** The tables of this store. */
  shapes: ReadonlyMap<string, TableShape>;
};

/** How often a numbering or an epoch is set right in one sync before it counts as a failure. */
const mostRepairs = 4;

/** Makes the engine of a connected store and notes every change of it from now on. */
export const createEngine = (deps: EngineDeps): Engine => {
  const { sqlite, remote, device } = deps;
  const shapes = shapesOf(sqlite, deps.tables);
  const touched = createTouchLog();
  const clock = createServerClock({ now: deps.now, elapsed: deps.running ?? deps.elapsed, offset: readState(sqlite, 'offset') });
  // two copies of one store must never stamp alike: the server tells them apart by their stamps
  const stampName = `${device}-${deps.newId().slice(-8)}`;
  const stamper = createStamper(sqlite, shapes, { device: stampName, physical: clock.physical });
  const log = deps.log ?? (() => undefined);
  const applying: Applying = { sqlite, shapes, newId: deps.newId, now: deps.now, touched };
  installCapture(sqlite, shapes);

  const transact = async <T>(work: () => Promise<T>): Promise<T> => {
    let written: Written | null = null;
    const result = await deps.transact(async () => {
      const done = await work();
      written = touched.take();
      if (written) deps.settle?.(written);
      return done;
    });
    if (written) deps.changed?.(written);
    return result;
  };
  const sender = () => ({
    device,
    incarnation: readState(sqlite, 'incarnation'),
    protocol: protocolVersion,
    epoch: readState(sqlite, 'epoch'),
  });

  /** A new app may hold what an older one could not: everything is fetched anew, and what waits stays. */
  const prepare = (): Promise<void> =>
    transact(async () => {
      if (readState(sqlite, 'incarnation') === '') writeState(sqlite, { incarnation: deps.newId() });
      if (readState(sqlite, 'schema') === deps.schema) return;
      if (readState(sqlite, 'schema') !== 0) startOver(true);
      writeState(sqlite, { schema: deps.schema });
    });

  /** Everything comes anew, and what waits stays. */
  const startOver = (rewrite: boolean): void => {
    writeState(sqlite, { cursor: 0, token: null, again: [], rewrite });
    prepared(sqlite, 'DELETE FROM sync_parked').run();
    prepared(sqlite, 'DELETE FROM sync_held').run();
  };

  const changeEpoch = (epoch: string | null): Promise<void> =>
    transact(async () => {
      log('epoch', {});
      const safe = readState(sqlite, 'safe');
      sendAgain(sqlite, safe);
      startOver(true);
      // of what came after the backup nobody can say that it was seen
      for (const name of shapes.keys())
        prepared(sqlite, `UPDATE ${quoted(name)} SET server_version = ? WHERE server_version > ?`).run(safe, safe);
      writeState(sqlite, { epoch });
    });

  const takeAnswer = (answer: PushAnswer): Promise<number> =>
    transact(() =>
      uncaptured(sqlite, async () => {
        stamper.merge(answer.hlc);
        const shipped = shippedRows(sqlite, answer.last);
        const refused = acknowledge(applying, answer);
        if (refused > 0) touched.touch('sync_refused', undefined);
        touched.touch('outbox', undefined);
        const applier = createRowApplier(applying, answer.columns);
        for (const [table, rows] of answer.rows) for (const row of rows) applier.row(table, row);
        for (const [table, id, ver] of answer.gone) if (!shipped.has(`${table} ${id}`)) removeRow(applying, table, id, ver);
        // what was typed into a column that the server does not show to this member is not in the rows that came back
        if (refused > 0) hideColumns(applying, readState(sqlite, 'hidden'));
        // before the first pull only this says which server holds what was sent
        writeState(sqlite, { hlc: stamper.last(), offset: clock.offset(), epoch: readState(sqlite, 'epoch') ?? answer.epoch });
        return refused;
      }),
    );

  type Tally = { pushed: number; conflicts: number; refused: number };

  const pushAll = async (tally: Tally, signal: AbortSignal): Promise<void> => {
    let limit: BatchLimit = pushLimit;
    let repairs = 0;
    for (;;) {
      const batch = await transact(async () => {
        stamper.stamp();
        const taken = takeBatch(applying, limit);
        if (taken.refused > 0) for (const table of ['outbox', 'sync_refused']) touched.touch(table, undefined);
        return taken;
      });
      tally.refused += batch.refused;
      if (batch.operations.length === 0 && batch.hasMore) continue;
      if (batch.operations.length === 0) break;
      deps.progress?.('sending', tally.pushed, tally.pushed + countWaiting(sqlite));
      try {
        const asked = deps.elapsed();
        const answer = await remote.push({ ...sender(), resend: readState(sqlite, 'resend'), operations: batch.operations }, signal);
        const last = batch.operations.at(-1)?.i ?? 0;
        clock.hear(answer.now, deps.elapsed() - asked);
        // nobody but this copy uses its numbers
        if (answer.last > last) throw new AppError('SYNC_CLONED');
        const refused = await takeAnswer(answer);
        tally.refused += refused;
        tally.conflicts += answer.results.filter(({ status }) => status === 'conflict').length;
        tally.pushed += batch.operations.filter(({ i }) => i <= answer.last).length - refused;
        if (answer.last < (batch.operations[0]?.i ?? 0)) throw new AppError('SYNC_GAP', { expect: answer.last + 1 });
        limit = pushLimit;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'REQUEST_TOO_LARGE') limit = await smaller(batch.operations.length);
        else if ((repairs += 1) <= mostRepairs && (await repair(error))) continue;
        else throw error;
      }
    }
    await transact(async () => writeState(sqlite, { resend: false }));
  };

  /** Something between here and the server takes less: half of it, down to one change; one that is too large by itself goes to the refused ones. */
  const smaller = async (sent: number): Promise<BatchLimit> => {
    if (sent > 1) return { ...pushLimit, operations: Math.ceil(sent / 2) };
    await transact(async () => refuseUnsent(applying, 'SYNC_TOO_LARGE'));
    touched.touch('sync_refused', undefined);
    return pushLimit;
  };

  /** Sets right what the server says of the numbering or of itself. True: it can go on. */
  const repair = async (error: AppError): Promise<boolean> => {
    if (error.code === 'SYNC_EPOCH') await changeEpoch(typeof error.params['epoch'] === 'string' ? error.params['epoch'] : null);
    else if (error.code === 'SYNC_CLONED' || error.code === 'SYNC_GAP') {
      log('cloned', {});
      await transact(async () => takeNewIncarnation(sqlite, deps.newId()));
    } else return false;
    return true;
  };

  const pull = async (signal: AbortSignal): Promise<{ rows: number; removed: number; held: number; left: number }> => {
    const request = {
      ...sender(),
      cursor: readState(sqlite, 'cursor'),
      token: readState(sqlite, 'token'),
      again: readState(sqlite, 'again'),
    };
    const asked = deps.elapsed();
    const lines = remote.pull(request, signal);
    const heard = (async function* () {
      for await (const line of lines) {
        if ('h' in line) {
          clock.hear(line.h.now, deps.elapsed() - asked);
          stamper.merge(line.h.hlc);
        }
        yield line;
      }
    })();
    return receive(
      {
        ...applying,
        transact,
        breathe: deps.breathe,
        elapsed: deps.elapsed,
        isAwaited: deps.isAwaited ?? (() => false),
        isWatched: deps.isWatched ?? (() => false),
        pageRows: deps.pageRows ?? 5000,
        progress: (done, total) => deps.progress?.('receiving', done, total),
        log,
      },
      heard,
    );
  };

  const countClashes = (): number =>
    shapes.has('sync_conflict')
      ? (prepared(sqlite, `SELECT count(*) AS n FROM sync_conflict WHERE state = 'open'`).get() as { n: number }).n
      : 0;

  const run = async (signal: AbortSignal): Promise<SyncOutcome> => {
    await prepare();
    const before = countClashes();
    const tally: Tally = { pushed: 0, conflicts: 0, refused: 0 };
    let pulled = 0;
    for (let repairs = 0; ; repairs += 1) {
      try {
        await pushAll(tally, signal);
        const received = await pull(signal);
        pulled += received.rows + received.removed + received.left;
        break;
      } catch (error) {
        if (!(error instanceof AppError) || repairs >= mostRepairs) throw error;
        if (error.code === 'SYNC_CURSOR') await transact(async () => startOver(false));
        else if (error.code !== 'SYNC_EPOCH' || !(await repair(error))) throw error;
      }
    }
    await transact(async () => writeState(sqlite, { hlc: stamper.last(), offset: clock.offset(), syncedAt: deps.now() }));
    const conflicts = Math.max(tally.conflicts, countClashes() - before);
    return { ...tally, conflicts, pulled, cursor: readState(sqlite, 'cursor'), pending: countWaiting(sqlite) };
  };

  let running: Promise<SyncOutcome> | null = null;
  return {
    stamp: stamper.stamp,
    sync: (signal = new AbortController().signal) =>
      (running ??= run(signal).finally(() => {
        running = null;
      })),
    bringAlong: (role, partnerId) => {
      const queued = queueUnsent(sqlite, shapes, role, partnerId);
      stamper.stamp();
      return queued;
    },
    settled: async () => {
      await running?.catch(() => undefined);
    },
    shapes,
  };
};
