import type { CommandCtx } from '#core/context.ts';

/** Who may see what below a distributor: the distributor keeps its accounts, we see sums and who is active. */
const rules = [
  ['distributor_reseller', 'cam', ['name', 'tier', 'active', 'sellThrough'], 1],
  ['distributor_reseller', 'manager', ['name', 'tier', 'active', 'sellThrough', 'lines'], 0],
  ['master_sub_agent', 'cam', ['name', 'active', 'leads'], 1],
  ['regional_local', 'cam', ['name', 'tier', 'active', 'wonAmount'], 0],
] as const;

/** Visibility rules of the sample; those that are there already stay as they are. */
export const plantVisibility = async (ctx: CommandCtx, importId: string): Promise<void> => {
  for (const [relation, viewer_role, fields, aggregate_only] of rules)
    await ctx.db
      .insertInto('visibility_rule')
      .values({
        id: `${importId}:${relation}:${viewer_role}`,
        relation,
        viewer_role,
        fields: JSON.stringify(fields),
        aggregate_only,
        updated_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};
