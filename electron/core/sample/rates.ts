import type { CommandCtx } from '#core/context.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';

/** Dollars for one euro, oldest first, each holding for half a year; fictional like the rest. */
const dollarsForEuro = ['1.0710', '1.0845', '1.0630', '1.0920', '1.1085'] as const;
const planRate = '1.0800';

const prefixOf = (importId: string): string => `${importId}:`;

/** Dated rates and the plan rate of the sample. Rates that are there already stay as they are. */
export const plantRates = async (ctx: CommandCtx, importId: string, today: IsoDate): Promise<void> => {
  const dated = dollarsForEuro.map((rate, index) => ({
    kind: 'dated' as const,
    valid_from: addDays(today, -183 * (dollarsForEuro.length - index)),
    rate,
  }));
  const rows = [...dated, { kind: 'plan' as const, valid_from: addDays(today, -915), rate: planRate }];
  for (const { kind, valid_from, rate } of rows)
    await ctx.db
      .insertInto('currency_rate')
      .values({
        id: `${prefixOf(importId)}${kind}:${valid_from}`,
        kind,
        from_currency: 'EUR',
        to_currency: 'USD',
        valid_from,
        rate,
        created_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

/** The table has no column for where a row comes from, so the id says it. */
export const countRates = async (ctx: CommandCtx, importId: string): Promise<number> =>
  (
    await ctx.db
      .selectFrom('currency_rate')
      .select('id')
      .where('id', 'like', `${prefixOf(importId)}%`)
      .execute()
  ).length;

export const removeRates = async (ctx: CommandCtx, importId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('currency_rate')
    .where('id', 'like', `${prefixOf(importId)}%`)
    .execute();
};
