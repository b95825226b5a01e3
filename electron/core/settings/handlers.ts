import type { HandlersFor } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import { listHandlers } from './lists.ts';
import { readProgram, writeSettings } from './program.ts';
import { copyProfile, typeHandlers } from './types.ts';

export const settingsHandlers: HandlersFor<'settings'> = {
  ...typeHandlers,
  ...listHandlers,
  'settings.program': (ctx) => readProgram(ctx.db, ctx.today),
  'settings.update': async (ctx, { asOf, ...changes }) => {
    if (changes.activePreset !== undefined) {
      const { presets } = await readProgram(ctx.db, ctx.today);
      if (!presets.some(({ key }) => key === changes.activePreset))
        throw new AppError('RECORD_INVALID', { field: 'Preset', detail: `there is no preset ${changes.activePreset}` });
    }
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    await writeSettings(ctx.db, { ...given, ...(asOf === undefined ? {} : { asOfSetting: asOf }) });
    return {};
  },
  'settings.list.save': async (ctx, { list, key, label, rank, copyOf }) => {
    if (list === 'tier') {
      await ctx.db
        .insertInto('tier')
        .values({ key, label, rank })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ label, rank }))
        .execute();
    } else {
      await ctx.db
        .insertInto('partner_type')
        .values({ key, label, position: rank })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ label }))
        .execute();
      if (copyOf !== undefined) await copyProfile(ctx, copyOf, key);
    }
    return {};
  },
  'settings.rates': async (ctx) => {
    const rows = await ctx.db.selectFrom('currency_rate').selectAll().orderBy('from_currency').orderBy('valid_from', 'desc').execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      from: row.from_currency,
      to: row.to_currency,
      validFrom: row.valid_from,
      rate: row.rate,
    }));
  },
  'settings.rates.save': async (ctx, { kind, from, to, validFrom, rate }) => {
    if (from === to) throw new AppError('RECORD_INVALID', { field: 'Rate', detail: 'the two currencies are the same' });
    if (Number(rate) <= 0) throw new AppError('RECORD_INVALID', { field: 'Rate', detail: 'it must be more than zero' });
    const id = ctx.newId();
    await ctx.db
      .insertInto('currency_rate')
      .values({ id, kind, from_currency: from, to_currency: to, valid_from: validFrom, rate, created_at: ctx.now })
      .onConflict((conflict) => conflict.columns(['kind', 'from_currency', 'to_currency', 'valid_from']).doUpdateSet({ rate }))
      .execute();
    return { id };
  },
  'settings.rates.remove': async (ctx, { id }) => {
    await ctx.db.deleteFrom('currency_rate').where('id', '=', id).execute();
    return {};
  },
};
