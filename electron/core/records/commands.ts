import type { HandlersFor } from '#core/context.ts';
import { saveDeal, removeDeal } from '#core/deals/save-deal.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { removeRecord, requireOwn, requireRow, saveRecord } from './history.ts';
import { assertManager } from './managers.ts';
import { undoStep } from './undo.ts';

type Nouns = 'people' | 'products' | 'contacts' | 'deals' | 'history' | 'views' | 'search';

export const recordCommands: HandlersFor<Nouns, 'command'> = {
  'people.save': async (ctx, { id, name, role, email, managerId }) => {
    await assertManager(ctx, id, managerId);
    return saveRecord(ctx, 'person', id, { name, name_key: nameKey(name), role, email, manager_id: managerId }, null);
  },
  'contacts.save': async (ctx, { id, partnerId, name, role, email, phone, isExecutiveSponsor, note }) => {
    await requireRow(ctx, 'partner', partnerId);
    if (id !== undefined) await requireOwn(ctx, 'contact', id, partnerId);
    return saveRecord(
      ctx,
      'contact',
      id,
      { partner_id: partnerId, name, role, email, phone, is_executive_sponsor: isExecutiveSponsor ? 1 : 0, note },
      partnerId,
    );
  },
  'contacts.remove': (ctx, { id }) => removeRecord(ctx, 'contact', id),
  'deals.save': (ctx, input) => saveDeal(ctx, input),
  'deals.remove': (ctx, { id }) => removeDeal(ctx, id),
  'history.undo': (ctx, { id }) => undoStep(ctx, id),
  'views.save': async (ctx, { id, place, name, definition }) => {
    const values = { place, name, definition: JSON.stringify(definition), updated_at: ctx.now };
    if (id === undefined) {
      const made = ctx.newId();
      await ctx.db
        .insertInto('saved_view')
        .values({ id: made, ...values, created_at: ctx.now })
        .execute();
      return { id: made };
    }
    await ctx.db.updateTable('saved_view').set(values).where('id', '=', id).execute();
    return { id };
  },
  'views.remove': async (ctx, { id }) => {
    await ctx.db.deleteFrom('saved_view').where('id', '=', id).execute();
    return {};
  },
};
