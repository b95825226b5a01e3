import { uptime } from 'node:os';
import { dirname, resolve, sep } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { contract, isMethod, type Method } from '#shared/api/contract.ts';
import type { AppEvent, Reply, Transport } from '#shared/api/transport.ts';
import { AppError, describeError } from '#shared/domain/errors.ts';
import type { BaseCtx, BlobCtx, CommandCtx, JobCtx, QueryCtx, StoreCtx, Touched } from './context.ts';
import { asStoreError } from './db/open.ts';
import { createTableTracker, type TableTracker } from './db/table-tracker.ts';
import type { Deps } from './deps.ts';
import { createExporter } from './export/exporter.ts';
import { noteCommit } from './facts-cache.ts';
import { handlers } from './handlers.ts';
import { createJobs } from './jobs.ts';
import { keepMissingWeeks, missingWeeks } from './metrics/indicators.ts';
import { createDailyBackup } from './store/daily-backup.ts';
import { asDiskError } from './store/files.ts';
import type { KdfCost } from './store/key-file.ts';
import { createVault } from './store/vault.ts';
import type { Session } from './store/session.ts';
import { createWeeklySnapshot } from './store/weekly-snapshot.ts';
import { wipeStore } from './sync/account/wipe-store.ts';
import { sendReceipt } from './sync/account/wipe-receipt.ts';
import { createRunningTime } from './sync/running-time.ts';
import { createStoreSync, type StoreSync } from './sync/store-sync.ts';
import { createToldTables } from './told-tables.ts';

/** `trusted`: the command line and tests, which may name paths; a page never is. */
export type CallOptions = { trusted?: boolean };
export type App = Transport & { call(method: string, input: unknown, options?: CallOptions): Promise<Reply>; close(): Promise<void> };

/** A call slower than this is written to the log, with its name and its time alone. */
const slowMs = 250;

/** So long after a call, in milliseconds, what arrives from the server is taken in in small pieces. */
const watchedFor = 300;

const hasJobId = (input: unknown): input is { jobId: string } =>
  typeof input === 'object' && input !== null && 'jobId' in input && typeof input.jobId === 'string' && input.jobId.length <= 64;

/** The core: one function that takes every call, and one that tells what changed. */
export const createApp = (deps: Deps, options: { kdfCost?: KdfCost } = {}): App => {
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const dailyBackup = createDailyBackup(deps);
  const tellArrived = createToldTables(
    (tables) => emit({ type: 'changed', tables }),
    () => performance.now(),
    (ms, work) => setTimeout(work, ms).unref(),
  );
  let calledAt = Number.NEGATIVE_INFINITY;
  let syncing: { session: Session; of: StoreSync } | null = null;
  const jobs = createJobs(emit, deps.clock.now);
  const vault = createVault(deps, options.kdfCost, async () => {
    await jobs.cancelAll();
    // kept until another store is open: a call that still comes in must not begin to sync a store that closes
    await syncing?.of.stop();
    await weekly.settle();
  });
  const exporter = createExporter(deps.exportWorker);
  // what was not finished is finished at the next start
  const noteWipe = (error: unknown): void =>
    deps.log('error', 'store.wipe-unfinished', { error: error instanceof Error ? error.name : 'unknown' });
  // a store that was wiped here may still owe its server the receipt
  sendReceipt(deps.storeDir, deps.platform.fetch).catch((error: unknown) => noteWipe(error));
  const granted = new Set([resolve(deps.platform.documentsDir)]);

  const wipe = async (session: Session, order: NonNullable<ReturnType<StoreSync['account']['wipeOrder']>>): Promise<void> => {
    const { paths } = session;
    const { fetch } = deps.platform;
    await wipeStore({ ...order, paths, close: vault.lock, now: deps.clock.now(), fetch, log: deps.log });
    emit({ type: 'store', state: vault.status().state });
  };

  /** The sync of the store that is open; it begins with the first call after the store was opened. */
  const sync = (): StoreSync => {
    const session = vault.session();
    if (syncing?.session === session) return syncing.of;
    const of = createStoreSync({
      deps,
      session,
      elapsed: () => performance.now(),
      running: createRunningTime(
        () => performance.now(),
        () => uptime() * 1000,
      ),
      breathe: () => nextTurn(),
      isWatched: () => performance.now() - calledAt < watchedFor,
      sleep: (ms, signal) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined),
      changed: (written) => {
        noteCommit(session.readHandle, written);
        tellArrived(written.tables);
      },
      told: (status) => emit({ type: 'sync', status }),
      // not awaited: closing the store waits for the call that was told
      wipe: (order) => void wipe(session, order).catch(noteWipe),
    });
    syncing = { session, of };
    return of;
  };

  const base = (): BaseCtx => ({ now: deps.clock.now(), today: deps.clock.today(), newId: deps.newId, deps, sync });
  const allowPath = (trusted: boolean) => (path: string) => {
    if (trusted) return;
    const dir = dirname(resolve(path)) + sep;
    // the root of a drive ends with the separator already
    if (![...granted].some((folder) => dir.startsWith(folder.endsWith(sep) ? folder : folder + sep)))
      throw new AppError('FOLDER_NOT_WRITABLE', { dir: dirname(path) });
  };

  const queryCtx = (tracker: TableTracker): QueryCtx & BlobCtx => {
    const session = vault.session();
    return {
      ...base(),
      db: session.reader.withPlugin(tracker.plugin),
      sqlite: session.readHandle,
      blobs: session.blobs,
      note: tracker.note,
    };
  };

  // a command writes in one transaction on the one writing connection, so commands queue and never see half of each other
  const inTransaction = async <T>(work: (ctx: CommandCtx) => Promise<T>): Promise<{ data: T; tables: string[] }> => {
    const session = vault.session();
    const tracker = createTableTracker();
    const touched: Touched = { partnerIds: new Set(), covered: new Set() };
    const store = sync();
    const data = await store.whileWriting((begun) =>
      session.writer
        .withPlugin(tracker.plugin)
        .transaction()
        .execute(async (db) => {
          begun();
          const done = await work({ ...base(), db, sqlite: session.writeHandle, note: tracker.note, touched });
          if (store.stamp()) tracker.note('outbox');
          return done;
        }),
    );
    noteCommit(session.readHandle, { tables: tracker.written(), ...touched });
    const tables = tracker.tables();
    if (tables.length > 0) emit({ type: 'changed', tables });
    // files that are asked for, or kept from now on, come with a sync
    if (tables.includes('outbox') || tables.includes('files_kept') || tracker.written().includes('blob')) store.nudge();
    dailyBackup(session, false);
    weekly.look(session, false);
    return { data, tables };
  };

  const weekly = createWeeklySnapshot({
    now: deps.clock.now,
    missing: async () => (await missingWeeks(queryCtx(createTableTracker()))).length > 0,
    keep: () => inTransaction(keepMissingWeeks),
    failed: (error) => deps.log('warn', 'snapshot.failed', { code: error instanceof AppError ? error.code : 'unknown' }),
  });

  const storeCtx = (trusted: boolean): StoreCtx => ({
    ...base(),
    vault,
    trusted,
    allowPath: allowPath(trusted),
    grantFolder: (dir) => granted.add(resolve(dir)),
    exportDir: deps.platform.documentsDir,
    cancelJob: jobs.cancel,
    dailyBackup,
  });

  const run = async (method: Method, input: unknown, trusted: boolean): Promise<{ data: unknown; tables: string[] }> => {
    const { kind } = contract[method];
    // the types of a method and its input are joined here, by name, and nowhere else
    const handler = handlers[method] as (ctx: QueryCtx | CommandCtx | JobCtx | StoreCtx, input: unknown) => Promise<unknown>;
    if (kind === 'store') {
      const before = vault.status().state;
      try {
        return { data: await handler(storeCtx(trusted), input), tables: [] };
      } finally {
        const { state } = vault.status();
        if (state !== before) emit({ type: 'store', state });
        if (state === 'open') sync();
        if (state !== before && state === 'open') weekly.look(vault.session(), true);
      }
    }
    if (kind === 'command') return inTransaction((ctx) => handler(ctx, input));
    const tracker = createTableTracker();
    if (kind === 'query') return { data: await handler(queryCtx(tracker), input), tables: tracker.tables() };
    const id = hasJobId(input) ? input.jobId : deps.newId();
    const data = await jobs.run(id, method, (job) =>
      handler(
        {
          ...queryCtx(tracker),
          job,
          session: vault.session(),
          exporter,
          write: async (work) => (await inTransaction(work)).data,
          allowPath: allowPath(trusted),
        },
        input,
      ),
    );
    return { data, tables: tracker.tables() };
  };

  const failure = (error: unknown, method: string): Reply => {
    const known = asDiskError(asStoreError(error, deps.storeDir), deps.storeDir);
    if (known instanceof AppError) {
      deps.log('info', 'call.refused', { method, code: known.code });
      return { ok: false, ...describeError(known.code, known.params) };
    }
    // the message of a bug may quote data, so only its kind and place are kept
    deps.log('error', 'call.failed', {
      method,
      error: error instanceof Error ? error.name : 'unknown',
      code: error instanceof Error && 'code' in error ? String(error.code) : '',
      at: error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '',
    });
    return { ok: false, ...describeError('INTERNAL') };
  };

  const call: App['call'] = async (method, input, { trusted = false } = {}) => {
    const started = performance.now();
    calledAt = started;
    try {
      if (!isMethod(method)) throw new AppError('CALL_UNKNOWN', { method: String(method).slice(0, 80) });
      const parsed = contract[method].input.safeParse(input ?? {});
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new AppError('CALL_INVALID', {
          field: issue?.path.join('.') || 'the input',
          detail: issue?.message ?? 'it has the wrong shape',
        });
      }
      return { ok: true, ...(await run(method, parsed.data, trusted)) };
    } catch (error) {
      return failure(error, method);
    } finally {
      const ms = Math.round(performance.now() - started);
      if (ms >= slowMs) deps.log('warn', 'call.slow', { method: String(method).slice(0, 80), ms });
    }
  };

  return {
    call,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await jobs.cancelAll();
      await exporter.close();
      await vault.lock();
    },
  };
};
