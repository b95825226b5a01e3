import { sql } from 'kysely';
import type { Said } from '#server/db/feed-tables.ts';
import type { ServerTx } from '#server/db/schema.ts';

const tenant = sql`current_setting('app.tenant')::uuid`;

/** What a source said of these records before. */
export const readSaid = async (tx: ServerTx, source: string, tbl: string, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; said: Said }>`SELECT id, said FROM feed_said
    WHERE tenant_id = ${tenant} AND source = ${source} AND tbl = ${tbl} AND id = ANY(${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, said }) => [id, said]));
};

/** Remembers what a source says of records now. */
export const writeSaid = async (tx: ServerTx, source: string, tbl: string, said: ReadonlyMap<string, Said>): Promise<void> => {
  if (said.size === 0) return;
  const rows = JSON.stringify([...said].map(([id, one]) => ({ id, said: one })));
  await sql`INSERT INTO feed_said (tenant_id, source, tbl, id, said)
    SELECT ${tenant}, ${source}, ${tbl}, given.id, given.said FROM jsonb_to_recordset(${rows}::jsonb) AS given (id text, said jsonb)
    ON CONFLICT (tenant_id, source, tbl, id) DO UPDATE SET said = excluded.said`.execute(tx);
};
