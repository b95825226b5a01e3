import type { Entry } from '#shared/api/partner-records.ts';
import { moneyOf, textOf } from '../records/entry-text.ts';

type Row = Pick<Entry, 'values'>;
const isOpen = ({ values }: Row): boolean => values['state'] === 'due' || values['state'] === 'in_negotiation';

/**
 * Open renewals by the month in which they are due, overdue ones in the first. `amounts` in minor units of `currency`: null where a renewal of the month has no amount;
 * the whole of them null when the renewals are in several currencies.
 */
export const renewalsByMonth = (
  renewals: readonly Row[],
  months: readonly string[],
): { counts: number[]; currency: string | null; amounts: Array<number | null> | null } => {
  const open = renewals.filter(isOpen);
  const currencies = new Set(open.flatMap(({ values }) => moneyOf(values['amount'])?.currency ?? []));
  const currency = currencies.size === 1 ? ([...currencies][0] ?? null) : null;
  const first = months[0] ?? '';
  const inMonth = months.map((month) =>
    open.filter(({ values }) => {
      const due = (textOf(values['dueOn']) ?? '').slice(0, 7);
      return due === month || (month === first && due !== '' && due < first);
    }),
  );
  return {
    counts: inMonth.map(({ length }) => length),
    currency,
    amounts:
      currency === null
        ? null
        : inMonth.map((rows) => {
            const amounts = rows.map(({ values }) => moneyOf(values['amount'])?.minor ?? null);
            return amounts.includes(null) ? null : amounts.reduce<number>((sum, minor) => sum + (minor ?? 0), 0);
          }),
  };
};
