import { sql } from 'kysely';
import * as Y from 'yjs';
import type { Operation } from '#shared/sync/protocol.ts';
import { writeAsServer } from '../access/write-as-server.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDb, ServerTx } from '../db/schema.ts';
import type { Who } from '../http/permission-guard.ts';
import { tenant } from '../sync/pg-reads.ts';

/** A note of more updates than this gets one in their place. */
const mostUpdates = 50;
/** The longest text of one row, in characters; a longer note stays as it is. */
const longestData = 1_500_000;

/** The notes whose text these operations add to. */
export const writtenNotes = (operations: readonly Operation[]): string[] => [
  ...new Set(
    operations.flatMap(({ t, o, f }) => (t === 'note_update' && o === 'i' && typeof f['note_id'] === 'string' ? [f['note_id']] : [])),
  ),
];

const longNotes = async (tx: ServerTx, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ note: string }>`
    SELECT fields ->> 'note_id' AS note FROM synced_row
    WHERE tenant_id = ${tenant} AND tbl = 'note_update' AND NOT deleted AND fields ->> 'note_id' = ANY(${[...ids]}::text[])
    GROUP BY 1 HAVING count(*) > ${mostUpdates}`.execute(tx);
  return rows.map(({ note }) => note);
};

type Update = { id: string; scope: string; data: string; partner: string; at: number };

const lockUpdates = async (tx: ServerTx, note: string): Promise<Update[]> =>
  (
    await sql<Update>`
      SELECT id, scope_id AS scope, fields ->> 'data' AS data, fields ->> 'partner_id' AS partner, (fields ->> 'created_at')::bigint AS at FROM synced_row
      WHERE tenant_id = ${tenant} AND tbl = 'note_update' AND NOT deleted AND fields ->> 'note_id' = ${note} ORDER BY id FOR UPDATE`.execute(
      tx,
    )
  ).rows;

/** One update that says all that these say; null when one of them cannot be read, which then stays beside the others. */
const merged = (updates: readonly Update[]): string | null => {
  try {
    const data = Buffer.from(Y.mergeUpdates(updates.map(({ data: text }) => Buffer.from(text, 'base64')))).toString('base64');
    return data.length > longestData ? null : data;
  } catch {
    return null;
  }
};

/**
 * Puts one update in the place of many, in a transaction for each note: the new row and the deletions have one number, so nobody sees the one without the others. An update that
 * comes meanwhile is not among them and stays; two servers that do it at once do it once. Devices take the deletions as meant.
 */
export const compactNotes = async (
  db: ServerDb,
  { tenantId }: Pick<Who, 'tenantId'>,
  notes: readonly string[],
  newId: () => string,
): Promise<void> => {
  if (notes.length === 0) return;
  const inside = { tenantId, memberId: null };
  const long = await inTenant(db, inside, (tx) => longNotes(tx, notes), { readOnly: true });
  for (const note of long)
    await inTenant(db, inside, async (tx) => {
      const updates = await lockUpdates(tx, note);
      const [first] = updates;
      if (!first || updates.length <= mostUpdates || updates.some(({ scope }) => scope !== first.scope)) return;
      const data = merged(updates);
      if (data === null) return;
      const id = newId();
      const at = Math.max(...updates.map((update) => update.at));
      const fields = { id, partner_id: first.partner, note_id: note, data, created_at: at };
      const gone = updates.map((update) => ({ tbl: 'note_update', id: update.id, scope: update.scope, fields: null }));
      const ver = await writeAsServer(tx, [{ tbl: 'note_update', id, scope: first.scope, fields }, ...gone], async () => undefined);
      await tx.insertInto('sync_bulk').values({ tenant_id: tenant, ver }).execute();
    });
};
