import { auditChange } from '#core/audit/append.ts';
import { audited } from '#core/audit/audited.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { usedBy } from '#core/records/in-use.ts';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { AppError } from '#shared/domain/errors.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';
import { readTypeProfiles } from './profiles.ts';

/** A profile names nothing that the program does not have. Throws RECORD_INVALID. */
const assertKnown = async (
  ctx: CommandCtx,
  { scorecard, alerts, requiredCertificates, onboardingTemplate }: TypeProfile,
): Promise<void> => {
  const rule = alerts.find((id) => !alertRuleIds.some((known) => known === id));
  if (rule !== undefined) throw new AppError('RECORD_INVALID', { field: 'Alerts', detail: `there is no rule ${rule}` });
  for (const { metric } of scorecard)
    if (!findMetric(metric)) throw new AppError('RECORD_INVALID', { field: 'Scorecard', detail: `there is no metric ${metric}` });
  const certificates = await ctx.db.selectFrom('certificate_definition').select('key').execute();
  for (const key of requiredCertificates)
    if (!certificates.some((known) => known.key === key))
      throw new AppError('RECORD_INVALID', { field: 'Required certificates', detail: `the program has no certificate ${key}` });
  if (onboardingTemplate === null) return;
  const template = await ctx.db.selectFrom('onboarding_template').select('key').where('key', '=', onboardingTemplate).executeTakeFirst();
  if (!template) throw new AppError('RECORD_INVALID', { field: 'Onboarding', detail: `the program has no template ${onboardingTemplate}` });
};

const writeProfile = (ctx: CommandCtx, type: string, profile: string) =>
  audited(ctx, 'type_profile', 'type', type, () =>
    ctx.db
      .insertInto('type_profile')
      .values({ type, profile, updated_at: ctx.now })
      .onConflict((conflict) => conflict.column('type').doUpdateSet({ profile, updated_at: ctx.now }))
      .execute(),
  );

/** Gives a new type the profile of another one; without that it follows the generic profile. */
export const copyProfile = async (ctx: CommandCtx, from: string, to: string): Promise<void> => {
  const profile = (await readTypeProfiles(ctx.db)).get(from);
  if (!profile) throw new AppError('RECORD_INVALID', { field: 'Copy of', detail: `there is no type ${from}` });
  await writeProfile(ctx, to, JSON.stringify(profile));
};

/** The thresholds of a tier or a type go with it. */
const removeThresholds = async (ctx: CommandCtx, scope: 'tier' | 'type', key: string): Promise<void> => {
  const rows = await ctx.db
    .deleteFrom('alert_threshold')
    .where('scope', '=', scope)
    .where('scope_key', '=', key)
    .returning(['rule', 'thresholds', 'is_on'])
    .execute();
  for (const { rule, ...before } of rows) auditChange(ctx, 'alert_threshold', `${rule}:${scope}:${key}`, { before, after: null });
};

type Methods = 'settings.profiles' | 'settings.profiles.save' | 'settings.list.remove';

export const typeHandlers: Pick<HandlersFor<'settings'>, Methods> = {
  'settings.profiles': async (ctx) => {
    const profiles = await readTypeProfiles(ctx.db);
    const types = await ctx.db.selectFrom('partner_type').select(['key', 'label']).execute();
    const labels = new Map(types.map(({ key, label }) => [key, label]));
    const counts = await ctx.db
      .selectFrom('partner')
      .select(({ fn }) => ['type', fn.countAll<number>().as('partners')])
      .groupBy('type')
      .execute();
    const partners = new Map(counts.map((row) => [row.type, row.partners]));
    return [...profiles].map(([type, profile]) => ({ type, label: labels.get(type) ?? type, partners: partners.get(type) ?? 0, profile }));
  },
  'settings.profiles.save': async (ctx, { type, profile }) => {
    const known = await ctx.db.selectFrom('partner_type').select('key').where('key', '=', type).executeTakeFirst();
    if (!known) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner type' });
    await assertKnown(ctx, profile);
    await writeProfile(ctx, type, JSON.stringify(profile));
    return {};
  },
  'settings.list.remove': async (ctx, { list, key }) => {
    const entry = await ctx.db.selectFrom(list).select('key').where('key', '=', key).executeTakeFirst();
    if (!entry) throw new AppError('RECORD_NOT_FOUND', { entity: list === 'tier' ? 'tier' : 'partner type' });
    const uses = await usedBy(ctx.db, list, key);
    if (uses !== null) throw new AppError('RECORD_IN_USE', { users: uses });
    await audited(ctx, list, 'key', key, () => ctx.db.deleteFrom(list).where('key', '=', key).execute());
    await removeThresholds(ctx, list === 'tier' ? 'tier' : 'type', key);
    if (list === 'partner_type')
      await audited(ctx, 'type_profile', 'type', key, () => ctx.db.deleteFrom('type_profile').where('type', '=', key).execute());
    return {};
  },
};
