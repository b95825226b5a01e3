import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { buildScorecard, cardQuarters } from '#shared/scorecard/build.ts';
import { dealFigures } from './deal-figures.ts';
import { readDistribution } from './distribution.ts';
import type { FigureSource } from './figure-source.ts';
import { quarterFor, readScorecardFrame } from './frame.ts';
import { readStanding } from './standing.ts';

const readCard = async (
  ctx: QueryCtx,
  figures: FigureSource,
  { partnerId, asOf: wanted, quarter }: ParsedInputOf<'scorecards.get'>,
): Promise<OutputOf<'scorecards.get'>> => {
  const { program, asOf, templateOf } = await readScorecardFrame(ctx, wanted);
  const partner = await ctx.db.selectFrom('partner').select(['type', 'fiscal_calendar']).where('id', '=', partnerId).executeTakeFirst();
  if (!partner) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
  const calendar = partner.fiscal_calendar === null ? program.fiscalCalendar : FiscalCalendar.parse(JSON.parse(partner.fiscal_calendar));
  const quarters = cardQuarters(calendar, quarterFor(calendar, asOf, quarter));
  const template = templateOf(partner.type);
  const figuresOf = await figures(ctx, { partnerIds: [partnerId], quarters, metrics: template.map(({ metric }) => metric), asOf });
  return {
    ...buildScorecard({ template, asOf, quarters, figureOf: figuresOf(partnerId) }),
    partnerId,
    type: partner.type,
    typeLabel: program.partnerTypes.find(({ key }) => key === partner.type)?.label ?? partner.type,
  };
};

const figures = dealFigures;

export const scorecardQueries: HandlersFor<'scorecards'> = {
  'scorecards.get': (ctx, input) => readCard(ctx, figures, input),
  'scorecards.standing': (ctx, input) => readStanding(ctx, figures, input),
  'scorecards.distribution': (ctx, input) => readDistribution(ctx, figures, input),
};
