import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { Program } from '#shared/api/settings.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { calendarYear } from '#shared/domain/fiscal.ts';
import { shippedPresets } from '#shared/domain/program.ts';
import { plantCertificates, plantRequirements, plantStages, plantTemplates, plantTiers, plantTypes } from './shipped.ts';

type Stored = Pick<
  Program,
  'asOfSetting' | 'reportingCurrency' | 'fiscalCalendar' | 'activePreset' | 'presets' | 'rateRule' | 'pageSize' | 'companyName' | 'userName'
>;

const shipped: Stored = {
  asOfSetting: null,
  reportingCurrency: 'USD',
  fiscalCalendar: calendarYear,
  activePreset: 'ACTIVE_90D',
  presets: [...shippedPresets],
  rateRule: 'dated',
  pageSize: 'A4',
  companyName: '',
  userName: '',
};

/** Lists that ship with entries. Each is filled once in the life of a store, so that what a program removed stays removed. */
const shippedLists: Readonly<Record<string, (db: Kysely<Db>) => Promise<void>>> = {
  partner_type: plantTypes,
  tier: plantTiers,
  deal_stage: plantStages,
  certificate_definition: plantCertificates,
  compliance_requirement: plantRequirements,
  onboarding_template: plantTemplates,
};
const filledKey = 'filledLists';

/** Adds what the shipped program has and this store lacks; never changes what is there. */
export const ensureProgram = async (db: Kysely<Db>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const rows = Object.entries(shipped).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
    await trx
      .insertInto('setting')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const stored = await trx.selectFrom('setting').select('value').where('key', '=', filledKey).executeTakeFirst();
    const filled: string[] = stored === undefined ? [] : (JSON.parse(stored.value) as string[]);
    const missing = Object.entries(shippedLists).filter(([list]) => !filled.includes(list));
    if (missing.length === 0) return;
    for (const [, plant] of missing) await plant(trx);
    const value = JSON.stringify([...filled, ...missing.map(([list]) => list)]);
    await trx
      .insertInto('setting')
      .values({ key: filledKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  });
};

/** The program in force. `today` decides the as-of date when none is set. */
export const readProgram = async (db: Kysely<Db>, today: IsoDate): Promise<Program> => {
  const settings = await db.selectFrom('setting').selectAll().execute();
  const stored: Stored = {
    ...shipped,
    ...Object.fromEntries(settings.filter(({ key }) => Object.hasOwn(shipped, key)).map(({ key, value }) => [key, JSON.parse(value)])),
  };
  const sample = await db
    .selectFrom('import_batch')
    .select('id')
    .where('kind', '=', 'sample')
    .where('state', '=', 'applied')
    .limit(1)
    .executeTakeFirst();
  return {
    ...stored,
    // presets have no editor: those that ship are as this version has them, so that an older store has today's words for what is counted
    presets: stored.presets.map((preset) => shippedPresets.find(({ key }) => key === preset.key) ?? preset),
    asOf: stored.asOfSetting ?? today,
    today,
    partnerTypes: await db.selectFrom('partner_type').select(['key', 'label']).orderBy('position').orderBy('label').execute(),
    tiers: await db.selectFrom('tier').select(['key', 'label', 'rank']).orderBy('rank', 'desc').execute(),
    stages: await db.selectFrom('deal_stage').select(['key', 'label', 'state']).orderBy('position').execute(),
    hasSample: sample !== undefined,
  };
};

/** The as-of date in force: the setting, or today. What happens without a date of its own happens on it, so that it shows in the figures of that date. */
export const readAsOf = async (ctx: { db: Kysely<Db>; today: IsoDate }): Promise<IsoDate> => {
  const row = await ctx.db.selectFrom('setting').select('value').where('key', '=', 'asOfSetting').executeTakeFirst();
  return (row === undefined ? null : (JSON.parse(row.value) as IsoDate | null)) ?? ctx.today;
};

/** Changes settings; keys of `changes` are those of the program. */
export const writeSettings = async (db: Kysely<Db>, changes: Partial<Stored>): Promise<void> => {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const text = JSON.stringify(value);
    await db
      .insertInto('setting')
      .values({ key, value: text })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
      .execute();
  }
};
