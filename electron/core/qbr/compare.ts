import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PackageName } from '#shared/api/qbr-compare.ts';
import { AppError } from '#shared/domain/errors.ts';
import { comparedNumbers, comparedSections } from '#shared/qbr/compare.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { readStanding } from './queries.ts';
import { type QbrRow, readQbr } from './rows.ts';

const nameOf = (row: QbrRow, { quarter, version, asOf }: QbrPackage): PackageName => ({
  id: row.id,
  quarter: quarter.label,
  version,
  asOf,
  frozenAt: row.frozen_at,
});

/** Two packages of a partner beside each other, each as it was frozen or as the records are today. */
const comparePackages = async (ctx: QueryCtx, id: string, other: string): Promise<OutputOf<'qbrs.compare'>> => {
  const [firstRow, secondRow] = [await readQbr(ctx, other), await readQbr(ctx, id)];
  if (firstRow.partner_id !== secondRow.partner_id) throw new AppError('RECORD_NOT_FOUND', { entity: 'QBR' });
  const shown = async (row: QbrRow): Promise<QbrPackage> => (await readStanding(ctx, row, undefined)).built;
  const [first, second] = [await shown(firstRow), await shown(secondRow)];
  return {
    first: nameOf(firstRow, first),
    second: nameOf(secondRow, second),
    numbers: comparedNumbers(first, second),
    sections: comparedSections(first, second),
  };
};

export const qbrCompareQueries: Pick<HandlersFor<'qbrs', 'query'>, 'qbrs.compare'> = {
  'qbrs.compare': (ctx, { id, with: other }) => comparePackages(ctx, id, other),
};
