import type { Alert } from '#shared/alerts/alert.ts';
import type { ValueFormats } from '#shared/alerts/words.ts';
import { formatDate, formatMinor, formatMoney, locale } from '#renderer/ui/format.ts';

/** How the page writes the values of alerts. */
export const pageFormats: ValueFormats = {
  date: formatDate,
  money: (minor, currency) => formatMoney(minor, currency),
  share: (share) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share),
};

/** What is at stake in full; null when it is not known. */
export const costText = ({ cost }: Pick<Alert, 'cost'>): string | null =>
  cost.minor === null || cost.currency === null ? null : formatMoney(cost.minor, cost.currency);
/** The same without its currency, which stands above the column. */
export const stakeText = ({ cost }: Pick<Alert, 'cost'>): string | null =>
  cost.minor === null || cost.currency === null ? null : formatMinor(cost.minor, cost.currency);
