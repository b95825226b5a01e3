import { sql } from 'kysely';
import type { QueryCtx } from '#core/context.ts';
import { readDealPeriod } from '#core/partners/deal-period.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { addDays, type IsoDate, windowMonths } from '#shared/domain/dates.ts';
import { type CurrencyRate, createConverter } from '#shared/domain/rates.ts';
import type { Measured } from './actuals.ts';

type Outlook = OutputOf<'plans.outlook'>;
type Reader = Pick<QueryCtx, 'db' | 'sqlite' | 'note'>;

const readOpen = (ctx: Reader, partnerId: string, asOf: IsoDate) =>
  ctx.db
    .selectFrom('deal')
    .select(['amount_minor as amount', 'currency', 'expected_close_on as closeOn'])
    .where('partner_id', '=', partnerId)
    .where(sql<boolean>`(submitted_on IS NULL OR submitted_on <= ${asOf}) AND (state = 'open' OR closed_on > ${asOf})`)
    .execute();

/**
 * What a forecast starts from, as known on a day: win rate and mean days to close of the last twelve months, and the open deals in the currency of the plan at dated
 * rates. A deal whose expected day is past counts on the as-of date, the earliest on which it can close; one that is expected before the plan begins is in no quarter.
 */
export const readOutlook = async (
  ctx: Reader,
  { partnerId, content, quarters }: Pick<Measured, 'partnerId' | 'content' | 'quarters'>,
  rates: readonly CurrencyRate[],
  asOf: IsoDate,
): Promise<Outlook> => {
  const converter = createConverter(rates, 'dated', asOf, content.terms.currency);
  const year = { from: addDays(windowMonths(asOf, 12).after, 1), to: asOf };
  const { wonCount, lostCount, closeDays, closeDaysOf } = readDealPeriod(ctx, partnerId, year, asOf, converter.again());
  const decided = wonCount + lostCount;
  const open = [0, 0, 0, 0];
  const sums = { undated: 0, later: 0, dueDeals: 0 };
  const deals = await readOpen(ctx, partnerId, asOf);
  for (const { amount, currency, closeOn } of deals) {
    const day = closeOn === null ? null : closeOn < asOf ? asOf : closeOn;
    const value = amount === null || currency === null ? 0 : (converter.convert(amount, currency) ?? 0);
    const at = quarters.findIndex(({ from, to }) => day !== null && from <= day && day <= to);
    if (day === null) sums.undated += value;
    else if (day > content.terms.endsOn) sums.later += value;
    if (at < 0) continue;
    open[at] = (open[at] ?? 0) + value;
    sums.dueDeals += 1;
  }
  return {
    currency: converter.currency,
    winRate: decided === 0 ? null : wonCount / decided,
    winRateOf: { won: wonCount, decided },
    cycleDays: closeDays === null || closeDaysOf === 0 ? null : closeDays / closeDaysOf,
    open,
    ...sums,
    openDeals: deals.length,
    missing: converter.missing(),
  };
};
