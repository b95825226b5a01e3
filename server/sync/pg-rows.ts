import { sql } from 'kysely';
import type { ServerTx } from '../db/schema.ts';
import { tenant } from './pg-reads.ts';
import type { Fields } from '#shared/sync/table.ts';
import type { KeyedRow } from './store.ts';

/** A row of this id came in between reading and writing: as a serialization failure, so that the transaction is done again. */
class RowCameIn extends Error {
  readonly code = '40001';
}

/** A column without a value is not kept: whoever reads takes what is missing for empty. */
const kept = (fields: Readonly<Fields>): Fields => {
  const found: Fields = {};
  for (const field in fields) {
    const value = fields[field];
    if (value !== null && value !== undefined) found[field] = value;
  }
  return found;
};

const asJson = (rows: readonly KeyedRow[]): string =>
  JSON.stringify(
    rows.map(({ tbl, id, row: { scope, deleted, fields, clocks } }) => ({
      tbl,
      id,
      scope_id: scope,
      deleted,
      fields: kept(fields),
      clocks,
    })),
  );

const given = sql`tbl text, id text, scope_id text, deleted boolean, fields jsonb, clocks jsonb`;
const deletedAt = sql`CASE WHEN given.deleted THEN (extract(epoch from clock_timestamp()) * 1000)::bigint END`;

/** Writes whole rows under the number that the transaction took: one statement for the new ones, one for the others. */
export const writeRows = async (tx: ServerTx, rows: ReadonlyArray<KeyedRow & { isNew: boolean }>, ver: number): Promise<void> => {
  const made = rows.filter(({ isNew }) => isNew);
  const edited = rows.filter(({ isNew }) => !isNew);
  if (made.length > 0) {
    const { numAffectedRows } = await sql`
      INSERT INTO synced_row (tenant_id, tbl, id, scope_id, ver, deleted, deleted_at, fields, clocks)
      SELECT ${tenant}, given.tbl, given.id, given.scope_id, ${ver}::bigint, given.deleted, ${deletedAt}, given.fields, given.clocks
      FROM jsonb_to_recordset(${asJson(made)}::jsonb) AS given (${given})
      ON CONFLICT DO NOTHING`.execute(tx);
    if (Number(numAffectedRows) !== made.length) throw new RowCameIn('a row came in between');
  }
  if (edited.length > 0)
    await sql`
      UPDATE synced_row r SET ver = ${ver}::bigint, deleted = given.deleted, deleted_at = ${deletedAt}, fields = given.fields, clocks = given.clocks
      FROM jsonb_to_recordset(${asJson(edited)}::jsonb) AS given (${given})
      WHERE r.tenant_id = ${tenant} AND r.tbl = given.tbl AND r.id = given.id`.execute(tx);
};
