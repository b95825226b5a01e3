import type { Kysely, Transaction } from 'kysely';
import type { MethodsOf, OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Sqlite } from './db/open.ts';
import type { Db } from './db/schema.ts';
import type { Deps } from './deps.ts';
import type { Exporter } from './export/exporter.ts';
import type { BlobStore } from './files/blob-store.ts';
import type { Session } from './store/session.ts';
import type { Vault } from './store/vault.ts';
import type { StoreSync } from './sync/store-sync.ts';

/** What every handler has. `today` is the calendar date of the device; the as-of date is read from the settings. */
export type BaseCtx = {
  now: number;
  today: IsoDate;
  newId(): string;
  deps: Deps;
  /** The sync of the open store. */
  sync(): StoreSync;
};

/** Reads. `sqlite` is the read-only handle for statements where Kysely would cost too much: name their tables with `note`. */
export type QueryCtx = BaseCtx & { db: Kysely<Db>; sqlite: Sqlite; note(...tables: Array<keyof Db>): void };

/** The bytes of files, which lie beside the tables. */
export type BlobCtx = { blobs: BlobStore };

/** The partners whose facts a command changed, and the tables of which it named every partner. What it writes besides them empties the cache of facts. */
export type Touched = { partnerIds: Set<string>; covered: Set<string> };

/** Writes, inside one transaction that commits when the handler returns and rolls back when it throws. `touched` is filled by `recordChanges`. */
export type CommandCtx = BaseCtx & { db: Transaction<Db>; sqlite: Sqlite; note(...tables: Array<keyof Db>): void; touched: Touched };

/** Lets a long piece of work say how far it is and be cancelled. */
export type JobHandle = {
  id: string;
  /** Tells the page; call it as often as is handy, it is thinned out. */
  progress(label: string, done: number, total: number): void;
  /** Lets other calls run, then throws CANCELLED when the user cancelled. Call it at least every 30 ms of work. */
  breathe(): Promise<void>;
  signal: AbortSignal;
};

/** Long work: reads like a query; writes through `write`, one transaction each, queued with the commands. */
export type JobCtx = QueryCtx &
  BlobCtx & {
    job: JobHandle;
    session: Session;
    /** Renders documents in a thread of its own; starts it at the first job. */
    exporter: Exporter;
    write<T>(work: (ctx: CommandCtx) => Promise<T>): Promise<T>;
    /** Throws unless the caller is trusted or the user chose the folder. */
    allowPath(path: string): void;
  };

/** Calls that work without an open store. */
export type StoreCtx = BaseCtx & {
  vault: Vault;
  trusted: boolean;
  allowPath(path: string): void;
  grantFolder(dir: string): void;
  exportDir: string;
  cancelJob(id: string): boolean;
  /** Makes the backup of the day when it is due. */
  dailyBackup(session: Session, isOpening: boolean): void;
};

type CtxByKind = { query: QueryCtx & BlobCtx; command: CommandCtx; job: JobCtx; store: StoreCtx };

/** The handlers of some methods of the contract. */
export type HandlersOf<K extends keyof CtxByKind> = {
  [M in MethodsOf<K>]: (ctx: CtxByKind[K], input: ParsedInputOf<M>) => Promise<OutputOf<M>>;
};
export type Handlers = HandlersOf<'query'> & HandlersOf<'command'> & HandlersOf<'job'> & HandlersOf<'store'>;
/** One noun's part of the handlers, by the prefix of its methods and, when given, their kind. */
export type HandlersFor<P extends string, K extends keyof CtxByKind = keyof CtxByKind> = {
  [M in Extract<MethodsOf<K>, `${P}.${string}`>]: Handlers[M];
};
