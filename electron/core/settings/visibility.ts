import { audited } from '#core/audit/audited.ts';
import type { HandlersFor } from '#core/context.ts';

type Methods = 'settings.visibility' | 'settings.visibility.save' | 'settings.visibility.remove';

export const visibilityHandlers: Pick<HandlersFor<'settings'>, Methods> = {
  'settings.visibility': async (ctx) => {
    const rows = await ctx.db.selectFrom('visibility_rule').selectAll().orderBy('relation').orderBy('viewer_role').execute();
    return rows.map((row) => ({
      id: row.id,
      relation: row.relation,
      viewer: row.viewer_role,
      fields: JSON.parse(row.fields) as string[],
      aggregateOnly: row.aggregate_only === 1,
    }));
  },
  'settings.visibility.save': async (ctx, { relation, viewer, fields, aggregateOnly }) => {
    const known = await ctx.db
      .selectFrom('visibility_rule')
      .select('id')
      .where('relation', '=', relation)
      .where('viewer_role', '=', viewer)
      .executeTakeFirst();
    const id = known?.id ?? ctx.newId();
    const values = { fields: JSON.stringify(fields), aggregate_only: aggregateOnly ? (1 as const) : (0 as const), updated_at: ctx.now };
    await audited(ctx, 'visibility_rule', 'id', id, () =>
      ctx.db
        .insertInto('visibility_rule')
        .values({ id, relation, viewer_role: viewer, ...values })
        .onConflict((conflict) => conflict.columns(['relation', 'viewer_role']).doUpdateSet(values))
        .execute(),
    );
    return { id };
  },
  'settings.visibility.remove': async (ctx, { id }) => {
    await audited(ctx, 'visibility_rule', 'id', id, () => ctx.db.deleteFrom('visibility_rule').where('id', '=', id).execute());
    return {};
  },
};
