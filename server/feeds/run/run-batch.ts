import { sql } from 'kysely';
import { createIdentity } from '#shared/import/plan/identity.ts';
import { listWaiting } from '#shared/import/plan/list-waiting.ts';
import { indexAttention, type AttentionIndex } from '#shared/import/plan/attention-index.ts';
import { emptyPlan, type Plan, type PlanFile, type RowProblem } from '#shared/import/plan/plan-types.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { readIndex, writeEntries } from '../attention/entries.ts';
import type { FeedMember } from '../view/people.ts';
import { createTenantView } from '../view/tenant-view.ts';
import { mergeFeed } from '../write/merge-feed.ts';
import type { FeedOp } from '../write/feed-op.ts';
import { readSaid, writeSaid } from '../write/said-store.ts';
import { writeFeed } from '../write/write-feed.ts';
import type { FeedRow } from '../read/feed-body.ts';
import { type Changes, changesOf } from './changes-of.ts';
import { deleteRows } from './delete-rows.ts';
import { type Feed, type FeedCounts, noFeedCounts } from './feed.ts';
import { addRefused, planBatch, type Refused } from './plan-batch.ts';

/** One batch, which is written whole or not at all: rows to place, rows that wait for a reason of their own, or records that are gone. `ofEntries`: rows of the list that are tried again. */
export type Batch =
  | { kind: 'rows'; file: PlanFile; refused: Refused | null; ofEntries: AttentionIndex | null }
  | { kind: 'deletions'; file: PlanFile; rows: readonly FeedRow[] };

const isoDay = (now: number): string => new Date(now).toISOString().slice(0, 10);

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

type Outcome = { plan: Plan; files: PlanFile[]; changes: Pick<Changes, 'ops' | 'said'>; counts: FeedCounts };

const outcomeOfRows = async (
  tx: ServerTx,
  feed: Feed,
  batch: Extract<Batch, { kind: 'rows' }>,
  members: readonly FeedMember[],
  attention: AttentionIndex,
): Promise<Outcome> => {
  const { file, refused } = batch;
  const now = feed.now();
  const view = () => createTenantView(feed.rows, members);
  const planned = await planBatch(file, view, attention, { newId: feed.newId, today: isoDay(now), hash: feed.hash });
  const { plan } = planned;
  const deletedIds = [...planned.sayings.keys()];
  const said = await readSaid(tx, feed.source, feed.entity.key, [...deletedIds, ...deletedNumbers(feed, plan)]);
  const changes = changesOf(feed.entity, planned, feed.rows, (id) => said.get(id) ?? null, now);
  const files = [file];
  if (refused) {
    addRefused(plan, refused, feed.hash);
    files.push(refused.file);
  }
  if (changes.revived.length > 0) {
    const table = {
      ...file.table,
      rows: changes.revived.map(({ row }) => file.table.rows[row] ?? []),
      rowNumbers: changes.revived.map(({ row }) => file.table.rowNumbers?.[row] ?? 0),
    };
    const waiting = emptyPlan(1);
    addRefused(waiting, { file: { ...file, table }, problems: changes.revived.map(({ problem }) => problem) }, feed.hash);
    plan.waiting.push(...waiting.waiting.map((one) => ({ ...one, file: files.length })));
    files.push({ ...file, table });
  }
  const { created, updated, unchanged } = changes;
  const counts = {
    ...noFeedCounts(),
    received: file.table.rows.length + (refused?.file.table.rows.length ?? 0),
    created,
    updated,
    unchanged,
  };
  return { plan, files, changes, counts };
};

/** Ids of deleted records whose numbers new rows have. */
const deletedNumbers = ({ rows, entity }: Feed, plan: Plan): string[] => {
  const creates = plan.entities[entity.key].creates;
  return entity.fieldsByKey.has('externalId')
    ? creates.flatMap((values) => {
        const number = values[1] ?? null;
        const deleted = number === null ? null : rows.deletedByNumber(entity.key, String(number), null);
        return deleted ? [deleted.id] : [];
      })
    : [];
};

const outcomeOfDeletions = (feed: Feed, { file, rows }: Extract<Batch, { kind: 'deletions' }>, members: readonly FeedMember[]): Outcome => {
  const found = deleteRows(feed.entity, file.mapping, rows, createTenantView(feed.rows, members), feed.rows);
  const plan = emptyPlan(2);
  addRefused(plan, { file, problems: found.problems as RowProblem[] }, feed.hash);
  const counts = { ...noFeedCounts(), received: rows.length, deleted: found.deleted, unchanged: found.unchanged };
  return { plan, files: [file, file], changes: { ops: found.ops, said: new Map() }, counts };
};

/** What a dry run would leave, so that the batches after it see it. */
const pretend = (feed: Feed, ops: readonly FeedOp[]): void => {
  const found = ops.flatMap(({ tbl, id, scope }) => {
    const row = feed.rows.get(tbl, id);
    return row ? [{ tbl, id, row: { scope, ver: row.ver, deleted: row.deleted, fields: row.fields, clocks: {} } }] : [];
  });
  const stamp = '0000000000000000.feed';
  const merged = mergeFeed(found, ops, { writer: { member: 'server', device: 'feed' }, stamp, now: 0, newId: feed.newId });
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
    const attention = feed.isDry
      ? indexAttention([])
      : ((batch.kind === 'rows' ? batch.ofEntries : null) ?? (await readIndex(tx, entity.key, keysOf(feed, files))));
    const outcome =
      batch.kind === 'rows' ? await outcomeOfRows(tx, feed, batch, members, attention) : outcomeOfDeletions(feed, batch, members);
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

/** The name of a source as part of a clock. */
const sourceWord = (source: string): string =>
  source
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50);
