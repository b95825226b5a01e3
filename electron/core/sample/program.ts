import type { CommandCtx } from '#core/context.ts';
import { readTypeProfiles } from '#core/settings/profiles.ts';
import { readProgram } from '#core/settings/program.ts';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { SampleProgram } from './here.ts';

type Milestones = SampleProgram['templates'] extends ReadonlyMap<string, { milestones: infer M }> ? M : never;

/** The program that the sample lives in: its fiscal year, and what it asks of partners. */
export const readSampleProgram = async (ctx: CommandCtx): Promise<{ fiscal: FiscalCalendar; program: SampleProgram }> => {
  const { fiscalCalendar } = await readProgram(ctx.db, ctx.today);
  const templates = await ctx.db.selectFrom('onboarding_template').select(['key', 'window_days', 'milestones']).orderBy('key').execute();
  const certificates = await ctx.db.selectFrom('certificate_definition').select(['key', 'validity_months']).orderBy('key').execute();
  const requirements = await ctx.db.selectFrom('compliance_requirement').select(['key', 'renewal_months']).orderBy('key').execute();
  return {
    fiscal: fiscalCalendar,
    program: {
      profiles: await readTypeProfiles(ctx.db),
      templates: new Map(
        templates.map(({ key, window_days, milestones }) => [key, { days: window_days, milestones: JSON.parse(milestones) as Milestones }]),
      ),
      certificates: new Map(certificates.map(({ key, validity_months }) => [key, validity_months])),
      requirements: new Map(requirements.map(({ key, renewal_months }) => [key, renewal_months])),
    },
  };
};
