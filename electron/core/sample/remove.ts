import type { CommandCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { sampleIdPattern } from './rates.ts';

/** Tables whose rows hang on a partner; they go with it, whoever wrote them. */
const hanging: readonly TableName[] = [
  ...recordKinds.map(({ key }) => key),
  'qbr',
  'commitment',
  'contact',
  'deal',
  'partner_label',
  'alert',
  'alert_log',
  'indicator_snapshot',
];
/** Every table that a sample may have rows in, for live queries. */
export const removedTables: readonly TableName[] = [
  ...hanging,
  'qbr_section',
  'partner',
  'person',
  'product',
  'team',
  'currency_rate',
  'visibility_rule',
  'import_batch',
];

type Pace = (done: number, total: number) => Promise<void>;

/** Everything that hangs on partners of the sample, whoever added it. */
const removePartners = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<void> => {
  const { sqlite } = ctx;
  const mine = '(SELECT id FROM partner WHERE import_id = ?)';
  sqlite.prepare(`DELETE FROM qbr_section WHERE qbr_id IN (SELECT id FROM qbr WHERE partner_id IN ${mine})`).run(importId);
  for (const [at, table] of hanging.entries()) {
    // SQLite empties a whole table at once, where it would take rows out one by one
    const other = sqlite.prepare(`SELECT 1 FROM ${table} WHERE partner_id IS NULL OR partner_id NOT IN ${mine} LIMIT 1`).get(importId);
    if (other) sqlite.prepare(`DELETE FROM ${table} WHERE partner_id IN ${mine}`).run(importId);
    else sqlite.exec(`DELETE FROM ${table}`);
    await pace(at, hanging.length);
  }
  // steps that are links of the chain stay: a history can only grow
  sqlite.prepare(`DELETE FROM history WHERE seq IS NULL AND partner_id IN ${mine}`).run(importId);
  // a partner of the user's own may have been put under one of the sample
  sqlite.prepare(`UPDATE partner SET parent_id = NULL WHERE parent_id IN ${mine} AND import_id IS NOT ?`).run(importId, importId);
  sqlite.prepare(`DELETE FROM partner WHERE import_id = ?`).run(importId);
};

/** People and products of the sample go too, but for those that the user's own records have come to use: they stay, as the user's own. */
const removeShared = async (ctx: CommandCtx, importId: string): Promise<number> => {
  const owners = ctx.db.selectFrom('partner').select('owner_id as id').where('owner_id', 'is not', null);
  const dealOwners = ctx.db.selectFrom('deal').select('owner_id as id').where('owner_id', 'is not', null);
  const dealProducts = ctx.db.selectFrom('deal').select('product_id as id').where('product_id', 'is not', null);
  const aliased = ctx.db.selectFrom('product_alias').select('product_id as id').where('import_id', 'is', null);
  const led = ctx.db
    .selectFrom('person')
    .select('manager_id as id')
    .where('manager_id', 'is not', null)
    .where((where) => where.or([where('import_id', 'is', null), where('import_id', '!=', importId)]));
  const keep = { import_id: null, updated_at: ctx.now };
  const people = await ctx.db
    .updateTable('person')
    .set({ ...keep, manager_id: null, team_id: null })
    .where('import_id', '=', importId)
    .where((where) => where.or([where('id', 'in', owners), where('id', 'in', dealOwners), where('id', 'in', led)]))
    .executeTakeFirst();
  const products = await ctx.db
    .updateTable('product')
    .set(keep)
    .where('import_id', '=', importId)
    .where((where) => where.or([where('id', 'in', dealProducts), where('id', 'in', aliased)]))
    .executeTakeFirst();
  for (const table of ['person', 'product'] as const)
    await ctx.db
      .deleteFrom(table as 'person')
      .where('import_id', '=', importId)
      .execute();
  const teamsInUse = ctx.db.selectFrom('person').select('team_id').where('team_id', 'is not', null);
  await ctx.db.updateTable('team').set(keep).where('import_id', '=', importId).where('id', 'in', teamsInUse).execute();
  await ctx.db.deleteFrom('team').where('import_id', '=', importId).execute();
  return Number(people.numUpdatedRows + products.numUpdatedRows);
};

/** Takes a sample away in one transaction and touches nothing else. Returns how many people and products stay because they are in use. */
export const removeSample = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<number> => {
  await removePartners(ctx, importId, pace);
  const kept = await removeShared(ctx, importId);
  for (const table of ['currency_rate', 'visibility_rule'] as const)
    await ctx.db
      .deleteFrom(table as 'currency_rate')
      .where('id', 'like', sampleIdPattern(importId))
      .execute();
  await ctx.db.deleteFrom('import_batch').where('id', '=', importId).execute();
  return kept;
};
