import { type Assignment, wantedGrants } from '#server/access/wanted-grants.ts';
import {
  type DeltaPlace,
  type Digest,
  type Head,
  type KeyedRow,
  keyText,
  type Member,
  type PulledRow,
  type RowKey,
  type Sender,
  type SyncReads,
  type SyncStore,
  type SyncWrites,
} from '#server/sync/store.ts';
import { AppError } from '#shared/domain/errors.ts';
import { laterHlc } from '#shared/sync/clock.ts';
import { addToDigest, type DigestSum, digestText, emptyDigest } from '#shared/sync/digest.ts';
import { createLocks } from './locks.ts';
import { type HeldGrant, keep, type ServerState } from './server-state.ts';

/** What another transaction did in between; the work is then done again. */
const collision = new Error('the row came in between');

export type MemoryStoreDeps = {
  /** The state now; a restore from a backup puts another in its place. */
  state(): ServerState;
  /** The database's clock. */
  now(): number;
  /** Lets others go on, between any two steps of a transaction. */
  pause(): Promise<void>;
  /** True: this transaction fails just before its end and is done again. */
  collides(): boolean;
  /** Called with the state before and after each write. */
  committed(before: ServerState, after: ServerState): void;
};

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const bySnapshotPlace = (one: KeyedRow, other: KeyedRow): number =>
  inOrder(one.row.scope, other.row.scope) || inOrder(one.tbl, other.tbl) || inOrder(one.id, other.id);
const pulled = ({ tbl, id, row: { scope, ver, deleted, fields } }: KeyedRow): PulledRow => ({ tbl, id, scope, ver, deleted, fields });
const byDeltaPlace = (one: KeyedRow, other: KeyedRow): number =>
  one.row.ver - other.row.ver || inOrder(one.tbl, other.tbl) || inOrder(one.id, other.id);
const isAfter = (row: KeyedRow, { ver, tbl, id }: DeltaPlace): boolean =>
  (row.row.ver - ver || inOrder(row.tbl, tbl) || inOrder(row.id, id)) > 0;

const numbering = (deviceId: string, incarnation: string): string => `${deviceId} ${incarnation}`;
const ownerOf = (scope: string): string => scope.slice(scope.indexOf(':') + 1);

/** What can be read, of the state that `at` gives at each call. */
const readsOf = (at: () => ServerState, now: () => number, pause: () => Promise<void>): SyncReads => {
  const rowsIn = (scopes: readonly string[]): KeyedRow[] => {
    const wanted = new Set(scopes);
    return [...at().rows.values()].filter(({ row }) => wanted.has(row.scope));
  };
  const living = (scopes: readonly string[], tables: readonly string[]): KeyedRow[] => {
    const wanted = new Set(tables);
    return rowsIn(scopes).filter(({ tbl, row }) => !row.deleted && wanted.has(tbl));
  };
  const step = async <T>(read: () => T): Promise<T> => {
    await pause();
    return read();
  };
  return {
    head: () =>
      step((): Head => {
        const { seq, hlc, epoch, tombFloor, safe } = at();
        return { seq, hlc, epoch, tombFloor, safe, now: now() };
      }),
    member: (id) =>
      step((): Member | null => {
        const found = at().members.get(id);
        return found ? { role: found.role, isActive: found.isActive } : null;
      }),
    grants: (memberId) =>
      step(() =>
        [...at().grants.values()].filter((grant) => grant.memberId === memberId).map(({ scope, active, ver }) => ({ scope, active, ver })),
      ),
    rows: (keys) => step(() => keys.flatMap((key) => at().rows.get(keyText(key)) ?? [])),
    snapshot: ({ scopes, tables, after, limit }) =>
      step(() => {
        const all = living(scopes, tables).sort(bySnapshotPlace);
        const from = after
          ? all.filter((row) => (inOrder(row.row.scope, after.scope) || inOrder(row.tbl, after.tbl) || inOrder(row.id, after.id)) > 0)
          : all;
        return from.slice(0, limit).map(pulled);
      }),
    delta: ({ scopes, after, to, limit }) =>
      step(() =>
        rowsIn(scopes)
          .filter((row) => row.row.ver <= to && isAfter(row, after))
          .sort(byDeltaPlace)
          .slice(0, limit)
          .map(pulled),
      ),
    counts: (scopes) =>
      step(() => {
        const wanted = new Set(scopes);
        const groups = Map.groupBy(
          [...at().rows.values()].filter(({ row }) => !row.deleted && wanted.has(row.scope)),
          ({ tbl, row }) => `${row.scope} ${tbl}`,
        );
        return [...groups.values()].flatMap((rows) => (rows[0] ? [{ scope: rows[0].row.scope, tbl: rows[0].tbl, rows: rows.length }] : []));
      }),
    digests: (scopes, tables) =>
      step(() => {
        const sums = new Map<string, DigestSum>();
        for (const { tbl, id, row } of living(scopes, tables)) {
          const sum = sums.get(row.scope) ?? emptyDigest();
          sums.set(row.scope, sum);
          addToDigest(sum, tbl, id, row.ver);
        }
        return new Map([...sums].map(([scope, sum]): [string, Digest] => [scope, digestText(sum)]));
      }),
    bulkDeletions: (after) => step(() => new Set([...at().bulk].filter((ver) => ver > after))),
  };
};

/** Brings the grants of these partners and members in line, as the server on PostgreSQL does; what changes gets `ver`. */
export const regrant = (state: ServerState, of: { partnerIds?: readonly string[]; memberIds?: readonly string[] }, ver: number): void => {
  const partners = new Set(of.partnerIds ?? []);
  const members = new Set(of.memberIds ?? []);
  const isAsked = (scope: string, memberId: string): boolean =>
    members.has(memberId) || (scope.startsWith('partner:') && partners.has(ownerOf(scope)));
  const all = [...state.members].map(([id, { role, isActive, managerId }]) => ({ id, role, isActive, managerId }));
  const partnerIds = [...state.rows.values()].filter(({ tbl }) => tbl === 'partner').map(({ id }) => id);
  const wanted = wantedGrants(all, state.assignments, partnerIds);
  for (const [key, { memberId, scopeId, role }] of wanted) {
    const before = state.grants.get(key);
    if (isAsked(scopeId, memberId) && (!before?.active || before.role !== role))
      state.grants.set(key, { memberId, scope: scopeId, role, active: true, ver });
  }
  for (const [key, grant] of state.grants)
    if (grant.active && !wanted.has(key) && isAsked(grant.scope, grant.memberId)) state.grants.set(key, { ...grant, active: false, ver });
};

/**
 * The server's data in memory. Transactions run side by side and read what is committed, as PostgreSQL does by default: rows, numberings and the counter are
 * locked until the end, and nothing of a transaction is seen before it.
 */
export type MemoryStore = SyncStore & {
  /** A change that an administrator makes on the server: one write of its own, under the next number. */
  administer(change: (state: ServerState, ver: number) => void): Promise<void>;
};

export const memoryStore = (deps: MemoryStoreDeps): MemoryStore => {
  const locks = createLocks();

  const attempt = async <T>(work: (tx: SyncWrites) => Promise<T>): Promise<T> => {
    const own = new Map<string, KeyedRow>();
    const later: Array<(state: ServerState) => void> = [];
    const taken = new Map<string, () => void>();
    const hold = async (name: string): Promise<void> => {
      if (!taken.has(name)) taken.set(name, await locks.take(name));
    };
    let number: number | null = null;
    const view = (): ServerState => {
      const live = deps.state();
      if (own.size === 0 && later.length === 0) return live;
      const seen = keep(live);
      for (const [key, row] of own) seen.rows.set(key, row);
      for (const change of later) change(seen);
      return seen;
    };
    const started = deps.state().epoch;
    const commit = (): void => {
      const live = deps.state();
      if (live.epoch !== started) throw new AppError('SERVER_UNREACHABLE', { server: 'the simulation' });
      const before = keep(live);
      for (const [key, row] of own) live.rows.set(key, row);
      for (const change of later) change(live);
      deps.committed(before, live);
    };
    const tx: SyncWrites = {
      ...readsOf(view, deps.now, deps.pause),
      sender: async (deviceId, incarnation) => {
        await hold(`sender ${numbering(deviceId, incarnation)}`);
        await deps.pause();
        return deps.state().senders.get(numbering(deviceId, incarnation)) ?? { last: 0, hlc: null };
      },
      receipts: async (deviceId, incarnation, from, to) => {
        await deps.pause();
        const all = deps.state().receipts.get(numbering(deviceId, incarnation)) ?? [];
        return all.filter(({ stamps }) => stamps.some(([i]) => i >= from && i <= to));
      },
      lock: async (keys: readonly RowKey[]) => {
        const names = keys.map(keyText).sort(inOrder);
        // a row that is not there cannot be locked; who makes it twice is told when it is written
        for (const name of names) if (view().rows.has(name)) await hold(`row ${name}`);
        await deps.pause();
        return names.flatMap((name) => view().rows.get(name) ?? []);
      },
      members: async (ids) => {
        await deps.pause();
        const { members } = deps.state();
        return new Map(
          ids.flatMap((id): Array<[string, Member]> => {
            const found = members.get(id);
            return found ? [[id, { role: found.role, isActive: found.isActive }]] : [];
          }),
        );
      },
      assign: async (owners) => {
        for (const partnerId of [...owners.keys()].sort(inOrder)) await hold(`assignment ${partnerId}`);
        later.push((state) => {
          const others = state.assignments.filter(({ partnerId, kind }) => !owners.has(partnerId) || kind !== 'cam');
          const made = [...owners].flatMap(([partnerId, memberId]): Assignment[] =>
            memberId !== null && state.members.has(memberId) ? [{ partnerId, memberId, kind: 'cam' }] : [],
          );
          state.assignments = [...others, ...made];
        });
      },
      holdAudit: () => hold('audit'),
      // the chain is no part of what devices see
      audit: async () => undefined,
      // whose account has ended is sent away before
      quarantine: async () => undefined,
      next: async (hlc) => {
        await hold('counter');
        const taking = deps.state().seq + 1;
        number = taking;
        later.push((state) => {
          state.seq = Math.max(state.seq, taking);
          state.hlc = laterHlc(state.hlc, hlc) ?? state.hlc;
        });
        await deps.pause();
        return taking;
      },
      regrant: async (partnerIds, ver) => {
        later.push((state) => regrant(state, { partnerIds }, ver));
      },
      write: async (rows, ver) => {
        if (ver !== number) throw new Error(`rows of number ${ver} in the write of number ${number}`);
        for (const { isNew, ...row } of rows) {
          if (isNew && deps.state().rows.has(keyText(row))) throw collision;
          own.set(keyText(row), row);
        }
        await deps.pause();
      },
      markBulk: async (ver) => {
        later.push((state) => void state.bulk.add(ver));
      },
      finish: async ({ deviceId, incarnation, last, hlc, receipt }) => {
        const name = numbering(deviceId, incarnation);
        const sender: Sender = { last, hlc };
        later.push((state) => {
          state.senders.set(name, sender);
          state.receipts.set(name, [...(state.receipts.get(name) ?? []), receipt]);
        });
      },
    };
    try {
      const answer = await work(tx);
      await deps.pause();
      if (deps.collides()) throw collision;
      commit();
      return answer;
    } finally {
      for (const release of taken.values()) release();
    }
  };

  return {
    write: async (work) => {
      for (;;) {
        try {
          return await attempt(work);
        } catch (error) {
          if (error !== collision) throw error;
        }
      }
    },
    read: async (work) => {
      const moment = keep(deps.state());
      const now = deps.now();
      return await work(
        readsOf(
          () => moment,
          () => now,
          deps.pause,
        ),
      );
    },
    administer: async (change) => {
      const release = await locks.take('counter');
      const state = deps.state();
      const before = keep(state);
      state.seq += 1;
      change(state, state.seq);
      deps.committed(before, state);
      release();
    },
  };
};

/** Grants of a member that stand. */
export const scopesOf = (state: ServerState, memberId: string): Set<string> =>
  new Set([...state.grants.values()].filter((grant: HeldGrant) => grant.memberId === memberId && grant.active).map(({ scope }) => scope));
