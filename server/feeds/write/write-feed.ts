import { serverMember } from '../../sync/push/writer.ts';
import { tick } from '#shared/sync/clock.ts';
import { numbered } from '#server/sync/numbered.ts';
import type { KeyedRow, SyncWrites } from '#server/sync/store.ts';
import type { FeedOp } from './feed-op.ts';
import { mergeFeed } from './merge-feed.ts';

/** What writing a feed needs of the tenant's data. */
export type FeedWrites = Pick<SyncWrites, 'head' | 'lock' | 'next' | 'write' | 'assign' | 'regrant'>;

const ownerOf = ({ row }: KeyedRow): string | null => {
  const owner = row.fields['owner_id'] ?? null;
  return owner === null ? null : String(owner);
};

/** Partners that were made, or that got another owner, with the member who works on them now; a person without an account works on nothing here. */
const ownersIn = (
  rows: ReadonlyArray<KeyedRow & { isNew: boolean }>,
  found: readonly KeyedRow[],
  isMember: (id: string) => boolean,
): Map<string, string | null> => {
  const before = new Map(found.map((keyed) => [keyed.id, keyed]));
  const owners = new Map<string, string | null>();
  for (const keyed of rows) {
    if (keyed.tbl !== 'partner') continue;
    const owner = ownerOf(keyed);
    const was = before.get(keyed.id);
    if (was && ownerOf(was) === owner) continue;
    owners.set(keyed.id, owner !== null && isMember(owner) ? owner : null);
  }
  return owners;
};

/**
 * Writes what a feed brings, inside the tenant's transaction: rows are locked, merged, then the counter is taken, last. `before`: everything else that the transaction
 * writes. Answers the rows as they stand now.
 */
export const writeFeed = async (
  writes: FeedWrites,
  ops: readonly FeedOp[],
  env: { source: string; now: number; newId(): string; isMember(id: string): boolean; before(): Promise<void> },
): Promise<KeyedRow[]> => {
  if (ops.length === 0) {
    await env.before();
    return [];
  }
  const keys = new Map(ops.map(({ tbl, id }) => [`${tbl} ${id}`, { tbl, id }]));
  const found = await writes.lock([...keys.values()]);
  const head = await writes.head();
  const device = `feed-${env.source}`;
  const stamp = tick(head.hlc === '' ? null : head.hlc, head.now, device);
  const merged = mergeFeed(found, ops, { writer: { member: serverMember, device }, stamp, now: env.now, newId: env.newId });
  const owners = ownersIn(merged.rows, found, env.isMember);
  if (owners.size > 0) await writes.assign(owners, env.now);
  await env.before();
  if (merged.rows.length + merged.conflicts.length === 0) return [];
  const ver = await writes.next(stamp);
  const rows = [...merged.rows, ...merged.conflicts.map((row) => ({ ...row, isNew: true }))].map((keyed) => ({
    ...keyed,
    row: numbered(keyed.row, ver),
  }));
  await writes.write(rows, ver);
  if (owners.size > 0) await writes.regrant([...owners.keys()], ver);
  return rows;
};
