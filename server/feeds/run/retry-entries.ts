import { sql } from 'kysely';
import { entityOf } from '#shared/import/entities.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import { indexAttention } from '#shared/import/plan/attention-index.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';
import { attentionHeaders } from '#shared/import/signature.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { AttentionRow } from '../attention/entries.ts';
import { deletedHeader, type FeedRow, isDeleted } from '../read/feed-body.ts';
import { tableOf } from '../read/settle-body.ts';
import { addFeedCounts, type Feed, type FeedCounts, noFeedCounts } from './feed.ts';
import type { Batch } from './outcomes.ts';
import { runBatch } from './run-batch.ts';

/** What a person corrects: fields of the product, or cells of the row as it came. */
export type Corrections = { set: ReadonlyMap<string, string>; cells: ReadonlyMap<string, string> };
export const noCorrections: Corrections = { set: new Map(), cells: new Map() };

/** The cells of an entry by their headers. */
export const cellsOfEntry = ({ cells }: Pick<AttentionRow, 'cells'>): Map<string, string> =>
  new Map(JSON.parse(cells) as Array<[string, string]>);

/** True for a row that asked for a deletion. */
export const isDeletion = (entry: Pick<AttentionRow, 'cells'>): boolean => isDeleted(cellsOfEntry(entry).get(deletedHeader) ?? '');

/** Entries of one mapping as a table again, with the corrections in place. */
const asFile = (entries: readonly AttentionRow[], corrections: Corrections): { file: PlanFile; rows: FeedRow[] } => {
  const [first] = entries as [AttentionRow];
  const { mapping } = first;
  const headers = [...mapping.columns.map(({ header }) => header), attentionHeaders.entry];
  const rows = entries.map((entry) => {
    const known = cellsOfEntry(entry);
    const cells = [...mapping.columns.map(({ header }) => corrections.cells.get(header) ?? known.get(header) ?? ''), entry.id];
    return { number: entry.row_number, cells, isDeletion: isDeletion(entry), problem: null };
  });
  const columns = [...mapping.columns, { header: attentionHeaders.entry, field: null }];
  const table = tableOf(first.file, { headers, headerRow: 1 }, rows);
  const entity = entityOf(ImportEntity.parse(first.entity));
  return { file: { table, mapping: { ...mapping, columns }, entity, fixed: corrections.set }, rows };
};

/** Tries entries again that still wait; those that are placed leave the list, the others keep their place on it with their reason of today. */
export const retryEntries = async (feed: Feed, ids: readonly string[], corrections: Corrections = noCorrections): Promise<FeedCounts> => {
  const entries = await inTenant(feed.db, { tenantId: feed.tenantId, memberId: null }, (tx) =>
    tx
      .selectFrom('feed_attention')
      .selectAll()
      .where(sql<boolean>`id = ANY(${[...ids]}::uuid[])`)
      .where('state', '=', 'open')
      .orderBy('row_number')
      .orderBy('id')
      .execute(),
  );
  let counts = noFeedCounts();
  for (const group of Map.groupBy(entries, (entry) => `${isDeletion(entry)} ${JSON.stringify(entry.mapping)}`).values()) {
    const ofEntries = indexAttention(group);
    const { file, rows } = asFile(group, corrections);
    const batch: Batch = rows[0]?.isDeletion
      ? { kind: 'deletions', file, rows, ofEntries }
      : { kind: 'rows', file, refused: null, ofEntries };
    counts = addFeedCounts(counts, await runBatch(feed, batch));
  }
  return counts;
};

/** Rows that named what came later in the same body are tried once more. Answers the counts of the whole. */
export const retryUnknown = async (feed: Feed, counts: FeedCounts): Promise<FeedCounts> => {
  if (feed.isDry || counts.entries.length === 0) return counts;
  const { rows } = await inTenant(feed.db, { tenantId: feed.tenantId, memberId: null }, (tx) =>
    sql<{ id: string }>`SELECT id FROM feed_attention WHERE id = ANY(${counts.entries}::uuid[]) AND state = 'open'
      AND code IN ('ROW_REFERENCE_UNKNOWN', 'ROW_RECORD_UNKNOWN')`.execute(tx),
  );
  if (rows.length === 0) return counts;
  const again = await retryEntries(
    feed,
    rows.map(({ id }) => id),
  );
  const placed = again.received - again.needsAttention;
  return {
    ...counts,
    created: counts.created + again.created,
    updated: counts.updated + again.updated,
    unchanged: counts.unchanged + again.unchanged,
    needsAttention: counts.needsAttention - placed,
    problems: placed === 0 ? counts.problems : again.problems,
  };
};
