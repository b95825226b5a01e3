import { readConverter } from '#core/settings/converter.ts';
import { readProgram } from '#core/settings/program.ts';
import { readDealPeriod } from '#core/partners/deal-period.ts';
import { periodFigures, type PeriodFigures } from '#shared/metrics/deal-period.ts';
import type { FigureSource } from './figure-source.ts';

const keys: Readonly<Record<string, keyof PeriodFigures>> = {
  K16: 'wonAmount',
  K20: 'openAmount',
  K21: 'winRate',
  K22: 'averageDeal',
  K53: 'registrations',
};

/** The figures that deals alone give. */
export const dealFigures: FigureSource = async (ctx, { partnerIds, quarters, asOf }) => {
  const converter = await readConverter(ctx.db, await readProgram(ctx.db, ctx.today), asOf);
  const figures = new Map<string, PeriodFigures>();
  for (const partnerId of partnerIds)
    for (const quarter of quarters)
      figures.set(`${partnerId} ${quarter.label}`, periodFigures(readDealPeriod(ctx, partnerId, quarter, asOf, converter), converter));
  return (partnerId) => (metric, quarter) => {
    const key = Object.hasOwn(keys, metric) ? keys[metric] : undefined;
    return key === undefined ? null : (figures.get(`${partnerId} ${quarter}`)?.[key] ?? null);
  };
};
