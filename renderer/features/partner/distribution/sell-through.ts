import type { Entry } from '#shared/api/partner-records.ts';
import { moneyOf, referenceOf, textOf } from '../records/entry-text.ts';

type Row = Pick<Entry, 'id' | 'values'>;
/** One period as it was reported; `amount` null: its report has not come in, or is in several currencies. */
export type SellThroughPeriod = { id: string; from: string; to: string; amount: number | null; resellers: number };
export type ResellerLine = { key: string; name: string; partnerId: string | null; amounts: Array<number | null>; total: number };
export type SellThrough = { currency: string | null; periods: SellThroughPeriod[]; resellers: ResellerLine[] };

const resellerOf = ({ values }: Row, unseen: ReadonlySet<string>): { key: string; name: string; partnerId: string | null } => {
  const known = referenceOf(values['reseller']);
  // those that may not be seen are one line without a name
  if (known && unseen.has(known.id)) return { key: '', name: '', partnerId: null };
  const name = known?.title ?? textOf(values['resellerName']) ?? '';
  return { key: known?.id ?? name, name, partnerId: known?.id ?? null };
};

const nobody: ReadonlySet<string> = new Set();

/**
 * What a distributor sold on, by period and by reseller, in minor units of the one currency of its lines (null: there are several, and nothing is added up).
 * The newest `count` periods, oldest first; a period whose report has not come in is a gap, never zero. Resellers: largest first; `unseen` are added up in one line
 * without a name.
 */
export const sellThrough = (
  reports: readonly Row[],
  lines: readonly Row[],
  count: number,
  unseen: ReadonlySet<string> = nobody,
): SellThrough => {
  const currencies = new Set(lines.flatMap(({ values }) => moneyOf(values['amount'])?.currency ?? []));
  const currency = currencies.size === 1 ? ([...currencies][0] ?? null) : null;
  const shown = reports
    .toSorted((a, b) => (textOf(a.values['fromOn']) ?? '').localeCompare(textOf(b.values['fromOn']) ?? ''))
    .slice(-count);
  const byReport = Map.groupBy(lines, ({ values }) => referenceOf(values['report'])?.id ?? '');
  const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { values }) => sum + (moneyOf(values['amount'])?.minor ?? 0), 0);
  const periods = shown.map(({ id, values }): SellThroughPeriod => {
    const own = byReport.get(id) ?? [];
    const isIn = textOf(values['receivedOn']) !== null && currency !== null;
    return {
      id,
      from: textOf(values['fromOn']) ?? '',
      to: textOf(values['toOn']) ?? '',
      amount: isIn ? sumOf(own) : null,
      resellers: new Set(own.map((line) => resellerOf(line, unseen).key)).size,
    };
  });
  const byReseller = Map.groupBy(
    shown.flatMap(({ id }) => byReport.get(id) ?? []),
    (line) => resellerOf(line, unseen).key,
  );
  const resellers = [...byReseller.values()].flatMap((own): ResellerLine[] => {
    const [first] = own;
    if (!first) return [];
    const amounts = periods.map(({ id, amount }) =>
      amount === null ? null : sumOf(own.filter(({ values }) => referenceOf(values['report'])?.id === id)),
    );
    return [{ ...resellerOf(first, unseen), amounts, total: amounts.reduce<number>((sum, minor) => sum + (minor ?? 0), 0) }];
  });
  return { currency, periods, resellers: resellers.toSorted((a, b) => b.total - a.total || a.name.localeCompare(b.name)) };
};
