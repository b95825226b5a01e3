import type { MemberRole } from '#shared/access/roles.ts';
import type { Hlc } from '#shared/sync/clock.ts';
import type { digestText } from '#shared/sync/digest.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import type { Operation, OperationResult } from '#shared/sync/protocol.ts';
import type { Fields, SyncTable } from '#shared/sync/table.ts';
import type { AuditEntry } from '../audit/append.ts';

/** Who asks: from the access token, never from the body. */
export type Principal = { tenantId: string; memberId: string; deviceId: string };

/** What the handlers need from outside. `tables`: every table that syncs; `oldest`: the oldest protocol that may pull; `pageRows`: rows that a pull reads in one transaction. */
export type SyncEnv = { tables: readonly SyncTable[]; protocol: number; oldest: number; pageRows: number; newId(): string };

export type RowKey = { tbl: string; id: string };
export type KeyedRow = RowKey & { row: StoredRow };
/** One text for a row, to find it by. */
export const keyText = ({ tbl, id }: RowKey): string => `${tbl} ${id}`;

/**
 * The order of a tenant. `seq`: the number of the last write; `hlc`: the greatest stamp that was accepted; `tombFloor`: deletions up to it are forgotten; `safe`: writes
 * up to it are in a backup; `now`: the database's clock, in milliseconds.
 */
export type Head = { seq: number; hlc: Hlc; epoch: string; tombFloor: number; safe: number; now: number };

/** What a member holds, or held: `ver` is the write that last changed it. */
export type Grant = { scope: string; active: boolean; ver: number };
export type Member = { role: MemberRole; isActive: boolean };

/** One numbering of a device. `last`: the greatest number that is written; `hlc`: the last stamp as it was accepted. */
export type Sender = { last: number; hlc: Hlc | null };

/** What the server remembers of one push: number of its operations, the time in the stamp that each was sent with, and what was answered. */
export type Receipt = { stamps: ReadonlyArray<readonly [number, string]>; results: readonly OperationResult[] };

/** A row as a pull reads it. */
export type PulledRow = RowKey & { scope: string; ver: number; deleted: boolean; fields: Fields };
/** Where a snapshot goes on: after this row. Rows are ordered by scope, table, id. */
export type SnapshotPlace = { scope: string; tbl: string; id: string };
/** Where a delta goes on: after this row. Rows are ordered by version, table, id. */
export type DeltaPlace = { ver: number; tbl: string; id: string };
export type Digest = ReturnType<typeof digestText>;

/** What can be read of a tenant at one moment. */
export type SyncReads = {
  head(): Promise<Head>;
  member(id: string): Promise<Member | null>;
  grants(memberId: string): Promise<Grant[]>;
  rows(keys: readonly RowKey[]): Promise<KeyedRow[]>;
  /** Rows that are not deleted of these scopes and tables, in the order of scope, table, id, after `after`. */
  snapshot(wanted: {
    scopes: readonly string[];
    tables: readonly string[];
    after: SnapshotPlace | null;
    limit: number;
  }): Promise<PulledRow[]>;
  /** Rows, deleted ones too, of these scopes with `after` < (version, table, id) and a version up to `to`, in that order. */
  delta(wanted: { scopes: readonly string[]; after: DeltaPlace; to: number; limit: number }): Promise<PulledRow[]>;
  /** How many rows that are not deleted these scopes have of each table. What has none is missing. */
  counts(scopes: readonly string[]): Promise<Array<{ scope: string; tbl: string; rows: number }>>;
  /** Digests of the rows of these tables that are not deleted, by scope. A scope without rows is missing. */
  digests(scopes: readonly string[], tables: readonly string[]): Promise<Map<string, Digest>>;
  /** The writes after `after` that were bulk deletions by somebody who may. */
  bulkDeletions(after: number): Promise<ReadonlySet<number>>;
};

/** What one push does, in one transaction. Locks are taken in this order: sender, rows by (table, id), assignments, the end of the audit chain, the counter last. */
export type SyncWrites = SyncReads & {
  /** Locks the numbering of a device, and makes it when it is new. */
  sender(deviceId: string, incarnation: string): Promise<Sender>;
  /** What was answered to pushes of this numbering that hold a number from `from` to `to`. */
  receipts(deviceId: string, incarnation: string, from: number, to: number): Promise<Receipt[]>;
  /** Locks rows, in the order of table and id; those that do not exist are missing in the answer. */
  lock(keys: readonly RowKey[]): Promise<KeyedRow[]>;
  /** The members of these ids. */
  members(ids: readonly string[]): Promise<Map<string, Member>>;
  /** Makes members the owners of partners, by partner; null: nobody is. */
  assign(owners: ReadonlyMap<string, string | null>, now: number): Promise<void>;
  /** Holds the end of the tenant's audit chain until the transaction ends. */
  holdAudit(principal: Principal): Promise<void>;
  /** Adds links to the chain that is held, once. `now`: milliseconds. */
  audit(by: { principal: Principal; now: number; newId(): string }, entries: readonly AuditEntry[]): Promise<void>;
  /** Keeps operations of a member whose account has ended, whole, until a manager decides. `now`: milliseconds. */
  quarantine(given: {
    id: string;
    principal: Principal;
    incarnation: string;
    operations: readonly Operation[];
    now: number;
  }): Promise<void>;
  /** Takes the next number of the tenant and holds its counter until the end. `hlc`: the greatest stamp of what is written. */
  next(hlc: Hlc): Promise<number>;
  /** Brings the grants of these partners in line with their assignments; what changes gets `ver`. */
  regrant(partnerIds: readonly string[], ver: number): Promise<void>;
  /** Writes whole rows under the number that was taken. `isNew`: there was no such row; a row that came in between fails the transaction, which is then done again. */
  write(rows: ReadonlyArray<KeyedRow & { isNew: boolean }>, ver: number): Promise<void>;
  /** Remembers that this write was a bulk deletion by somebody who may. */
  markBulk(ver: number): Promise<void>;
  /** Remembers what was answered, and moves the numbering on. */
  finish(wanted: {
    deviceId: string;
    incarnation: string;
    last: number;
    hlc: Hlc | null;
    protocol: number;
    receipt: Receipt;
    ver: number;
    now: number;
  }): Promise<void>;
};

/** The server's data as the handlers see it: over PostgreSQL, or in memory for the simulation. `work` may run more than once and does nothing outside its transaction. */
export type SyncStore = {
  /** One transaction; a failure of `work` undoes all of it. */
  write<T>(work: (tx: SyncWrites) => Promise<T>): Promise<T>;
  /** Everything read belongs to one moment. */
  read<T>(work: (tx: SyncReads) => Promise<T>): Promise<T>;
};
