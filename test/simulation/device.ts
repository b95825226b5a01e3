import { createEngine, type Engine } from '#core/sync/engine.ts';
import { readState } from '#core/sync/state.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Act } from './acts.ts';
import { type Crashes, crashable } from './crash.ts';
import { createDeviceChecks, type DeviceChecks } from './device-checks.ts';
import { openStore } from './empty-store.ts';
import type { Seen } from './end-checks.ts';
import { type Journal, journalPage } from './journal.ts';
import { type Faults, network } from './network.ts';
import { people, type PersonName } from './people.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import type { SimServer } from './sim-server.ts';
import { simTables } from './sim-tables.ts';
import { createTransactions } from './transactions.ts';
import type { Trace } from './trace.ts';

export type DeviceDeps = {
  schedule: Schedule;
  random: Random;
  trace: Trace;
  journal: Journal;
  newId(): string;
  server: SimServer;
  faults(): Faults;
  pageRows: number;
  fail(error: unknown): void;
};

export type DeviceWanted = { name: string; owner: PersonName; clocks: 'right' | 'off' | 'jumping'; deviceId: string; bytes: Buffer };

export type Device = {
  name: string;
  act(name: string, act: Act): Promise<void>;
  /** Begins a sync beside what else happens; one that runs is joined. */
  startSync(): void;
  /** One sync to its end; tells how it ended. */
  syncNow(): Promise<string>;
  /** Resolves when nothing runs any more. */
  rest(): Promise<void>;
  /** The device goes down at this moment of its writing, and comes up again from what was committed. */
  armCrash(moments: number): void;
  /** Another device that goes on from the same disk. */
  clone(name: string): Promise<Device>;
  keepDisk(): Promise<void>;
  /** The device goes on from the disk that was kept; what was only on it since then is gone, and nobody is to blame. */
  bringDiskBack(): Promise<void>;
  waiting(): number;
  cursor(): number;
  /** A scope did not agree with the server and is asked for again. */
  isUnsure(): boolean;
  seen(): Seen;
  close(): void;
};

type Store = {
  sqlite: ReturnType<typeof openStore>;
  engine: Engine;
  crashes: Crashes;
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  transact<T>(work: () => Promise<T>): Promise<T>;
  checks: DeviceChecks;
};

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

const driftOf = (random: Random, clocks: DeviceWanted['clocks']): number => {
  if (clocks === 'right') return 0;
  const most = random.pick([2 * minute, 15 * minute, 15 * minute, 26 * 60 * minute, 3 * year]);
  return Math.round((random.next() * 2 - 1) * most);
};

export const makeDevice = (deps: DeviceDeps, wanted: DeviceWanted): Device => {
  const { schedule, random, trace, journal, server } = deps;
  const { name, owner, deviceId } = wanted;
  const member = people[owner].id;
  const who = { memberId: member, deviceId };
  const began = schedule.now();
  let drift = driftOf(random, wanted.clocks);
  let store: Store | null = null;
  let up: Promise<void> = Promise.resolve();
  let running: Promise<string> | null = null;
  let kept: { bytes: Buffer; mark: number } | null = null;

  const now = (): number => {
    if (wanted.clocks === 'jumping' && random.chance(0.01)) drift = driftOf(random, 'jumping');
    return schedule.now() + drift;
  };
  const breathe = (): Promise<void> => (random.chance(0.3) ? schedule.sleep(random.int(0, 40)) : Promise.resolve());

  const open = (bytes: Buffer): Store => {
    const sqlite = openStore(bytes);
    const raw = sqlite.exec.bind(sqlite);
    const opened = { sqlite } as Store;
    const checks = createDeviceChecks({ name, memberId: member, sqlite, server });
    opened.checks = checks;
    opened.crashes = crashable(sqlite, () => {
      trace.note(`${schedule.now()} ${name} goes down`);
      store = null;
      running = null;
      up = (async () => {
        await schedule.sleep(random.int(1, 500));
        if (sqlite.inTransaction) raw('ROLLBACK');
        const after = sqlite.serialize();
        sqlite.close();
        store = open(after);
      })();
      up.catch(deps.fail);
    });
    const isUp = (): boolean => store === opened;
    Object.assign(opened, createTransactions(sqlite));
    const remote = network({
      schedule,
      random,
      trace,
      name,
      faults: deps.faults,
      fail: deps.fail,
      line: checks.watch({
        push: (request) => server.push(who, request),
        pull: (request) => server.pull(who, request),
        alive: () => server.alive() + (isUp() ? 0 : 0.5),
      }),
    });
    opened.engine = createEngine({
      sqlite,
      tables: simTables,
      remote,
      device: deviceId,
      schema: 1,
      newId: deps.newId,
      now,
      elapsed: () => schedule.now() - began,
      transact: async (work) => {
        const done = await opened.transact(work);
        checks.committed();
        return done;
      },
      breathe,
      isAwaited: () => random.chance(0.1),
      pageRows: deps.pageRows,
    });
    return opened;
  };

  const ready = async (): Promise<Store> => {
    await up;
    if (!store) throw new Error(`${name} is down`);
    return store;
  };

  const sync = async (): Promise<string> => {
    const at = await ready();
    try {
      const { pushed, pulled, cursor } = await at.engine.sync();
      at.checks.synced();
      return `pushed ${pushed}, pulled ${pulled}, at ${cursor}`;
    } catch (error) {
      // a machine that is down fails in every way
      if (store !== at) return 'went down';
      if (error instanceof AppError) return error.code;
      throw error;
    }
  };

  const begin = (): Promise<string> => {
    if (running) return running;
    const mine = sync().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };

  store = open(wanted.bytes);
  const device: Device = {
    name,
    act: async (what, act) => {
      const at = await ready();
      const page = journalPage(journal);
      try {
        await at.transact(async () => {
          act({ sqlite: at.sqlite, random, journal: page.witness, device: name, deviceId, member, now: now(), newId: deps.newId });
          at.engine.stamp();
        });
      } catch (error) {
        if (store === at) throw error;
        // it went down before the end of the transaction, unless just after it
        if (!at.crashes.isCommitted()) return;
      }
      page.turn();
      trace.note(`${schedule.now()} ${name} ${what} ${page.text()}`);
    },
    startSync: () => {
      const at = store;
      if (running) {
        // whoever asks while a sync runs joins it
        at?.engine.sync().catch((error: unknown) => {
          if (store === at && !(error instanceof AppError)) deps.fail(error);
        });
        return;
      }
      trace.note(`${schedule.now()} ${name} begins to sync`);
      begin().then((outcome) => trace.note(`${schedule.now()} ${name} synced: ${outcome}`), deps.fail);
    },
    syncNow: async () => {
      await device.rest();
      return await begin();
    },
    rest: async () => {
      for (;;) {
        await up;
        if (!running) return;
        await Promise.race([running, schedule.sleep(1_000)]);
      }
    },
    armCrash: (moments) => store?.crashes.arm(moments),
    clone: async (copy) => {
      const at = await ready();
      const bytes = await at.exclusive(async () => at.sqlite.serialize());
      return makeDevice(deps, { ...wanted, name: copy, bytes });
    },
    keepDisk: async () => {
      const at = await ready();
      kept = { bytes: await at.exclusive(async () => at.sqlite.serialize()), mark: journal.lastMark() };
    },
    bringDiskBack: async () => {
      const at = await ready();
      const back = kept;
      if (!back) return;
      await at.exclusive(async () => {
        store = null;
        running = null;
        at.crashes.stop();
        at.sqlite.close();
      });
      const lost = journal.typings().filter((typed) => typed.device === name && typed.mark > back.mark && !server.landed().has(typed.mark));
      journal.excuse(lost.map(({ mark }) => mark));
      store = open(back.bytes);
    },
    waiting: () => (store ? (store.sqlite.prepare('SELECT count(*) AS n FROM outbox').get() as { n: number }).n : -1),
    cursor: () => (store ? readState(store.sqlite, 'cursor') : -1),
    isUnsure: () => store !== null && readState(store.sqlite, 'again').length > 0,
    seen: () => {
      if (!store) throw new Error(`${name} is down`);
      return { name, memberId: member, sqlite: store.sqlite };
    },
    close: () => {
      store?.sqlite.close();
      store = null;
    },
  };
  return device;
};
