import type { Selectable } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { Qbr } from '#shared/api/qbrs.ts';
import { AppError } from '#shared/domain/errors.ts';
import { QbrPackage } from '#shared/qbr/model.ts';

export type QbrRow = Selectable<Db['qbr']>;

/** The stored QBR. Throws RECORD_NOT_FOUND. */
export const readQbr = async (ctx: Pick<QueryCtx, 'db'>, id: string): Promise<QbrRow> => {
  const row = await ctx.db.selectFrom('qbr').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'QBR' });
  return row;
};

export const asQbr = (row: QbrRow): Qbr => ({
  id: row.id,
  partnerId: row.partner_id,
  quarter: row.quarter,
  state: row.state,
  version: row.package_version,
  scheduledOn: row.scheduled_on,
  heldOn: row.held_on,
  attendees: JSON.parse(row.attendees) as string[],
  asks: JSON.parse(row.asks) as Qbr['asks'],
  outcome: row.summary,
  frozenAt: row.frozen_at,
});

/** The package as it was frozen; null when it is live. */
export const frozenPackage = (row: QbrRow): QbrPackage | null =>
  row.frozen_package === null ? null : QbrPackage.parse(JSON.parse(row.frozen_package));
