import { serverMember } from '../../sync/push/writer.ts';
import { sql } from 'kysely';
import { indexAttention } from '#shared/import/plan/attention-index.ts';
import { createIdentity } from '#shared/import/plan/identity.ts';
import { listWaiting } from '#shared/import/plan/list-waiting.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { readIndex, writeEntries } from '../attention/entries.ts';
import type { FeedMember } from '../view/people.ts';
import type { FeedOp } from '../write/feed-op.ts';
import { mergeFeed } from '../write/merge-feed.ts';
import { writeSaid } from '../write/said-store.ts';
import { writeFeed } from '../write/write-feed.ts';
import type { Feed, FeedCounts } from './feed.ts';
import { type Batch, outcomeOfDeletions, outcomeOfRows } from './outcomes.ts';

/** Feeds of one tenant write one after the other: two that bring the same new partner make one. */
const takeTurn = async (tx: ServerTx): Promise<void> => {
  await sql`INSERT INTO feed_turn (tenant_id) VALUES (current_setting('app.tenant')::uuid)
    ON CONFLICT (tenant_id) DO UPDATE SET tenant_id = excluded.tenant_id`.execute(tx);
};

const membersOf = (tx: ServerTx): Promise<FeedMember[]> =>
  tx.selectFrom('member').select(['id', 'name', 'email']).where('is_active', '=', true).execute();

const keysOf = (feed: Feed, files: readonly PlanFile[]): string[] =>
  files.flatMap(({ table, mapping }) => {
    const identity = createIdentity(feed.entity, mapping, table, feed.hash);
    return table.rows.map((cells) => identity.of(cells));
  });

/** The name of a source as part of a clock. */
const sourceWord = (source: string): string =>
  source
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50);

/** What a dry run would leave, so that the batches after it see it. */
const pretend = (feed: Feed, ops: readonly FeedOp[]): void => {
  const found = ops.flatMap(({ tbl, id, scope }) => {
    const row = feed.rows.get(tbl, id);
    return row ? [{ tbl, id, row: { scope, ver: row.ver, deleted: row.deleted, fields: row.fields, clocks: {} } }] : [];
  });
  const stamp = '0000000000000000.feed';
  const merged = mergeFeed(found, ops, { writer: { member: serverMember, device: 'feed' }, stamp, now: 0, newId: feed.newId });
  for (const { tbl, id, row } of merged.rows) feed.rows.put(tbl, { id, ver: row.ver, deleted: row.deleted, fields: row.fields });
};

/** Plans and writes one batch in one transaction; of a dry run nothing is written. */
export const runBatch = async (feed: Feed, batch: Batch): Promise<FeedCounts> => {
  const { db, tenantId, source, entity, rows, newId, hash } = feed;
  const done = await inTenant(db, { tenantId, memberId: null }, async (tx) => {
    if (!feed.isDry) await takeTurn(tx);
    await rows.refresh(tx);
    const members = await membersOf(tx);
    const files = batch.kind === 'rows' && batch.refused ? [batch.file, batch.refused.file] : [batch.file];
    const attention = feed.isDry ? indexAttention([]) : (batch.ofEntries ?? (await readIndex(tx, entity.key, keysOf(feed, files))));
    const outcome =
      batch.kind === 'rows'
        ? await outcomeOfRows(tx, feed, batch, members, attention)
        : outcomeOfDeletions(feed, batch, members, attention);
    const { plan, changes, counts } = outcome;
    counts.needsAttention = plan.waiting.length;
    counts.problems = plan.waiting.map(({ problem }) => problem);
    if (feed.isDry) return { counts, written: [], ops: changes.ops };
    const ids = new Set(members.map(({ id }) => id));
    const now = feed.now();
    const written = await writeFeed(feed.writesOf(tx), changes.ops, {
      source: sourceWord(source),
      now,
      newId,
      isMember: (id) => ids.has(id),
      before: async () => {
        const steps = listWaiting(plan, outcome.files, attention, { newId, hash });
        counts.entries = await writeEntries(tx, steps, plan.placed, {
          tenantId,
          source,
          entity: entity.key,
          mapping: batch.file.mapping,
          now,
        });
        await writeSaid(tx, source, entity.key, changes.said);
      },
    });
    return { counts, written, ops: changes.ops };
  });
  if (feed.isDry) pretend(feed, done.ops);
  for (const { tbl, id, row } of done.written) rows.put(tbl, { id, ver: row.ver, deleted: row.deleted, fields: row.fields });
  return done.counts;
};
