import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { DealPeriod } from '#shared/metrics/deal-period.ts';
import { totalMoney } from './total-money.ts';

// closes and registrations after the as-of date are not known yet, so every upper end is the earlier of the two
const sums = `
  SELECT currency,
    sum(state = 'won' AND closed_on BETWEEN @from AND @to) AS won,
    sum(CASE WHEN state = 'won' AND closed_on BETWEEN @from AND @to THEN amount_minor END) AS wonAmount,
    sum(state = 'won' AND closed_on BETWEEN @from AND @to AND amount_minor IS NOT NULL) AS wonWithAmount,
    sum(state = 'lost' AND closed_on BETWEEN @from AND @to) AS lost,
    sum(coalesce(submitted_on BETWEEN @from AND @to, 0)) AS registrations,
    sum((submitted_on IS NULL OR submitted_on <= @to) AND (state = 'open' OR coalesce(closed_on > @to, 0))) AS open,
    sum(CASE WHEN (submitted_on IS NULL OR submitted_on <= @to) AND (state = 'open' OR closed_on > @to) THEN amount_minor END) AS openAmount,
    sum((submitted_on IS NULL OR submitted_on <= @to) AND (state = 'open' OR coalesce(closed_on > @to, 0)) AND amount_minor IS NULL) AS openWithout,
    sum(CASE WHEN state = 'won' AND closed_on BETWEEN @from AND @to THEN julianday(closed_on) - julianday(submitted_on) END) AS closeDays,
    sum(state = 'won' AND closed_on BETWEEN @from AND @to AND submitted_on IS NOT NULL) AS closeDaysOf,
    max(CASE WHEN submitted_on <= @to THEN submitted_on END) AS lastEvent
  FROM deal WHERE partner_id = @partnerId GROUP BY currency`;

type Sum = {
  currency: string | null;
  won: number | null;
  wonAmount: number | null;
  wonWithAmount: number | null;
  lost: number | null;
  registrations: number | null;
  open: number | null;
  openAmount: number | null;
  openWithout: number | null;
  closeDays: number | null;
  closeDaysOf: number | null;
  lastEvent: IsoDate | null;
};

const total = (rows: readonly Sum[], pick: (row: Sum) => number | null): number => rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);

/** Counts the deals of one partner from `from` to `to` (both inside) as they were known on the as-of date. */
export const readDealPeriod = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  partnerId: string,
  period: { from: IsoDate; to: IsoDate },
  asOf: IsoDate,
  converter: Converter,
): DealPeriod => {
  ctx.note('deal');
  const to = period.to < asOf ? period.to : asOf;
  const rows = prepared(ctx.sqlite, sums).all({ partnerId, from: period.from, to }) as Sum[];
  const won = total(rows, (row) => row.won);
  const lastEvent = rows.reduce<IsoDate | null>(
    (last, row) => (row.lastEvent !== null && (last === null || row.lastEvent > last) ? row.lastEvent : last),
    null,
  );
  const closeDaysOf = total(rows, (row) => row.closeDaysOf);
  return {
    from: period.from,
    to,
    asOf,
    wonCount: won,
    wonAmount: won === 0 ? 0 : totalMoney(rows, (row) => row.wonAmount, converter),
    wonWithAmount: total(rows, (row) => row.wonWithAmount),
    lostCount: total(rows, (row) => row.lost),
    registrations: total(rows, (row) => row.registrations),
    openDeals: total(rows, (row) => row.open),
    openAmount: totalMoney(rows, (row) => row.openAmount, converter),
    openWithoutAmount: total(rows, (row) => row.openWithout),
    closeDays: closeDaysOf === 0 ? null : total(rows, (row) => row.closeDays),
    closeDaysOf,
    lastEvent,
    daysSinceEvent: lastEvent === null ? null : daysBetween(lastEvent, to),
  };
};
