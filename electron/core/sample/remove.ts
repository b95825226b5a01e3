import type { CommandCtx } from '#core/context.ts';
import { removeRates } from './rates.ts';

/** Everything that hangs on partners of the sample, whoever added it. */
const removePartners = async (ctx: CommandCtx, importId: string): Promise<void> => {
  const ids = ctx.db.selectFrom('partner').select('id').where('import_id', '=', importId);
  const qbrs = ctx.db.selectFrom('qbr').select('id').where('partner_id', 'in', ids);
  await ctx.db.deleteFrom('qbr_section').where('qbr_id', 'in', qbrs).execute();
  for (const table of ['qbr', 'commitment', 'contact', 'deal', 'partner_label'] as const)
    await ctx.db
      .deleteFrom(table as 'contact')
      .where('partner_id', 'in', ids)
      .execute();
  await ctx.db.deleteFrom('history').where('partner_id', 'in', ids).execute();
  // a partner of the user's own may have been put under one of the sample
  await ctx.db
    .updateTable('partner')
    .set({ parent_id: null })
    .where('parent_id', 'in', ids)
    .where((where) => where.or([where('import_id', 'is', null), where('import_id', '!=', importId)]))
    .execute();
  await ctx.db.deleteFrom('partner').where('import_id', '=', importId).execute();
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
export const removeSample = async (ctx: CommandCtx, importId: string): Promise<number> => {
  await removePartners(ctx, importId);
  const kept = await removeShared(ctx, importId);
  await removeRates(ctx, importId);
  await ctx.db.deleteFrom('import_batch').where('id', '=', importId).execute();
  return kept;
};
