import { z } from 'zod';

/**
 * What a device and the server say to each other. A test holds the hash of these shapes against the version, so that neither changes without the other.
 * Push is JSON; a pull answers NDJSON, compressed inside the body; live is a stream of events that carry the head alone.
 */
export const protocolVersion = 1;
/** Devices of these versions are served; older ones are told to update and may still push. */
export const oldestProtocol = 1;

/** The most operations of one push, and the most bytes of its body. */
export const pushLimit = { operations: 500, bytes: 256 * 1024 };
/** Rows of one line of a pull. */
export const blockRows = 500;
export const pullMediaType = 'application/vnd.quarterdeck.sync';
export const codingHeader = 'x-quarterdeck-coding';

const Id = z.string().min(1).max(400);
const Name = z.string().regex(/^[a-z_]{1,60}$/);
const Stamp = z.string().regex(/^[0-9a-f]{16}\.[\w-]{1,64}$/);
const Cell = z.union([z.string().max(2_000_000), z.number(), z.null()]);
const Fields = z.record(z.string().regex(/^[a-z_0-9]{1,60}$/), Cell);
const Device = z.string().regex(/^[\w-]{8,64}$/);

/**
 * One change of one row. `i` its number, rising by one within an incarnation of a device; `t` table, `r` row, `s` scope as the device sees it (`tenant`, `own`, `partner:ID`);
 * `o` insert, update, delete, restore, late (a refused edit offered to the partner's new owner); `b` the version of the row that the writer had seen; `h` clock; `f` new values, `p` those
 * they replace; `g` operations of one number apply all or none.
 */
export const Operation = z.strictObject({
  i: z.int().positive(),
  t: Name,
  r: Id,
  s: z.string().min(3).max(80),
  o: z.enum(['i', 'u', 'd', 'r', 'l']),
  b: z.int().nonnegative().nullable(),
  h: Stamp,
  f: Fields.default({}),
  p: Fields.default({}),
  g: z.int().positive().optional(),
});
export type Operation = z.infer<typeof Operation>;

const Sender = {
  device: Device,
  incarnation: z.string().min(1).max(64),
  protocol: z.int().positive(),
  epoch: z.string().max(64).nullable(),
};

/** `operations` in the order of their numbers. `resend`: acknowledged before, sent again after the server came back from a backup. */
export const PushRequest = z.strictObject({
  ...Sender,
  resend: z.boolean().default(false),
  operations: z.array(Operation).max(pushLimit.operations),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** What became of an operation that was not simply applied. `conflict`: both values are kept, `id` names the item; `refused`: nothing was written, `code` says why. */
export const OperationResult = z.object({
  i: z.int(),
  status: z.enum(['conflict', 'refused']),
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  id: z.string().optional(),
});
export type OperationResult = z.infer<typeof OperationResult>;

/** A row on the wire: id, version, then the values in the order of its columns; fields that the columns do not name stand in a last object. */
export type WireRow = readonly [id: string, ver: number, ...values: unknown[]];
const WireRow = z.tuple([z.string(), z.int()], z.unknown());

/** `last`: the server holds everything up to this number of this incarnation, and the results are of what was sent. `rows`: the row of every touched id as it stands now; `gone`: those that the sender may not see or that are deleted; `epoch`: of the server that took it. */
export const PushAnswer = z.object({
  last: z.int().nonnegative(),
  hlc: z.string(),
  epoch: z.string(),
  head: z.int().nonnegative(),
  now: z.int(),
  results: z.array(OperationResult),
  columns: z.record(z.string(), z.array(z.string())),
  rows: z.array(z.tuple([z.string(), z.array(WireRow)])),
  gone: z.array(z.tuple([z.string(), z.string(), z.int()])),
});
export type PushAnswer = z.infer<typeof PushAnswer>;

/** `cursor`: the head up to which the device has everything; `token`: where a pull that was cut goes on; `scopes`: what the device holds, asked for again whole (a digest did not match). */
export const PullRequest = z.strictObject({
  ...Sender,
  cursor: z.int().nonnegative(),
  token: z.string().max(2000).nullable(),
  again: z.array(z.string().max(80)).max(10_000).default([]),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** The first line of a pull. `drop`: scopes to remove; `snap`: scopes that come whole; `hide`: columns that this member may not see, by table; `safe`: operations up to this head are in a backup of the server. */
export const PullHead = z.object({
  to: z.int().nonnegative(),
  hlc: z.string(),
  epoch: z.string(),
  now: z.int(),
  full: z.boolean(),
  drop: z.array(z.string()),
  snap: z.array(z.string()),
  columns: z.record(z.string(), z.array(z.string())),
  hide: z.record(z.string(), z.array(z.string())),
  safe: z.int().nonnegative(),
  total: z.int().nonnegative(),
});
export type PullHead = z.infer<typeof PullHead>;

/** The digest of a scope, of the tables that the member may see: how many rows, the sum of their versions, the XOR of the hashes of their names as 8 hex digits (digest.ts). */
export const ScopeDigest = z.object({ scope: z.string(), rows: z.int(), versions: z.int(), ids: z.string() });
export type ScopeDigest = z.infer<typeof ScopeDigest>;

/** One line of a pull. `b`: rows of a table; `d`: rows that are deleted, `m` set when an administrator's bulk action did it; `k`: a place to go on from; `s`: a scope is complete; `c`: done, the cursor is this. */
export const PullLine = z.union([
  z.object({ h: PullHead }),
  z.object({ b: z.string(), rows: z.array(WireRow) }),
  z.object({ d: z.string(), rows: z.array(z.tuple([z.string(), z.int()])), m: z.boolean().optional() }),
  z.object({ k: z.string() }),
  z.object({ s: ScopeDigest }),
  z.object({ c: z.int().nonnegative() }),
]);
export type PullLine = z.infer<typeof PullLine>;

/** What an address says of itself. */
export const Hello = z.object({
  product: z.literal('quarterdeck'),
  version: z.string(),
  protocol: z.int(),
  oldest: z.int(),
  now: z.int(),
  signIn: z.object({ password: z.boolean(), company: z.string().nullable() }),
  key: z.string(),
});
export type Hello = z.infer<typeof Hello>;
