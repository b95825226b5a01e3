import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { addDays, addMonths, type IsoDate } from '#shared/domain/dates.ts';
import { createRandom } from './random.ts';

/** Dollars for one unit, about which the dated rates wander, and the one that was agreed for the year; fictional like the rest. */
const currencies = [
  ['EUR', 1.085, '1.0800'],
  ['GBP', 1.27, '1.2600'],
] as const;
const months = 30;

const prefixOf = (importId: string): string => `${importId}:`;

/** Dated rates, one a month, and the plan rates of the sample. Rates that are there already stay as they are. */
export const plantRates = async (ctx: CommandCtx, importId: string, today: IsoDate): Promise<void> => {
  const first = addMonths(`${today.slice(0, 7)}-01`, 1 - months);
  for (const [from_currency, usual, planRate] of currencies) {
    // the same on every device and for every seed: a rate is a fact of the world, not of a portfolio
    const random = createRandom(Math.round(usual * 1000));
    let rate = usual;
    const dated = Array.from({ length: months }, (_, index) => {
      rate += (usual - rate) * 0.2 + (random.next() - 0.5) * 0.035;
      return { kind: 'dated' as const, valid_from: addMonths(first, index), rate: rate.toFixed(4) };
    });
    const rows = [...dated, { kind: 'plan' as const, valid_from: addDays(today, -915), rate: planRate }];
    for (const { kind, valid_from, rate: text } of rows)
      await ctx.db
        .insertInto('currency_rate')
        .values({
          id: `${prefixOf(importId)}${kind}:${from_currency}:${valid_from}`,
          kind,
          from_currency,
          to_currency: 'USD',
          valid_from,
          rate: text,
          created_at: ctx.now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
};

/** The tables have no column for where a row comes from, so the id says it. */
export const sampleIdPattern = (importId: string): string => `${prefixOf(importId)}%`;

export const countRates = async (ctx: Pick<QueryCtx, 'db'>, importId: string): Promise<number> =>
  (await ctx.db.selectFrom('currency_rate').select('id').where('id', 'like', sampleIdPattern(importId)).execute()).length;
