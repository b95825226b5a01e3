import type { HandlersFor } from '#core/context.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { movedFigures } from '#shared/qbr/moved.ts';
import { partnerCopy } from '#shared/qbr/partner-copy.ts';
import { readFacts } from './facts.ts';
import { isIntact } from './fingerprint.ts';
import { asQbr, frozenPackage, isReadable, type QbrRow, readQbr } from './rows.ts';

/** A frozen package rebuilt over its own quarter, as-of date, currency and fiscal year, to compare; a live one as of the date in force. */
export const readPackage = async (
  ctx: Parameters<typeof readFacts>[0],
  row: QbrRow,
  asOf: IsoDate | undefined,
): Promise<{ frozen: QbrPackage | null; live: QbrPackage }> => {
  const frozen = frozenPackage(row);
  const isSameDay = frozen !== null && (asOf === undefined || asOf === frozen.asOf);
  const facts = await readFacts(ctx, row, asOf ?? frozen?.asOf, { like: isSameDay ? frozen : null });
  return { frozen, live: buildPackage(facts) };
};

/** The package that stands: as it was frozen, unless another as-of date is asked for; else live. Only a live one is built. */
export const readStanding = async (
  ctx: Parameters<typeof readFacts>[0],
  row: QbrRow,
  asOf: IsoDate | undefined,
  pause?: () => Promise<void>,
): Promise<{ built: QbrPackage; isFrozen: boolean }> => {
  const frozen = frozenPackage(row);
  if (frozen && (asOf === undefined || asOf === frozen.asOf)) return { built: frozen, isFrozen: true };
  return { built: buildPackage(await readFacts(ctx, row, asOf, pause ? { pause } : {})), isFrozen: false };
};

export const qbrQueries: Omit<HandlersFor<'qbrs', 'query'>, 'qbrs.list' | 'qbrs.due' | 'qbrs.compare'> = {
  'qbrs.ofPartner': async (ctx, { partnerId }) => {
    const rows = await ctx.db
      .selectFrom('qbr')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .orderBy('quarter', 'desc')
      .orderBy('package_version', 'desc')
      .execute();
    return Promise.all(rows.map((row) => asQbr(ctx, row)));
  },
  'qbrs.partnerCopy': async (ctx, { id, asOf }) => {
    const { built } = await readStanding(ctx, await readQbr(ctx, id), asOf);
    return { removed: partnerCopy(built).removed };
  },
  'qbrs.get': async (ctx, { id, asOf }) => {
    const row = await readQbr(ctx, id);
    const intact = isIntact(row);
    // what cannot be read any more gives way to the records, with a word about it
    const readable = intact === false && !isReadable(row) ? { ...row, frozen_package: null } : row;
    const { frozen, live } = await readPackage(ctx, readable, asOf ?? (readable === row ? undefined : row.as_of));
    return {
      qbr: await asQbr(ctx, row),
      package: frozen ?? live,
      live: row.frozen_at === null,
      // figures of another day differ without anything having moved
      moved: frozen && live.asOf === frozen.asOf ? movedFigures(frozen, live) : [],
      intact,
    };
  },
};
