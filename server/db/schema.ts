import type { Kysely, Transaction } from 'kysely';
import type { AuthTables, DeviceSignIn } from './auth-tables.ts';
import type { FeedTables } from './feed-tables.ts';
import type { FileTables } from './file-tables.ts';
import type { GrantTables } from './grant-tables.ts';
import type { HouseTables } from './house-tables.ts';
import type { QuarantineTables } from './quarantine-tables.ts';
import type { SyncServerTables } from './sync-tables.ts';

/** Every table of the server's database: each part of the server names its own. */
export type ServerTables = HouseTables &
  AuthTables &
  GrantTables &
  FeedTables &
  SyncServerTables &
  FileTables &
  QuarantineTables & { device: DeviceSignIn };

/** The database as a whole, for what is done before a tenant is chosen; a request uses inTenant. */
export type ServerDb = Kysely<ServerTables>;

/** One open transaction inside a tenant. */
export type ServerTx = Transaction<ServerTables>;
