import type { QueryCtx } from '#core/context.ts';
import { type MetricSettings, readMetricSettings } from '#core/metrics/frame.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';

export type ScoredPartner = { id: string; name: string; type: string | null; tier: string | null };

/** What every scorecard of a call runs under. `templateOf`: the lines of a type; partners without a type follow the generic profile. */
export type ScorecardFrame = MetricSettings & { templateOf(type: string | null): readonly ScorecardLine[] };

export const readScorecardFrame = async (ctx: QueryCtx, asOf: IsoDate | undefined): Promise<ScorecardFrame> => {
  const settings = await readMetricSettings(ctx, asOf);
  return { ...settings, templateOf: (type) => settings.profileOf(type).scorecard };
};

/** Partners that were enrolled on the as-of date, by name. */
export const readEnrolled = async (ctx: QueryCtx, asOf: IsoDate): Promise<ScoredPartner[]> => {
  const rows = await ctx.db
    .selectFrom('partner')
    .select(['id', 'name', 'type', 'tier', 'status', 'enrolled_on as enrolledOn', 'terminated_on as terminatedOn'])
    .orderBy('name')
    .execute();
  return rows.filter((row) => isEnrolled(row, asOf)).map(({ id, name, type, tier }) => ({ id, name, type, tier }));
};
