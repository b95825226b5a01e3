import type { Deps } from '#core/deps.ts';
import type { Written } from '#core/facts-cache.ts';
import { forgetWeeks } from '#core/records/forget-weeks.ts';
import type { Session } from '#core/store/session.ts';
import { knownSchema } from '#core/db/migrate.ts';
import type { SyncOutcome, SyncStatus } from '#shared/api/sync.ts';
import { AppError } from '#shared/domain/errors.ts';
import { syncTableOf, syncTables } from '#shared/sync/tables.ts';
import { type Account, createAccount } from './account/account.ts';
import { createAccountKeeper } from './account-keeper.ts';
import { type Attempt, type Background, startBackground } from './background.ts';
import { createEngine, type Engine } from './engine.ts';
import { createStoreFiles } from './files/store-files.ts';
import { createHttpRemote } from './http-remote.ts';
import type { Remote } from './remote.ts';
import { readState, writeState } from './state.ts';
import { syncStatus } from './status.ts';
import { writeLog } from './sync-log.ts';

/** What the sync of a store needs from the app around it. */
export type StoreSyncGiven = {
  deps: Deps;
  session: Session;
  elapsed(): number;
  /** The same, also while the machine sleeps. */
  running?(): number;
  breathe(): Promise<void>;
  /** True while a person works with the app. */
  isWatched(): boolean;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** After a commit: what it wrote. */
  changed(written: Written): void;
  told(status: SyncStatus): void;
  /** The server orders this device to give up its data, and really it. */
  wipe(order: NonNullable<ReturnType<Account['wipeOrder']>>): void;
};

/** The sync of one open store. */
export type StoreSync = {
  account: Account;
  remote: Remote;
  status(): SyncStatus;
  /** Ends a user action inside its transaction; true when something waits that did not before. */
  stamp(): boolean;
  /** Around every transaction of others on the writing connection. */
  whileWriting<T>(write: (begun: () => void) => Promise<T>): Promise<T>;
  /** One transaction on the writing connection. */
  transact<T>(work: () => Promise<T>): Promise<T>;
  /** Throws SYNC_NOT_CONNECTED. */
  engine(): Engine;
  /** Said before the first sign-in: what is here is sent as this member's own after it. */
  willBring(bringAlong: boolean): Promise<void>;
  /** Begins to sync after a sign-in. */
  connected(): Promise<void>;
  now(signal?: AbortSignal): Promise<SyncOutcome>;
  /** Something waits. */
  nudge(): void;
  log(code: string, params?: Record<string, string | number>): void;
  stop(): Promise<void>;
};

/** How long after a local change it is sent, in milliseconds: what is typed in one go goes in one piece. */
const debounce = 1000;
const probePatience = 2000;

/** Failures that only a person ends. */
const stoppedBy: readonly string[] = [
  ...['SIGN_IN_AGAIN', 'DEVICE_REVOKED', 'DEVICE_WIPED', 'MEMBER_INACTIVE', 'APP_OLDER', 'SERVER_OLDER', 'SERVER_CERTIFICATE'],
  ...['SYNC_NOT_CONNECTED', 'SYNC_FORBIDDEN', 'SIGN_IN_NEEDED'],
];
const awayBy: readonly string[] = ['SERVER_UNREACHABLE', 'SERVER_NOT_OURS'];

export const createStoreSync = (given: StoreSyncGiven): StoreSync => {
  const { deps, session } = given;
  const { writeHandle: sqlite, readHandle } = session;
  const keeper = createAccountKeeper(sqlite);
  let problem: AppError | null = null;
  let progress: SyncStatus['progress'] = null;
  let engine: Engine | null = null;
  let background: Background | null = null;
  let waiting = 0;
  const ending = new AbortController();
  let isSyncing = false;

  const account = createAccount({
    store: keeper,
    clock: deps.clock,
    newId: deps.newId,
    randomBytes: deps.randomBytes,
    log: deps.log,
    platform: deps.platform,
    ending: ending.signal,
    onChange: () => tell(),
  });
  const status = (): SyncStatus => syncStatus(readHandle, { account: account.status(), problem, progress });
  const tell = (): void => given.told(status());

  const whileWriting: StoreSync['whileWriting'] = async (write) => {
    let isWaiting = true;
    waiting += 1;
    const begun = (): void => {
      if (isWaiting) waiting -= 1;
      isWaiting = false;
    };
    try {
      return await write(begun);
    } finally {
      begun();
      keeper.settle();
    }
  };
  const transact: StoreSync['transact'] = async (work) => {
    try {
      return await session.writer.transaction().execute(work);
    } finally {
      keeper.settle();
    }
  };
  const remote = createHttpRemote({ address: () => account.status().address ?? '', request: account.request });
  const log: StoreSync['log'] = (code, params = {}) => writeLog(sqlite, deps.clock.now(), code, params);

  const files = createStoreFiles({
    session,
    address: () => account.status().address ?? '',
    request: account.request,
    transact,
    isSyncing: () => isSyncing,
    changed: given.changed,
    now: deps.clock.now,
    elapsed: given.elapsed,
    random: () => (deps.randomBytes(1)[0] ?? 0) / 256,
    sleep: given.sleep,
    log,
  });

  /** Kept weeks are counted from records; those of partners that changed are forgotten. */
  const settle = ({ tables, partnerIds, covered }: Written): void => {
    const unnamed = tables.some((table) => !covered.has(table) && syncTableOf(table)?.scope.kind === 'partner');
    if (unnamed) sqlite.prepare('DELETE FROM indicator_snapshot').run();
    else
      forgetWeeks(
        { sqlite, note: () => undefined },
        tables.map((entity) => ({ entity, partnerIds: [...partnerIds] })),
      );
  };

  const start = (): void => {
    const { member, deviceId } = account.status();
    if (engine || member === null || deviceId === null) return;
    engine = createEngine({
      sqlite,
      tables: syncTables,
      remote,
      device: deviceId,
      schema: knownSchema,
      newId: deps.newId,
      now: deps.clock.now,
      elapsed: given.elapsed,
      ...(given.running ? { running: given.running } : {}),
      transact,
      breathe: given.breathe,
      isAwaited: () => waiting > 0,
      isWatched: given.isWatched,
      settle,
      changed: given.changed,
      progress: (phase, done, total) => {
        progress = { phase, done, total };
        tell();
      },
      log,
    });
    // the command line syncs when it is told to
    if (deps.platform.host === 'cli') return;
    background = startBackground({
      attempt,
      probe,
      live: (heard, signal) => remote.live(heard, signal),
      elapsed: given.elapsed,
      now: deps.clock.now,
      random: () => (deps.randomBytes(1)[0] ?? 0) / 256,
      sleep: given.sleep,
    });
  };

  const isBringing = (): boolean => readState(sqlite, 'brings');
  const bring = async (running: Engine): Promise<void> => {
    const { member } = account.status();
    if (!member) return;
    const count = await transact(async () => {
      writeState(sqlite, { brings: false });
      return running.bringAlong(member.role);
    });
    log('brought', { count });
    tell();
  };

  const syncAll = async (signal: AbortSignal): Promise<SyncOutcome> => {
    if (!engine) throw new AppError('SYNC_NOT_CONNECTED');
    const first = await engine.sync(signal);
    if (!isBringing()) return first;
    await bring(engine);
    const second = await engine.sync(signal);
    return {
      ...second,
      pushed: first.pushed + second.pushed,
      pulled: first.pulled + second.pulled,
      conflicts: first.conflicts + second.conflicts,
      refused: first.refused + second.refused,
    };
  };

  const note = ({ pushed, pulled, conflicts, refused }: SyncOutcome): void => {
    if (pushed + pulled > 0) log('synced', { pushed, pulled });
    if (conflicts > 0) log('conflicts', { count: conflicts });
    if (refused > 0) log('refused', { count: refused });
  };

  const now: StoreSync['now'] = async (signal = new AbortController().signal) => {
    try {
      isSyncing = true;
      const outcome = await syncAll(signal).finally(() => {
        isSyncing = false;
      });
      if (outcome.pulled > 0) await files.settle();
      // bytes go after rows: beside the work of a person, or before a script goes on
      if (deps.platform.host === 'cli') await files.move(signal);
      else files.kick();
      problem = null;
      note(outcome);
      return outcome;
    } catch (error) {
      problem = error instanceof AppError ? error : new AppError('INTERNAL', {}, { cause: error });
      const order = problem.code === 'DEVICE_WIPED' ? account.wipeOrder() : null;
      if (order) given.wipe(order);
      if (!signal.aborted) log(problem.code, problem.params);
      throw error;
    } finally {
      progress = null;
      tell();
    }
  };

  const attempt = async (signal: AbortSignal): Promise<Attempt> => {
    try {
      await now(signal);
      return { kind: 'done' };
    } catch (error) {
      if (!(error instanceof AppError)) deps.log('error', 'sync.failed', { error: error instanceof Error ? error.name : 'unknown' });
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      if (awayBy.includes(code)) return { kind: 'away' };
      if (stoppedBy.includes(code)) return { kind: 'stopped' };
      return { kind: 'later', seconds: error instanceof AppError ? Number(error.params['seconds'] ?? 0) : 0 };
    }
  };

  /** Asks whether the server is there, and tells the indicator when that changed. */
  const probe = async (signal: AbortSignal): Promise<boolean> => {
    const { address, state } = account.status();
    if (address === null || state !== 'in') return false;
    const stop = AbortSignal.any([signal, AbortSignal.timeout(probePatience)]);
    const isThere = await deps.platform.fetch(`${address}/health`, { signal: stop, redirect: 'error' }).then(
      async (answer) => answer.ok && (await answer.text()).includes('quarterdeck'),
      () => false,
    );
    if (!isThere && problem === null && !signal.aborted) {
      problem = new AppError('SERVER_UNREACHABLE', { server: address });
      log(problem.code, problem.params);
      tell();
    }
    return isThere;
  };

  start();
  return {
    account,
    remote,
    status,
    stamp: () => engine?.stamp() ?? false,
    whileWriting,
    transact,
    engine: () => {
      if (!engine) throw new AppError('SYNC_NOT_CONNECTED');
      return engine;
    },
    willBring: (bringAlong) => transact(async () => writeState(sqlite, { brings: bringAlong })),
    connected: async () => {
      await transact(async () => start());
      problem = null;
      log('signedIn', { email: account.status().member?.email ?? '' });
      background?.nudge(0);
      tell();
    },
    now,
    nudge: () => {
      background?.nudge(debounce);
      tell();
    },
    log,
    stop: async () => {
      const stopped = background?.stop();
      ending.abort();
      await stopped;
      await files.stop();
      await engine?.settled();
    },
  };
};
