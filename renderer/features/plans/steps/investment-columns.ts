import type { TFunction } from 'i18next';
import { InvestmentKind, type PlanInvestment } from '#shared/plan/model.ts';
import { formatMinor, formatMoney, formatPeopleDays, locale } from '#renderer/ui/format.ts';
import { readNumber, typedNumber } from '#renderer/ui/number-text.ts';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import type { SheetColumn, SheetRead, SheetValues } from '#renderer/ui/sheet/columns.ts';

type Money = { currency: string; convert(minor: number, currency: string): number | null };

/** Days of people with one decimal, from tenths. */
const daysText = (tenths: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(tenths / 10);

/** What somebody typed as the amount of a line: minor units of its currency, or tenths of days. */
const readPlanned = (t: TFunction, text: string, { unit, currency }: PlanInvestment, planCurrency: string): SheetRead => {
  const days = unit === 'days' ? readNumber(text, locale()) : null;
  const value = unit === 'days' ? (days === null ? null : Math.round(days * 10)) : parseAmount(text, currency ?? planCurrency, locale());
  return value === null || value < 0
    ? {
        ok: false,
        message: t(($) => $.planSteps.invest.amountBad, { example: unit === 'days' ? daysText(125) : formatMinor(2_500_00, 'EUR') }),
      }
    : { ok: true, value };
};

/** The columns of what both sides put in. An amount reads as its line says: money in its own currency, or days of people. */
export const investmentColumns = (t: TFunction, money: Money): Array<SheetColumn<PlanInvestment>> => {
  const currencyOf = ({ currency }: PlanInvestment): string => currency ?? money.currency;
  const amount = (id: 'planned' | 'spent'): SheetColumn<PlanInvestment> => ({
    id,
    label: t(($) => $.planSteps.invest[id]),
    kind: 'number',
    width: 112,
    value: (row) => row[id],
    parse: (text, row) => readPlanned(t, text, row, money.currency),
    format: (value, row) => (row.unit === 'days' ? formatPeopleDays(value) : formatMinor(value, currencyOf(row))),
    typed: (value, row) =>
      row.unit === 'days'
        ? typedNumber(value / 10, locale())
        : new Intl.NumberFormat(locale(), { useGrouping: false, minimumFractionDigits: minorDigits(currencyOf(row)) }).format(
            majorUnits(value, currencyOf(row)),
          ),
    unit: (row) => (row.unit === 'days' ? 'days' : currencyOf(row)),
  });
  return [
    {
      id: 'title',
      label: t(($) => $.planSteps.invest.title),
      kind: 'text',
      width: 230,
      value: ({ title }) => title,
      parse: (text) => (text.trim() === '' ? { ok: false, message: t(($) => $.planSteps.titleNeeded) } : { ok: true, value: text.trim() }),
    },
    {
      id: 'side',
      label: t(($) => $.planSteps.side.label),
      kind: 'choice',
      width: 76,
      value: ({ side }) => side,
      choices: () => (['vendor', 'partner'] as const).map((side) => ({ value: side, label: t(($) => $.planSteps.side[side]) })),
    },
    {
      id: 'kind',
      label: t(($) => $.planSteps.invest.kindHeading),
      kind: 'choice',
      width: 132,
      value: ({ kind }) => kind,
      choices: () => InvestmentKind.options.map((kind) => ({ value: kind, label: t(($) => $.planSteps.invest.kind[kind]) })),
    },
    {
      id: 'unit',
      label: t(($) => $.planSteps.invest.unit.label),
      kind: 'choice',
      width: 84,
      value: ({ unit }) => unit,
      choices: () => (['money', 'days'] as const).map((unit) => ({ value: unit, label: t(($) => $.planSteps.invest.unit[unit]) })),
    },
    {
      id: 'currency',
      label: t(($) => $.planSteps.invest.currency),
      kind: 'text',
      width: 84,
      value: (row) => (row.unit === 'days' ? '' : currencyOf(row)),
      // without one, money is in the currency of the plan
      parse: (text) =>
        text.trim() === ''
          ? { ok: true, value: null }
          : /^[A-Z]{3}$/.test(text.trim().toUpperCase())
            ? { ok: true, value: text.trim().toUpperCase() }
            : { ok: false, message: t(($) => $.planSteps.invest.currencyBad) },
    },
    // after the unit and the currency, by which they are read
    amount('planned'),
    amount('spent'),
    {
      id: 'inPlan',
      label: t(($) => $.planSteps.invest.inPlan, { currency: money.currency }),
      kind: 'computed',
      width: 132,
      value: (row) => (row.unit === 'days' ? null : money.convert(row.planned, currencyOf(row))),
      format: (value) => formatMinor(value, money.currency),
      unit: () => money.currency,
      explain: (row) => {
        const own = currencyOf(row);
        if (row.unit === 'days') return t(($) => $.planSteps.invest.inPlanDays);
        if (own === money.currency) return t(($) => $.planSteps.invest.inPlanSame);
        return money.convert(row.planned, own) === null
          ? t(($) => $.planSteps.invest.inPlanNone, { currency: own })
          : t(($) => $.planSteps.invest.inPlanWhy, { amount: formatMoney(row.planned, own) });
      },
    },
    { id: 'owner', label: t(($) => $.planSteps.invest.owner), kind: 'text', width: 120, value: ({ owner }) => owner ?? '' },
    { id: 'dueOn', label: t(($) => $.planSteps.invest.dueOn), kind: 'date', width: 104, value: ({ dueOn }) => dueOn },
  ];
};

type Measure = Pick<PlanInvestment, 'unit' | 'currency'>;
const digitsOf = ({ unit, currency }: Measure, planCurrency: string): number =>
  unit === 'days' ? 1 : minorDigits(currency ?? planCurrency);

/** What cells of the list mean as fields of an investment. Where its unit or the decimals of its currency change, its numbers stay as people read them. */
export const investmentFields =
  (planCurrency: string) =>
  ({ owner, ...others }: SheetValues, row: PlanInvestment | null): Record<string, unknown> => {
    const fields: Record<string, unknown> = {
      ...others,
      ...(owner === undefined ? {} : { owner: typeof owner === 'string' && owner.trim() !== '' ? owner.trim() : null }),
    };
    if (row === null) return fields;
    const by = digitsOf({ ...row, ...others } as Measure, planCurrency) - digitsOf(row, planCurrency);
    const kept = (['planned', 'spent'] as const).filter((field) => by !== 0 && row[field] !== null && !(field in others));
    return { ...fields, ...Object.fromEntries(kept.map((field) => [field, Math.round((row[field] ?? 0) * 10 ** by)])) };
  };
