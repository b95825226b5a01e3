import type { QueryCtx } from '#core/context.ts';
import { periodFor } from '#core/metrics/frame.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { standingIn } from '#shared/scorecard/standing.ts';
import type { FigureSource } from './figure-source.ts';
import { readEnrolled, readScorecardFrame } from './frame.ts';

/**
 * Where a partner stands on each line among the enrolled partners of its type, and of its type in its tier. Types are never mixed: a distributor's revenue says
 * nothing of a referral agent's. The quarter is the program's for all, whatever fiscal year a partner has, so that the same days are compared.
 */
export const readStanding = async (
  ctx: QueryCtx,
  figures: FigureSource,
  { partnerId, asOf: wanted, quarter: wantedQuarter }: ParsedInputOf<'scorecards.standing'>,
): Promise<OutputOf<'scorecards.standing'>> => {
  const frame = await readScorecardFrame(ctx, wanted);
  const { program, asOf, templateOf } = frame;
  const own = await ctx.db.selectFrom('partner').select(['id', 'type', 'tier']).where('id', '=', partnerId).executeTakeFirst();
  if (!own) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
  const quarter = periodFor(program.fiscalCalendar, asOf, wantedQuarter);
  const ofType = (await readEnrolled(ctx, asOf)).filter(({ type }) => type === own.type);
  const ofTier = ofType.filter(({ tier }) => tier === own.tier);
  const template = templateOf(own.type);
  const ids = ofType.map(({ id }) => id);
  const figuresOf = figures(
    ctx,
    { partnerIds: ids.includes(own.id) ? ids : [...ids, own.id], quarters: [quarter], metrics: template.map(({ metric }) => metric), asOf },
    frame,
  );
  const typeLabel = program.partnerTypes.find(({ key }) => key === own.type)?.label ?? own.type ?? '';
  const tierLabel = program.tiers.find(({ key }) => key === own.tier)?.label ?? own.tier ?? '';
  return {
    quarter: quarter.label,
    groups: [
      { key: 'type', label: typeLabel, size: ofType.length },
      { key: 'typeAndTier', label: [typeLabel, tierLabel].filter((label) => label !== '').join(', '), size: ofTier.length },
    ],
    lines: template.map(({ metric, higherIsBetter }) => {
      const valueOf = (id: string): number | null => figuresOf(id)(metric, quarter.label)?.value ?? null;
      const standings = [ofType, ofTier].map((group) =>
        standingIn(
          valueOf(own.id),
          group.map(({ id }) => valueOf(id)),
          higherIsBetter,
        ),
      );
      return { metric, standings };
    }),
  };
};
