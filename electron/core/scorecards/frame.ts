import type { QueryCtx } from '#core/context.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { readProgram } from '#core/settings/program.ts';
import type { Program } from '#shared/api/settings.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type FiscalCalendar, type FiscalQuarter, parseQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';

export type ScoredPartner = { id: string; name: string; type: string | null; tier: string | null };

/** What every scorecard of a call runs under. `templateOf`: the lines of a type; partners without a type follow the generic profile. */
export type ScorecardFrame = { program: Program; asOf: IsoDate; templateOf(type: string | null): readonly ScorecardLine[] };

export const readScorecardFrame = async (ctx: QueryCtx, asOf: IsoDate | undefined): Promise<ScorecardFrame> => {
  const program = await readProgram(ctx.db, ctx.today);
  const profiles = await readTypeProfiles(ctx.db);
  return {
    program,
    asOf: asOf ?? program.asOf,
    templateOf: (type) => (profiles.get(type ?? '') ?? genericProfile).scorecard,
  };
};

/** The quarter asked for, or that of the as-of date. Throws QUARTER_INVALID. */
export const quarterFor = (calendar: FiscalCalendar, asOf: IsoDate, wanted: string | undefined): FiscalQuarter => {
  if (wanted === undefined) return quarterOf(calendar, asOf);
  const quarter = parseQuarter(calendar, wanted);
  if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: wanted });
  return quarter;
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
