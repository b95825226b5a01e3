import type { Kysely } from 'kysely';
import { audited } from '#core/audit/audited.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import { usedBy } from '#core/records/in-use.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import { type ProgramLists, TemplateMilestone } from '#shared/api/program-lists.ts';
import { AppError } from '#shared/domain/errors.ts';
import { entitlementKeys } from '#shared/domain/partner-entitlements.ts';
import { readTypeProfiles } from './profiles.ts';
import { countUses } from './uses.ts';

const readLists = async (db: Kysely<Db>): Promise<ProgramLists> => {
  const profiles = [...(await readTypeProfiles(db)).values()];
  const stages = await db.selectFrom('deal_stage').selectAll().orderBy('position').orderBy('label').execute();
  const certificates = await db.selectFrom('certificate_definition').selectAll().orderBy('label').execute();
  const requirements = await db.selectFrom('compliance_requirement').selectAll().orderBy('label').execute();
  const templates = await db.selectFrom('onboarding_template').selectAll().orderBy('label').execute();
  const [byStage, byCertificate, byRequirement, byTemplate] = [
    await countUses(db, 'deal_stage'),
    await countUses(db, 'certificate_definition'),
    await countUses(db, 'compliance_requirement'),
    await countUses(db, 'onboarding_template'),
  ];
  return {
    stages: stages.map(({ key, label, state, probability, position }) => ({
      key,
      label,
      state,
      probability,
      position,
      inUse: byStage.get(key) ?? 0,
    })),
    certificates: certificates.map(({ key, label, kind, validity_months: validityMonths, gates }) => ({
      key,
      label,
      kind,
      validityMonths,
      gates: entitlementKeys.filter((entitlement) => (JSON.parse(gates) as string[]).includes(entitlement)),
      inUse: (byCertificate.get(key) ?? 0) + profiles.filter(({ requiredCertificates }) => requiredCertificates.includes(key)).length,
    })),
    requirements: requirements.map(({ key, label, renewal_months: renewalMonths }) => ({
      key,
      label,
      renewalMonths,
      inUse: byRequirement.get(key) ?? 0,
    })),
    onboarding: templates.map(({ key, label, window_days: windowDays, milestones }) => ({
      key,
      label,
      windowDays,
      milestones: TemplateMilestone.array().parse(JSON.parse(milestones)),
      inUse: (byTemplate.get(key) ?? 0) + profiles.filter(({ onboardingTemplate }) => onboardingTemplate === key).length,
    })),
  };
};

const saveStage = async (ctx: CommandCtx, { key, label, state, probability, position }: ProgramStage): Promise<void> => {
  const before = await ctx.db.selectFrom('deal_stage').select(['label', 'state']).where('key', '=', key).executeTakeFirst();
  // deals keep the state that their stage had: to change it under them would make won deals open without a word
  if (before && before.state !== state) {
    const uses = await usedBy(ctx.db, 'deal_stage', key);
    if (uses !== null)
      throw new AppError('RECORD_INVALID', {
        field: 'Deal stages',
        detail: `"${before.label}" is used by ${uses}, so its deals stay ${before.state}`,
      });
    await assertStateKept(ctx, key, before.state);
  }
  const values = { label, state, probability, position };
  await ctx.db
    .insertInto('deal_stage')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
};
type ProgramStage = Extract<ParsedInputOf<'settings.lists.save'>, { list: 'stages' }>['entry'];

/** A deal can be open, won or lost, so a program has a stage for each. */
const assertStateKept = async (ctx: CommandCtx, key: string, state: string): Promise<void> => {
  const rest = await ctx.db.selectFrom('deal_stage').select('state').where('key', '!=', key).execute();
  if (!rest.some((stage) => stage.state === state))
    throw new AppError('RECORD_INVALID', { field: 'Deal stages', detail: `a program needs a stage for deals that are ${state}` });
};

const tableOf = {
  stages: 'deal_stage',
  certificates: 'certificate_definition',
  requirements: 'compliance_requirement',
  onboarding: 'onboarding_template',
} as const;

/** The types whose profiles name an entry, in words; null when none does. */
const namedByProfiles = async (ctx: CommandCtx, list: keyof typeof tableOf, key: string): Promise<string | null> => {
  const profiles = [...(await readTypeProfiles(ctx.db)).values()];
  const count = profiles.filter(({ requiredCertificates, onboardingTemplate }) =>
    list === 'certificates' ? requiredCertificates.includes(key) : list === 'onboarding' && onboardingTemplate === key,
  ).length;
  return count === 0 ? null : `${count} ${count === 1 ? 'profile of a type' : 'profiles of types'}`;
};

type Methods = 'settings.lists' | 'settings.lists.save' | 'settings.lists.remove';

export const listHandlers: Pick<HandlersFor<'settings'>, Methods> = {
  'settings.lists': (ctx) => readLists(ctx.db),
  'settings.lists.save': (ctx, input) =>
    audited(ctx, tableOf[input.list], 'key', input.entry.key, async () => {
      const updated_at = ctx.now;
      switch (input.list) {
        case 'stages':
          await saveStage(ctx, input.entry);
          break;
        case 'certificates': {
          const { key, label, kind, validityMonths, gates } = input.entry;
          const values = {
            label,
            kind,
            validity_months: validityMonths,
            updated_at,
            ...(gates === undefined ? {} : { gates: JSON.stringify(gates) }),
          };
          await ctx.db
            .insertInto('certificate_definition')
            .values({ key, ...values })
            .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
            .execute();
          break;
        }
        case 'requirements': {
          const { key, label, renewalMonths } = input.entry;
          const values = { label, renewal_months: renewalMonths, updated_at };
          await ctx.db
            .insertInto('compliance_requirement')
            .values({ key, ...values })
            .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
            .execute();
          break;
        }
        case 'onboarding': {
          const { key, label, windowDays, milestones } = input.entry;
          const values = { label, window_days: windowDays, milestones: JSON.stringify(milestones), updated_at };
          await ctx.db
            .insertInto('onboarding_template')
            .values({ key, partner_type: null, ...values })
            .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
            .execute();
          break;
        }
      }
      return {};
    }),
  'settings.lists.remove': async (ctx, { list, key }) => {
    const table = tableOf[list];
    const entry = await ctx.db.selectFrom(table).select('key').where('key', '=', key).executeTakeFirst();
    if (!entry) throw new AppError('RECORD_NOT_FOUND', { entity: 'entry' });
    const uses = [await usedBy(ctx.db, table, key), await namedByProfiles(ctx, list, key)].filter((one) => one !== null);
    if (uses.length > 0) throw new AppError('RECORD_IN_USE', { users: uses.join(', ') });
    if (list === 'stages') {
      const stage = await ctx.db.selectFrom('deal_stage').select('state').where('key', '=', key).executeTakeFirstOrThrow();
      await assertStateKept(ctx, key, stage.state);
    }
    await audited(ctx, table, 'key', key, () => ctx.db.deleteFrom(table).where('key', '=', key).execute());
    return {};
  },
};
