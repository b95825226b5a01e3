import type { QueryCtx } from '#core/context.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { LastFrozen } from '#shared/qbr/model.ts';
import { isIntact } from './fingerprint.ts';
import { frozenPackage, isReadable } from './rows.ts';

/** What the newest frozen review of an earlier quarter showed for its quarter, by the id of the figure; null where none had been frozen as of the day. */
export const readLastFrozen = async (
  ctx: Pick<QueryCtx, 'db'>,
  partnerId: string,
  quarter: string,
  asOf: IsoDate,
): Promise<LastFrozen | null> => {
  const row = await ctx.db
    .selectFrom('qbr')
    .select(['id', 'frozen_package', 'frozen_print'])
    .where('partner_id', '=', partnerId)
    .where('quarter', '<', quarter)
    .where('frozen_package', 'is not', null)
    .where('as_of', '<=', asOf)
    .orderBy('quarter', 'desc')
    .orderBy('package_version', 'desc')
    .executeTakeFirst();
  const kept = row && isIntact(row) !== false && isReadable(row) ? frozenPackage(row) : null;
  if (!row || !kept) return null;
  const figures = [...Object.entries(kept.figures.now), ...kept.metrics.map(({ id, now }) => [id, now] as const)];
  return {
    id: row.id,
    quarter: kept.quarter.label,
    version: kept.version,
    asOf: kept.asOf,
    currency: kept.currency,
    values: Object.fromEntries(figures.map(([id, { value }]) => [id, value])),
  };
};
