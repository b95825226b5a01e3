import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { periodFor } from '#core/metrics/frame.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { buildScorecard, cardQuarters } from '#shared/scorecard/build.ts';
import { readDistribution } from './distribution.ts';
import type { FigureSource } from './figure-source.ts';
import { metricFigures } from './metric-figures.ts';
import { readScorecardFrame } from './frame.ts';
import { readStanding } from './standing.ts';

const readCard = async (
  ctx: QueryCtx,
  figures: FigureSource,
  { partnerId, asOf: wanted, quarter }: ParsedInputOf<'scorecards.get'>,
): Promise<OutputOf<'scorecards.get'>> => {
  const frame = await readScorecardFrame(ctx, wanted);
  const { program, asOf, templateOf } = frame;
  const partner = await ctx.db.selectFrom('partner').select(['type', 'fiscal_calendar']).where('id', '=', partnerId).executeTakeFirst();
  if (!partner) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
  const calendar = partner.fiscal_calendar === null ? program.fiscalCalendar : FiscalCalendar.parse(JSON.parse(partner.fiscal_calendar));
  const quarters = cardQuarters(calendar, periodFor(calendar, asOf, quarter));
  const template = templateOf(partner.type);
  const figuresOf = figures(ctx, { partnerIds: [partnerId], quarters, metrics: template.map(({ metric }) => metric), asOf }, frame);
  return {
    ...buildScorecard({ template, asOf, quarters, figureOf: figuresOf(partnerId) }),
    partnerId,
    type: partner.type,
    typeLabel: program.partnerTypes.find(({ key }) => key === partner.type)?.label ?? partner.type,
  };
};

export const scorecardQueries: HandlersFor<'scorecards'> = {
  'scorecards.get': (ctx, input) => readCard(ctx, metricFigures, input),
  'scorecards.standing': (ctx, input) => readStanding(ctx, metricFigures, input),
  'scorecards.distribution': (ctx, input) => readDistribution(ctx, metricFigures, input),
};
