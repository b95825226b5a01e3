import type { QueryCtx } from '#core/context.ts';
import { frameParams } from '#core/metrics/days.ts';
import { readLastCommercialEvent } from '#core/metrics/last-event.ts';
import { readColumns } from '#core/metrics/read-columns.ts';
import type { ColumnId } from '#core/metrics/sql-input.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { DealPeriod } from '#shared/metrics/deal-period.ts';
import { frameOfDays } from '#shared/metrics/engine/frame.ts';

const columns: readonly ColumnId[] = [
  'wonCount',
  'wonAmount',
  'wonWithAmount',
  'lostCount',
  'registrations',
  'openDeals',
  'openAmount',
  'openWithAmount',
  'closeDays',
  'closeDaysOf',
];

/** Counts the deals of one partner from `from` to `to` (both inside) as they were known on the as-of date. */
export const readDealPeriod = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  partnerId: string,
  period: { from: IsoDate; to: IsoDate },
  asOf: IsoDate,
  converter: Converter,
): DealPeriod => {
  const frame = frameOfDays(period, asOf);
  const found = readColumns(ctx, columns, frameParams([frame]), converter, [partnerId]).get(partnerId)?.[0] ?? {};
  const count = (id: ColumnId): number => (typeof found[id] === 'number' ? found[id] : 0);
  const amount = (id: ColumnId): number | null => (typeof found[id] === 'number' ? found[id] : null);
  const wonCount = count('wonCount');
  const openDeals = count('openDeals');
  const closeDaysOf = count('closeDaysOf');
  const lastEvent = readLastCommercialEvent(ctx, partnerId, frame.day);
  return {
    from: period.from,
    to: frame.day,
    asOf,
    wonCount,
    // won deals without any amount make the sum unknown, not zero
    wonAmount: wonCount === 0 ? 0 : amount('wonAmount'),
    wonWithAmount: count('wonWithAmount'),
    lostCount: count('lostCount'),
    registrations: count('registrations'),
    openDeals,
    openAmount: amount('openAmount'),
    openWithoutAmount: openDeals - count('openWithAmount'),
    closeDays: closeDaysOf === 0 ? null : count('closeDays'),
    closeDaysOf,
    lastEvent,
    daysSinceEvent: lastEvent === null ? null : daysBetween(lastEvent, frame.day),
  };
};
