import { handlePull } from '#server/sync/pull/handle-pull.ts';
import { handlePush } from '#server/sync/push/handle-push.ts';
import { keyText, type Principal, type SyncEnv } from '#server/sync/store.ts';
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

export type SimServerDeps = {
  schedule: Schedule;
  random: Random;
  trace: Trace;
  journal: Journal;
  newId(): string;
  collide(): number;
  pageRows: number;
};

/** The real handlers over a store in memory, with what an administrator does to a server. Every write is held against the journal. */
export const simServer = ({ schedule, random, trace, journal, newId, collide, pageRows }: SimServerDeps): SimServer => {
  let state = seedState(newId(), schedule.now());
  let effects: Effects = new Map();
  let backup: { state: ServerState; effects: Effects } = { state: keep(state), effects: new Map() };
  let generation = 0;
  const everLanded = new Set<number>();
  let moments: ServerState[] = [{ ...keep(state), rows: new Map() }];
  const momentAt = (seq: number): ServerState => moments.findLast((moment) => moment.seq <= seq) ?? state;

  const store = memoryStore({
    state: () => state,
    now: schedule.now,
    pause: () => (random.chance(0.15) ? schedule.sleep(random.int(0, 30)) : Promise.resolve()),
    collides: () => random.chance(collide()),
    committed: (before, after) => {
      trace.note(`${schedule.now()} server write ${after.seq}`);
      checkCommit(journal, effects, before, after, schedule.now());
      moments.push({ ...keep(after), rows: new Map() });
      for (const effect of effects.keys()) everLanded.add(Number(effect.slice(effect.lastIndexOf(' ') + 1)));
    },
  });
  const env: SyncEnv = { tables: simTables, protocol: protocolVersion, oldest: oldestProtocol, pageRows, newId };
  const enter = (who: Pick<Principal, 'memberId' | 'deviceId'>): Principal => {
    if (!state.members.get(who.memberId)?.isActive) throw new AppError('MEMBER_INACTIVE');
    return { tenantId, ...who };
  };

  return {
    state: () => state,
    push: async (who, request) => {
      for (const op of request.operations) journal.sent(op);
      return await handlePush(store, enter(who), request, env);
    },
    pull: async function* (who, request) {
      yield* handlePull(store, enter(who), request, env);
    },
    alive: () => generation,
    scopesAt: (memberId, seq) => scopesOf(momentAt(seq), memberId),
    roleAt: (memberId, seq) => momentAt(seq).members.get(memberId)?.role ?? 'viewer',
    landed: () => everLanded,
    reassign: (partnerId, to) =>
      store.administer((now, ver) => {
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
      store.administer((now, ver) => {
        const { id } = people[name];
        const found = now.members.get(id);
        if (!found) return;
        now.members.set(id, { ...found, ...change });
        const { manager } = people[name];
        regrant(now, { memberIds: manager === null ? [id] : [id, people[manager].id] }, ver);
      }),
    collectTombstones: () =>
      store.administer((now) => {
        const gone = [...now.rows.values()].filter(({ row }) => row.deleted);
        for (const row of gone) now.rows.delete(keyText(row));
        now.tombFloor = Math.max(now.tombFloor, ...gone.map(({ row }) => row.ver));
      }),
    backUp: () => {
      backup = { state: keep(state), effects: new Map(effects) };
      state.safe = state.seq;
    },
    restore: () => {
      generation += 1;
      moments = moments.filter(({ seq }) => seq <= backup.state.seq);
      effects = new Map(backup.effects);
      // the numbers leap, as the server's own command for it makes them
      state = { ...keep(backup.state), epoch: newId(), seq: backup.state.seq + 1_000_000_000 };
    },
  };
};
