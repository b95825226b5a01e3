import { sql } from 'kysely';
import { canWrite } from '#shared/access/can-write.ts';
import { AppError } from '#shared/domain/errors.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import type { ServerTx } from '../db/schema.ts';
import type { Who } from '../http/permission-guard.ts';
import { tenant } from '../sync/pg-reads.ts';

/** The scopes in which a member holds rows that name this content, and how long those rows say that it is. */
export type Named = { scopes: string[]; bytes: number };

/**
 * Where a member meets content with this hash: through rows of files in scopes that are granted now. Whoever has no such row learns nothing, not even that the content
 * exists. Throws BLOB_UNKNOWN, MEMBER_INACTIVE.
 */
export const requireNamed = async (tx: ServerTx, { memberId }: Pick<Who, 'memberId'>, sha256: string): Promise<Named> => {
  const { rows } = await sql<{ scope: string; bytes: number }>`
    SELECT r.scope_id AS scope, max((r.fields ->> 'bytes')::bigint) AS bytes FROM synced_row r
    JOIN scope_grant g ON g.tenant_id = r.tenant_id AND g.scope_id = r.scope_id AND g.member_id = ${memberId} AND g.active
    JOIN member m ON m.tenant_id = r.tenant_id AND m.id = g.member_id AND m.is_active
    WHERE r.tenant_id = ${tenant} AND r.tbl = 'attachment' AND NOT r.deleted AND r.fields ->> 'sha256' = ${sha256}
    GROUP BY r.scope_id ORDER BY r.scope_id`.execute(tx);
  if (rows.length === 0) throw new AppError('BLOB_UNKNOWN');
  return { scopes: rows.map(({ scope }) => scope), bytes: Math.max(...rows.map(({ bytes }) => bytes)) };
};

/** Sending bytes is writing the row that names them. Throws SYNC_ROLE. */
export const requireWriter = async (tx: ServerTx, { memberId }: Pick<Who, 'memberId'>, scope: string): Promise<void> => {
  const member = await tx.selectFrom('member').select('role').where('id', '=', memberId).executeTakeFirst();
  const table = syncTableOf('attachment');
  if (!member || !table) throw new AppError('BLOB_UNKNOWN');
  const op = { i: 1, t: 'attachment', r: '-', s: scope, o: 'i' as const, b: null, h: '', f: {}, p: {} };
  const refusal = canWrite({ role: member.role, holds: true, handsOver: false }, table, op, scope);
  if (refusal) throw new AppError(refusal);
};

/** The scopes among these in which somebody has sent the whole content. */
export const placesOf = async (tx: ServerTx, sha256: string, scopes: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .selectFrom('blob_place')
    .select('scope_id')
    .where('tenant_id', '=', tenant)
    .where('sha256', '=', sha256)
    .where('scope_id', 'in', [...scopes])
    .execute();
  return rows.map(({ scope_id }) => scope_id);
};
