import type { HandlersFor } from '#core/context.ts';

export const draftHandlers: HandlersFor<'drafts'> = {
  'drafts.list': async (ctx) => {
    const rows = await ctx.db.selectFrom('draft').select(['key', 'fields']).orderBy('key').execute();
    return rows.map(({ key, fields }) => ({ key, fields: JSON.parse(fields) }));
  },
  'drafts.save': async (ctx, { key, fields }) => {
    await ctx.db.deleteFrom('draft').where('key', '=', key).execute();
    if (Object.keys(fields).length > 0)
      await ctx.db
        .insertInto('draft')
        .values({ key, fields: JSON.stringify(fields), updated_at: ctx.now })
        .execute();
    return {};
  },
};
