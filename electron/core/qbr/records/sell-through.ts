import { totalMoney } from '#core/partners/total-money.ts';
import type { Row, Value } from '#shared/documents/model.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import { textValue } from '#shared/qbr/values.ts';
import { recordTable, type RecordsAsked } from './asked.ts';

type Line = { product: string | null; currency: string | null; amount: number; units: number | null };

/** What was sold on in a quarter by product, in the currencies of the reports; null where no report of it was in by the as-of date. */
const readQuarter = async ({ ctx, partnerId, asOf }: RecordsAsked, { from, to }: FiscalQuarter): Promise<Line[] | null> => {
  const reports = await ctx.db
    .selectFrom('sell_through_report')
    .select('id')
    .where('partner_id', '=', partnerId)
    .where('to_on', '>=', from)
    .where('to_on', '<=', to < asOf ? to : asOf)
    .where('received_on', '<=', asOf)
    .execute();
  if (reports.length === 0) return null;
  return ctx.db
    .selectFrom('sell_through_line as l')
    .leftJoin('product as p', 'p.id', 'l.product_id')
    .select(['p.name as product', 'l.currency'])
    .select(({ fn }) => [fn.sum<number>('l.amount_minor').as('amount'), fn.sum<number | null>('l.quantity').as('units')])
    .where('l.partner_id', '=', partnerId)
    .where(
      'l.report_id',
      'in',
      reports.map(({ id }) => id),
    )
    .groupBy(['p.name', 'l.currency'])
    .execute();
};

/** Sell-through by product: the quarter, the one before and the year before. What the products come to is the sell-through of K77. */
export const readSellThrough = async (asked: RecordsAsked): Promise<RecordTable> => {
  const { quarter, previous, yearBefore, say } = asked;
  const converter = asked.converter.again();
  const periods: Array<{ period: FiscalQuarter; lines: Line[] | null }> = [];
  for (const period of [quarter, previous, yearBefore]) periods.push({ period, lines: await readQuarter(asked, period) });
  const amountIn = (lines: Line[] | null, product?: string | null): number | null | undefined => {
    if (lines === null) return undefined;
    const own = product === undefined ? lines : lines.filter((line) => line.product === product);
    return own.length === 0 ? 0 : totalMoney(own, ({ amount }) => amount, converter);
  };
  const cell = (amount: number | null | undefined): Value => {
    if (amount === undefined) return { kind: 'missing', reason: say('noReport') };
    return amount === null
      ? { kind: 'missing', reason: say('noRateForAmount') }
      : { kind: 'money', minor: amount, currency: converter.currency };
  };
  const [now] = periods;
  const unitsOf = (product?: string | null): Value => {
    if (!now?.lines) return { kind: 'missing', reason: say('noReport') };
    const own = now.lines.filter((line) => product === undefined || line.product === product);
    return { kind: 'integer', value: own.reduce((sum, { units }) => sum + (units ?? 0), 0) };
  };
  const hasUnits = now?.lines?.some(({ units }) => units !== null) ?? false;
  const rowOf = (label: string, product?: string | null): Row => ({
    cells: [textValue(label), ...(hasUnits ? [unitsOf(product)] : []), ...periods.map(({ lines }) => cell(amountIn(lines, product)))],
  });
  const products = [...new Set(periods.flatMap(({ lines }) => lines ?? []).map(({ product }) => product))]
    .map((product) => ({ product, amounts: periods.map(({ lines }) => amountIn(lines, product) ?? 0) }))
    .toSorted(
      (a, b) =>
        (b.amounts[0] ?? 0) - (a.amounts[0] ?? 0) ||
        (b.amounts[1] ?? 0) - (a.amounts[1] ?? 0) ||
        (a.product ?? '').localeCompare(b.product ?? ''),
    );
  return recordTable(
    [
      { key: 'product', label: say('product'), kind: 'text' },
      ...(hasUnits ? [{ key: 'units', label: say('units', { quarter: quarter.label }), kind: 'integer' as const }] : []),
      ...periods.map(({ period: { label } }) => ({ key: label, label, kind: 'money' as const, unit: converter.currency })),
    ],
    products.length === 0
      ? []
      : [
          ...products.map(({ product }) => rowOf(product ?? say('noProduct'), product)),
          { ...rowOf(say('total')), emphasis: 'total' as const },
        ],
  );
};
