import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import { planFeeds } from '#shared/plan/feeds.ts';
import { comparePlan } from './compare.ts';
import { listPlans } from './list.ts';
import { readPlanRow } from './open-plan.ts';
import { readOutlook } from './outlook.ts';
import { readPage } from './page.ts';
import { type Measures, readMeasured, trackMeasured } from './track-plans.ts';

type Asked = ParsedInputOf<'plans.tracking'>;

const readOutlookOf = async (ctx: QueryCtx, { id, asOf }: Asked): Promise<{ measures: Measures; outlook: OutputOf<'plans.outlook'> }> => {
  const measures = await readMeasured(ctx, [await readPlanRow(ctx, id)], asOf);
  const [measured] = measures.measured;
  if (!measured) throw new AppError('RECORD_NOT_FOUND', { entity: 'business plan' });
  return { measures, outlook: await readOutlook(ctx, measured, measures.rates, measures.settings.asOf) };
};

/** A plan measured as of a day, with what its pipeline promises. Throws RECORD_NOT_FOUND. */
export const readTracking = async (ctx: QueryCtx, asked: Asked): Promise<OutputOf<'plans.tracking'>> => {
  const { measures, outlook } = await readOutlookOf(ctx, asked);
  const tracking = trackMeasured(ctx, measures, new Map([[asked.id, outlook]])).get(asked.id);
  if (!tracking) throw new AppError('RECORD_NOT_FOUND', { entity: 'business plan' });
  return tracking;
};

export const planQueries: Omit<HandlersFor<'plans', 'query'>, 'plans.partnerCopy'> = {
  'plans.list': listPlans,
  'plans.get': readPage,
  'plans.tracking': readTracking,
  'plans.outlook': async (ctx, asked) => (await readOutlookOf(ctx, asked)).outlook,
  'plans.compare': comparePlan,
  'plans.feeds': () =>
    Promise.resolve(
      planFeeds.flatMap(({ id, kind, unit }) => {
        const metric = findMetric(id);
        return metric ? [{ id, name: metric.name, sentence: metric.sentence, kind, unit }] : [];
      }),
    ),
};
