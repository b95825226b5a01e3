import type { AttentionIndex } from '#shared/import/plan/attention-index.ts';
import { createIdentity } from '#shared/import/plan/identity.ts';
import { emptyPlan, type Plan, type PlanFile } from '#shared/import/plan/plan-types.ts';
import type { ServerTx } from '#server/db/schema.ts';
import type { FeedRow } from '../read/feed-body.ts';
import type { FeedMember } from '../view/people.ts';
import { createTenantView } from '../view/tenant-view.ts';
import { readSaid } from '../write/said-store.ts';
import { type Changes, changesOf } from './changes-of.ts';
import { deleteRows } from './delete-rows.ts';
import { type Feed, type FeedCounts, noFeedCounts } from './feed.ts';
import { addRefused, planBatch, type Refused } from './plan-batch.ts';

/** One batch, which is written whole or not at all: rows to place, rows that wait for a reason of their own, or records that are gone. `ofEntries`: rows of the list that are tried again. */
export type Batch =
  | { kind: 'rows'; file: PlanFile; refused: Refused | null; ofEntries: AttentionIndex | null }
  | { kind: 'deletions'; file: PlanFile; rows: readonly FeedRow[]; ofEntries: AttentionIndex | null };

const isoDay = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** What a batch would write, and the rows of it that wait: `files` are those that the plan counts them by. */
export type Outcome = { plan: Plan; files: PlanFile[]; changes: Pick<Changes, 'ops' | 'said'>; counts: FeedCounts };

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

/** Plans rows, and takes what waits for a reason of its own beside them. */
export const outcomeOfRows = async (
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
  const said = await readSaid(tx, feed.source, feed.entity.key, [...planned.sayings.keys(), ...deletedNumbers(feed, plan)]);
  const changes = changesOf(feed.entity, planned, feed.rows, (id) => said.get(id) ?? null, now);
  const files = [file];
  if (refused) {
    addRefused(plan, refused, attention, feed.hash);
    files.push(refused.file);
  }
  if (changes.revived.length > 0) {
    const table = {
      ...file.table,
      rows: changes.revived.map(({ row }) => file.table.rows[row] ?? []),
      rowNumbers: changes.revived.map(({ row }) => file.table.rowNumbers?.[row] ?? 0),
    };
    const waiting = emptyPlan(1);
    addRefused(waiting, { file: { ...file, table }, problems: changes.revived.map(({ problem }) => problem) }, attention, feed.hash);
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

/** Plans deletions. A row that waited for its deletion and is deleted now leaves the list. */
export const outcomeOfDeletions = (
  feed: Feed,
  { file, rows }: Extract<Batch, { kind: 'deletions' }>,
  members: readonly FeedMember[],
  attention: AttentionIndex,
): Outcome => {
  const found = deleteRows(feed.entity, file.mapping, rows, createTenantView(feed.rows, members), feed.rows);
  const plan = emptyPlan(2);
  addRefused(plan, { file, problems: found.problems }, attention, feed.hash);
  const identity = createIdentity(feed.entity, file.mapping, file.table, feed.hash);
  for (const [at, { cells }] of rows.entries()) {
    if (found.problems[at]) continue;
    for (const entry of attention.of(feed.entity.key, identity.of(cells)))
      if (entry.state === 'open') plan.placed.push({ entryId: entry.id, recordId: found.ids[at] ?? '' });
  }
  const counts = { ...noFeedCounts(), received: rows.length, deleted: found.deleted, unchanged: found.unchanged };
  return { plan, files: [file, file], changes: { ops: found.ops, said: new Map() }, counts };
};
