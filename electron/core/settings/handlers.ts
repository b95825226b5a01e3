import { auditChange } from '#core/audit/append.ts';
import { audited } from '#core/audit/audited.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import { assertCalendarFree } from './fiscal-change.ts';
import { listHandlers } from './lists.ts';
import { readProgram, writeSettings } from './program.ts';
import { copyProfile, typeHandlers } from './types.ts';
import { visibilityHandlers } from './visibility.ts';

/** Changes settings and notes each one that differs. */
const changeSettings = async (ctx: CommandCtx, changes: Parameters<typeof writeSettings>[1]): Promise<void> => {
  const read = async () => new Map((await ctx.db.selectFrom('setting').selectAll().execute()).map(({ key, value }) => [key, value]));
  const before = await read();
  await writeSettings(ctx.db, changes);
  const after = await read();
  for (const key of Object.keys(changes))
    auditChange(ctx, 'setting', key, { before: { value: before.get(key) ?? null }, after: { value: after.get(key) ?? null } });
};

export const settingsHandlers: HandlersFor<'settings'> = {
  ...typeHandlers,
  ...listHandlers,
  ...visibilityHandlers,
  'settings.program': (ctx) => readProgram(ctx.db, ctx.today),
  'settings.update': async (ctx, { asOf, confirm, ...changes }) => {
    const { presets, fiscalCalendar } = await readProgram(ctx.db, ctx.today);
    if (changes.fiscalCalendar !== undefined) await assertCalendarFree(ctx, fiscalCalendar, changes.fiscalCalendar, confirm);
    if (changes.activePreset !== undefined) {
      if (!presets.some(({ key }) => key === changes.activePreset))
        throw new AppError('RECORD_INVALID', { field: 'Preset', detail: `there is no preset ${changes.activePreset}` });
    }
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    await changeSettings(ctx, { ...given, ...(asOf === undefined ? {} : { asOfSetting: asOf }) });
    return {};
  },
  'settings.list.save': async (ctx, { list, key, label, rank, copyOf }) => {
    await audited(ctx, list, 'key', key, async () => {
      if (list === 'tier')
        await ctx.db
          .insertInto('tier')
          .values({ key, label, rank })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ label, rank }))
          .execute();
      else
        await ctx.db
          .insertInto('partner_type')
          .values({ key, label, position: rank })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ label }))
          .execute();
    });
    if (list === 'partner_type' && copyOf !== undefined) await copyProfile(ctx, copyOf, key);
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
    const known = await ctx.db
      .selectFrom('currency_rate')
      .select('id')
      .where('kind', '=', kind)
      .where('from_currency', '=', from)
      .where('to_currency', '=', to)
      .where('valid_from', '=', validFrom)
      .executeTakeFirst();
    const id = known?.id ?? ctx.newId();
    await audited(ctx, 'currency_rate', 'id', id, () =>
      ctx.db
        .insertInto('currency_rate')
        .values({ id, kind, from_currency: from, to_currency: to, valid_from: validFrom, rate, created_at: ctx.now })
        .onConflict((conflict) => conflict.columns(['kind', 'from_currency', 'to_currency', 'valid_from']).doUpdateSet({ rate }))
        .execute(),
    );
    return { id };
  },
  'settings.rates.remove': async (ctx, { id }) => {
    await audited(ctx, 'currency_rate', 'id', id, () => ctx.db.deleteFrom('currency_rate').where('id', '=', id).execute());
    return {};
  },
};
