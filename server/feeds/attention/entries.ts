import { type Insertable, type Selectable, sql } from 'kysely';
import { AppError, type ErrorParams } from '#shared/domain/errors.ts';
import type { FileMapping, ImportEntity } from '#shared/import/mapping.ts';
import { type AttentionIndex, indexAttention } from '#shared/import/plan/attention-index.ts';
import type { ListStep } from '#shared/import/plan/list-waiting.ts';
import type { Plan } from '#shared/import/plan/plan-types.ts';
import type { ServerTables, ServerTx } from '#server/db/schema.ts';

/** A row that waits, or waited, as it lies in the database. */
export type AttentionRow = Selectable<ServerTables['feed_attention']>;

/** Entries of these identities, so that a row that comes again is known. */
export const readIndex = async (tx: ServerTx, entity: ImportEntity, keys: readonly string[]): Promise<AttentionIndex> => {
  const rows = await tx
    .selectFrom('feed_attention')
    .select(['id', 'entity', 'row_key', 'print', 'state', 'record_id'])
    .where('entity', '=', entity)
    .where(sql<boolean>`row_key = ANY(${[...new Set(keys)]}::text[])`)
    .orderBy('id')
    .execute();
  return indexAttention(rows);
};

type Listing = { tenantId: string; source: string; entity: ImportEntity; mapping: FileMapping; now: number };

/** Keeps the list: rows that wait come on it whole, those that found their place leave it. */
export const writeEntries = async (
  tx: ServerTx,
  steps: Iterable<ListStep>,
  placed: Plan['placed'],
  listing: Listing,
): Promise<string[]> => {
  const { tenantId, source, entity, now } = listing;
  const mapping = JSON.stringify(listing.mapping);
  const inserted: Array<Insertable<ServerTables['feed_attention']>> = [];
  const ids: string[] = [];
  for (const step of steps) {
    if (step.kind === 'replace') {
      await tx
        .updateTable('feed_attention')
        .set({ state: 'dismissed', record_id: step.by, updated_at: now })
        .where('id', '=', step.id)
        .execute();
      continue;
    }
    const { key, print, cells, code, field, params } = step.entry;
    const reason = { row_key: key, print, cells, code, field, params: JSON.stringify(params), updated_at: now };
    if (step.kind === 'renew')
      await tx
        .updateTable('feed_attention')
        .set({ ...reason, state: 'open', record_id: null })
        .where('id', '=', step.id)
        .execute();
    else {
      const { id, file, row } = step;
      inserted.push({
        tenant_id: tenantId,
        id,
        source,
        file,
        row_number: row,
        entity,
        mapping,
        state: 'open',
        record_id: null,
        created_at: now,
        ...reason,
      });
      ids.push(id);
    }
  }
  for (let at = 0; at < inserted.length; at += 1000)
    await tx
      .insertInto('feed_attention')
      .values(inserted.slice(at, at + 1000))
      .execute();
  for (const { entryId, recordId } of placed)
    await tx
      .updateTable('feed_attention')
      .set({ state: 'placed', record_id: recordId, updated_at: now })
      .where('id', '=', entryId)
      .where('state', '=', 'open')
      .execute();
  return ids;
};

/** An entry that still waits, locked. Throws FEED_ATTENTION_GONE. */
export const openEntry = async (tx: ServerTx, id: string): Promise<AttentionRow> => {
  const entry = await tx.selectFrom('feed_attention').selectAll().where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  if (!entry) throw new AppError('FEED_ATTENTION_GONE');
  return entry;
};

/** The parameters of an entry's reason. */
export const paramsOf = ({ params }: Pick<AttentionRow, 'params'>): ErrorParams => params;
