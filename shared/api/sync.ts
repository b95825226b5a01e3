import { z } from 'zod';
import { command, job, query } from './define.ts';

const Described = z.object({ code: z.string(), message: z.string(), hint: z.string() });
const Cell = z.union([z.string(), z.number(), z.null()]);
/** One value, or the values of several columns that mean one thing together, by column. */
const Value = z.union([Cell, z.record(z.string(), Cell)]);

/**
 * What the one indicator says.
 * - `saved`: saved on this device; no server is connected
 * - `upToDate`, `syncing`, `offline`, `needsYou` (a conflict, a refused change, held deletions), `signIn`, `serverOlder`, `appOlder`, `revoked`
 */
export const SyncState = z.enum(['saved', 'syncing', 'upToDate', 'offline', 'needsYou', 'signIn', 'serverOlder', 'appOlder', 'revoked']);
export type SyncState = z.infer<typeof SyncState>;

export const SyncAccount = z.object({
  server: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  memberId: z.string(),
  deviceId: z.string(),
});

export const SyncStatus = z.object({
  state: SyncState,
  account: SyncAccount.nullable(),
  /** Changes that wait to be sent, items of the inbox, changes the server refused, deletions that wait for a person, rows this version cannot show. */
  pending: z.int(),
  conflicts: z.int(),
  refused: z.int(),
  held: z.int(),
  parked: z.int(),
  lastSyncAt: z.int().nullable(),
  /** Why the last attempt failed, with the next step; null when it did not. */
  problem: Described.nullable(),
  /** How far a running sync is; `total` 0: not known yet. */
  progress: z.object({ phase: z.enum(['sending', 'receiving']), done: z.int(), total: z.int() }).nullable(),
  cursor: z.int(),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

/** What one sync did. */
export const SyncOutcome = z.object({
  pushed: z.int(),
  pulled: z.int(),
  conflicts: z.int(),
  refused: z.int(),
  cursor: z.int(),
  pending: z.int(),
});
export type SyncOutcome = z.infer<typeof SyncOutcome>;

/** One clash as its reader sees it: what it was, mine, theirs, who and when. `mine` is what this device or member wrote; for others, what stands. */
export const Conflict = z.object({
  id: z.string(),
  table: z.string(),
  row: z.string(),
  field: z.string(),
  kind: z.enum(['field', 'strict', 'deleted', 'late-edit']),
  /** Words for people: the record, its partner, the field. */
  title: z.string(),
  partnerId: z.string().nullable(),
  partner: z.string().nullable(),
  fieldLabel: z.string(),
  base: Value,
  mine: Value,
  theirs: Value,
  mineBy: z.string().nullable(),
  theirsBy: z.string().nullable(),
  /** Whose value stands in the record now. */
  stands: z.enum(['mine', 'theirs']),
  happenedAt: z.int(),
  canKeepBoth: z.boolean(),
  state: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

export const RefusedChange = z.object({
  id: z.string(),
  table: z.string(),
  row: z.string(),
  op: z.string(),
  title: z.string(),
  partner: z.string().nullable(),
  fields: z.record(z.string(), Cell),
  was: z.record(z.string(), Cell),
  labels: z.record(z.string(), z.string()),
  reason: Described,
  happenedAt: z.int(),
  state: z.enum(['open', 'sent', 'retried', 'dropped']),
  /** The partner is somebody else's now: it can be offered to the new owner. */
  canSend: z.boolean(),
});
export type RefusedChange = z.infer<typeof RefusedChange>;

export const SyncDevice = z.object({
  id: z.string(),
  name: z.string(),
  member: z.string(),
  isThis: z.boolean(),
  lastSeen: z.int().nullable(),
  state: z.enum(['active', 'revoked', 'wiping', 'wiped']),
});

const Credentials = { address: z.string().min(1).max(400), bringAlong: z.boolean().default(true), jobId: z.string().optional() };

export const syncApi = {
  'sync.status': query(z.object({}), SyncStatus),
  /** What waits to be sent, by partner. */
  'sync.pending': query(
    z.object({}),
    z.array(z.object({ partnerId: z.string().nullable(), partner: z.string().nullable(), changes: z.int(), oldestAt: z.int().nullable() })),
  ),
  'sync.log': query(
    z.object({ limit: z.int().min(1).max(500).default(200) }),
    z.array(z.object({ id: z.int(), at: z.int(), code: z.string(), text: z.string() })),
  ),
  'sync.conflicts': query(
    z.object({ state: z.enum(['open', 'settled']).default('open'), partnerId: z.string().optional() }),
    z.array(Conflict),
  ),
  /** Settles a clash once, for all devices. `edit` and `both` write `value`; for `both` it may be left out: the two texts then stand one after the other. */
  'sync.settle': command(
    z.object({ id: z.string(), keep: z.enum(['mine', 'theirs', 'both', 'edit']), value: Value.optional() }),
    z.object({ undoId: z.string().nullable() }),
  ),
  'sync.refused': query(z.object({ state: z.enum(['open', 'settled']).default('open') }), z.array(RefusedChange)),
  /** `retry` sends it again, with other values when given; `send` offers it to the partner's new owner; `drop` ends it. It stays readable for 90 days. */
  'sync.settleRefused': command(
    z.object({ id: z.string(), action: z.enum(['retry', 'send', 'drop']), fields: z.record(z.string(), Cell).optional() }),
    z.object({ id: z.string() }),
  ),
  /** Writes the open refused changes to a file that can be read without the app. */
  'sync.exportRefused': job(
    z.object({ dir: z.string().optional(), jobId: z.string().optional() }),
    z.object({ path: z.string(), changes: z.int() }),
  ),
  'sync.held': query(z.object({}), z.array(z.object({ table: z.string(), rows: z.int(), examples: z.array(z.string()) }))),
  /** Many deletions at once wait for a person: `apply` them, or `restore` the rows for everybody. */
  'sync.settleHeld': command(z.object({ action: z.enum(['apply', 'restore']) }), z.object({ rows: z.int() })),
  /** Looks what is at an address, before anybody signs in. */
  'sync.look': job(
    z.object({ address: z.string().min(1).max(400), jobId: z.string().optional() }),
    z.object({ address: z.string(), version: z.string(), password: z.boolean(), company: z.string().nullable() }),
  ),
  'sync.signIn': job(
    z.object({ ...Credentials, email: z.string().max(320), password: z.string().max(200), code: z.string().max(40).optional() }),
    SyncAccount,
  ),
  'sync.signInWithBrowser': job(z.object(Credentials), SyncAccount),
  /** What waits stays in the store. */
  'sync.signOut': job(z.object({ jobId: z.string().optional() }), z.object({ pending: z.int() })),
  'sync.now': job(z.object({ jobId: z.string().optional() }), SyncOutcome),
  'sync.devices': job(z.object({ jobId: z.string().optional() }), z.array(SyncDevice)),
  'sync.revokeDevice': job(
    z.object({ id: z.string(), wipe: z.boolean().default(false), jobId: z.string().optional() }),
    z.object({ id: z.string() }),
  ),
} as const;
