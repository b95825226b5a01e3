import type { QueryCtx } from '#core/context.ts';
import { presetWith } from '#core/metrics/frame.ts';
import { readConverter } from '#core/settings/converter.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { readProgram } from '#core/settings/program.ts';
import type { Program } from '#shared/api/settings.ts';
import { addDays, type IsoDate, weekdayOf, windowMonths } from '#shared/domain/dates.ts';
import { type FiscalQuarter, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import type { ActivePreset } from '#shared/domain/program.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';
import { presetWindow } from '#shared/metrics/portfolio.ts';

/** Weeks that a series keeps: a year, which is how far a baseline reaches. */
export const seriesWeeks = 52;

/** What all facts of a call are gathered under. */
export type FactFrame = {
  program: Program;
  asOf: IsoDate;
  /** A year before `asOf`, and a year before that. */
  yearAgo: IsoDate;
  twoYearsAgo: IsoDate;
  /** The Sunday that ends the newest whole week, and the Sunday before the oldest week of a series. */
  weeksTo: IsoDate;
  seriesAfter: IsoDate;
  /** A partner is active with an event after this day; a year ago, after the other one. */
  activeAfter: IsoDate;
  activeAfterYearAgo: IsoDate;
  preset: ActivePreset;
  /** The program's quarter of the as-of date. */
  quarter: FiscalQuarter;
  /** The program's last finished quarter. */
  lastQuarter: FiscalQuarter;
  converter: Converter;
  profileOf(type: string | null): TypeProfile;
};

export const readFactFrame = async (ctx: QueryCtx, wanted: IsoDate | undefined): Promise<FactFrame> => {
  const program = await readProgram(ctx.db, ctx.today);
  const profiles = await readTypeProfiles(ctx.db);
  const asOf = wanted ?? program.asOf;
  const preset = presetWith(program, undefined);
  const yearAgo = windowMonths(asOf, 12).after;
  const weeksTo = addDays(asOf, -weekdayOf(asOf));
  return {
    program,
    asOf,
    yearAgo,
    twoYearsAgo: windowMonths(asOf, 24).after,
    weeksTo,
    seriesAfter: addDays(weeksTo, -7 * seriesWeeks),
    activeAfter: presetWindow(preset, asOf).after,
    activeAfterYearAgo: presetWindow(preset, yearAgo).after,
    preset,
    quarter: quarterOf(program.fiscalCalendar, asOf),
    lastQuarter: shiftQuarter(program.fiscalCalendar, quarterOf(program.fiscalCalendar, asOf), -1),
    converter: await readConverter(ctx.db, program, asOf),
    profileOf: (type) => profiles.get(type ?? '') ?? genericProfile,
  };
};
