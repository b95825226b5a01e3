import { handlePull } from '#server/sync/pull/handle-pull.ts';
import { handlePush } from '#server/sync/push/handle-push.ts';
import { keyText, type Principal, type SyncEnv, type SyncStore } from '#server/sync/store.ts';
import { AppError } from '#shared/domain/errors.ts';
import { tick } from '#shared/sync/clock.ts';
import {
  oldestProtocol,
  protocolVersion,
  type PullLine,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
} from '#shared/sync/protocol.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { checkCommit, type Effects } from './commit-checks.ts';
import type { Journal } from './journal.ts';
import { memoryStore, regrant, scopesOf } from './memory-store.ts';
import { people, type PersonName } from './people.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import { keep, type ServerState } from './server-state.ts';
import { seedState } from './seed-state.ts';
import { simTables } from './sim-tables.ts';
import type { Trace } from './trace.ts';

const tenantId = '0190c0de-0000-7000-8000-000000000fff';

export type SimServer = {
  state(): ServerState;
  push(principal: Pick<Principal, 'memberId' | 'deviceId'>, request: PushRequest): Promise<PushAnswer>;
  pull(principal: Pick<Principal, 'memberId' | 'deviceId'>, request: PullRequest): AsyncIterable<PullLine>;
  /** Changes whenever everything under way is cut: the server went down and came back. */
  alive(): number;
  /** What a member held when the server was at this number, and as what. */
  scopesAt(memberId: string, seq: number): ReadonlySet<string>;
  roleAt(memberId: string, seq: number): MemberRole;
  /** Marks that were once the server's value of their cell. */
  landed(): ReadonlySet<number>;
  reassign(partnerId: string, to: PersonName): Promise<void>;
  setMember(name: PersonName, change: { role?: MemberRole; isActive?: boolean }): Promise<void>;
  collectTombstones(): Promise<void>;
  backUp(): void;
  restore(): void;
};

/** Where the server keeps its data. `committed`: is told of each write, with the state before and after it. */
export type Backend = {
  tenantId: string;
  state(): ServerState;
  /** The database came back as it was once; only in memory. */
  replace(state: ServerState): void;
  store(principal: Principal): SyncStore;
  /** A change that an administrator makes on the server: one write of its own, under the next number. */
  administer(change: (state: ServerState, ver: number) => void): Promise<void>;
};
export type BackendGiven = {
  schedule: Schedule;
  random: Random;
  collide(): number;
  newId(): string;
  committed(before: ServerState, after: ServerState): void;
};
export type MakeBackend = (given: BackendGiven) => Promise<Backend>;

/** The server's data in memory. */
export const inMemory: MakeBackend = async ({ schedule, random, collide, newId, committed }) => {
  let state = seedState(newId(), schedule.now());
  const store = memoryStore({
    state: () => state,
    now: schedule.now,
    pause: () => (random.chance(0.15) ? schedule.sleep(random.int(0, 30)) : Promise.resolve()),
    collides: () => random.chance(collide()),
    committed,
  });
  return {
    tenantId,
    state: () => state,
    replace: (next) => {
      state = next;
    },
    store: () => store,
    administer: store.administer,
  };
};

export type SimServerDeps = {
  /** In memory unless told. */
  makeBackend?: MakeBackend;
  schedule: Schedule;
  random: Random;
  trace: Trace;
  journal: Journal;
  newId(): string;
  collide(): number;
  pageRows: number;
};

/** The real handlers over a store in memory, with what an administrator does to a server. Every write is held against the journal. */
export const simServer = async ({
  makeBackend = inMemory,
  schedule,
  random,
  trace,
  journal,
  newId,
  collide,
  pageRows,
}: SimServerDeps): Promise<SimServer> => {
  let effects: Effects = new Map();
  let generation = 0;
  const everLanded = new Set<number>();
  let moments: ServerState[] = [];
  const momentAt = (seq: number): ServerState => moments.findLast((moment) => moment.seq <= seq) ?? backend.state();
  const committed = (before: ServerState, after: ServerState): void => {
    trace.note(`${schedule.now()} server write ${after.seq}`);
    checkCommit(journal, effects, before, after, schedule.now());
    moments.push({ ...keep(after), rows: new Map() });
    for (const effect of effects.keys()) everLanded.add(Number(effect.slice(effect.lastIndexOf(' ') + 1)));
  };
  const backend = await makeBackend({ schedule, random, collide, newId, committed });
  moments = [{ ...keep(backend.state()), rows: new Map() }];
  let backup: { state: ServerState; effects: Effects } = { state: keep(backend.state()), effects: new Map() };

  const env: SyncEnv = { tables: simTables, protocol: protocolVersion, oldest: oldestProtocol, pageRows, newId };
  const enter = (who: Pick<Principal, 'memberId' | 'deviceId'>): Principal => {
    if (!backend.state().members.get(who.memberId)?.isActive) throw new AppError('MEMBER_INACTIVE');
    return { tenantId: backend.tenantId, ...who };
  };

  return {
    state: backend.state,
    push: async (who, request) => {
      for (const op of request.operations) journal.sent(op);
      const principal = enter(who);
      return await handlePush(backend.store(principal), principal, request, env);
    },
    pull: async function* (who, request) {
      const principal = enter(who);
      yield* handlePull(backend.store(principal), principal, request, env);
    },
    alive: () => generation,
    scopesAt: (memberId, seq) => scopesOf(momentAt(seq), memberId),
    roleAt: (memberId, seq) => momentAt(seq).members.get(memberId)?.role ?? 'viewer',
    landed: () => everLanded,
    reassign: (partnerId, to) =>
      backend.administer((now, ver) => {
        const key = keyText({ tbl: 'partner', id: partnerId });
        const found = now.rows.get(key);
        if (!found) return;
        const hlc = tick(now.hlc, schedule.now(), 'server-console');
        const clocks = { ...found.row.clocks, owner: [ver, hlc, people.ona.id, 'server-console'] as const };
        now.rows.set(key, { ...found, row: { ...found.row, ver, fields: { ...found.row.fields, owner_id: people[to].id }, clocks } });
        const others = now.assignments.filter((one) => one.partnerId !== partnerId || one.kind !== 'cam');
        now.assignments = [...others, { partnerId, memberId: people[to].id, kind: 'cam' }];
        now.hlc = hlc;
        regrant(now, { partnerIds: [partnerId] }, ver);
      }),
    setMember: (name, change) =>
      backend.administer((now, ver) => {
        const { id } = people[name];
        const found = now.members.get(id);
        if (!found) return;
        now.members.set(id, { ...found, ...change });
        const { manager } = people[name];
        regrant(now, { memberIds: manager === null ? [id] : [id, people[manager].id] }, ver);
      }),
    collectTombstones: () =>
      backend.administer((now) => {
        const gone = [...now.rows.values()].filter(({ row }) => row.deleted);
        for (const row of gone) now.rows.delete(keyText(row));
        now.tombFloor = Math.max(now.tombFloor, ...gone.map(({ row }) => row.ver));
      }),
    backUp: () => {
      const state = backend.state();
      backup = { state: keep(state), effects: new Map(effects) };
      state.safe = state.seq;
    },
    restore: () => {
      generation += 1;
      moments = moments.filter(({ seq }) => seq <= backup.state.seq);
      effects = new Map(backup.effects);
      // the numbers leap, as the server's own command for it makes them
      backend.replace({ ...keep(backup.state), epoch: newId(), seq: backup.state.seq + 1_000_000_000 });
    },
  };
};
