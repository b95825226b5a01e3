import type { QueryCtx } from '#core/context.ts';
import { readConverter } from '#core/settings/converter.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { readProgram } from '#core/settings/program.ts';
import type { Program } from '#shared/api/settings.ts';
import { type ActivityKey, isActivityKey } from '#shared/domain/activity-kinds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type FiscalCalendar, type FiscalQuarter, parseQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';
import { type ActivePreset, presetActivities, shippedPresets } from '#shared/domain/program.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';

type Reader = Pick<QueryCtx, 'db' | 'today'>;

/** What all metrics of a call run under. `profileOf`: partners without a type, or of one that is gone, follow the generic profile. */
export type MetricSettings = {
  program: Program;
  asOf: IsoDate;
  preset: ActivePreset;
  converter: Converter;
  profileOf(type: string | null): TypeProfile;
  /** Every kind of activity that some profile counts as commercial. */
  commercial: readonly ActivityKey[];
};

/** The preset with this key, or the program's. Throws PRESET_UNKNOWN. */
export const presetWith = (program: Pick<Program, 'presets' | 'activePreset'>, key: string | undefined): ActivePreset => {
  const found = program.presets.find((preset) => preset.key === (key ?? program.activePreset));
  if (found) return found;
  const [first] = shippedPresets;
  if (key !== undefined || !first) throw new AppError('PRESET_UNKNOWN', { preset: key ?? '' });
  return first;
};

/** Reads the settings that metrics depend on. Throws PRESET_UNKNOWN. */
export const readMetricSettings = async (ctx: Reader, asOf: IsoDate | undefined, preset?: string): Promise<MetricSettings> => {
  const program = await readProgram(ctx.db, ctx.today);
  const profiles = await readTypeProfiles(ctx.db);
  const date = asOf ?? program.asOf;
  const all = [...profiles.values(), genericProfile];
  return {
    program,
    asOf: date,
    preset: presetWith(program, preset),
    converter: await readConverter(ctx.db, program, date),
    profileOf: (type) => profiles.get(type ?? '') ?? genericProfile,
    commercial: [...new Set(all.flatMap(({ commercialEvents }) => commercialEvents))].filter(isActivityKey),
  };
};

/** The quarter asked for, or that of the as-of date. Throws QUARTER_INVALID. */
export const periodFor = (calendar: FiscalCalendar, asOf: IsoDate, wanted: string | undefined): FiscalQuarter => {
  if (wanted === undefined) return quarterOf(calendar, asOf);
  const quarter = parseQuarter(calendar, wanted);
  if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: wanted });
  return quarter;
};

/** Whether a kind of activity makes a partner of this type active under a preset. */
export const countsAs = (
  { profileOf, preset }: Pick<MetricSettings, 'profileOf' | 'preset'>,
  type: string | null,
): ((kind: ActivityKey) => boolean) => {
  const own = profileOf(type).commercialEvents;
  const narrowed = presetActivities(preset);
  return (kind) => own.includes(kind) && (narrowed === null || narrowed.includes(kind));
};
