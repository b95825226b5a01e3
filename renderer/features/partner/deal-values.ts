import type { InputOf } from '#shared/api/contract.ts';
import type { Deal } from '#shared/api/records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { formatAmount, parseMinor } from '#shared/domain/money.ts';

/** What the form of a deal holds; empty text is "not set". */
export type DealValues = {
  name: string;
  customer: string;
  productId: string;
  ownerId: string;
  stage: string;
  sourcedBy: string;
  submittedOn: string;
  expectedCloseOn: string;
  closedOn: string;
  amount: string;
  currency: string;
  lossReason: string;
  note: string;
};

/** A new deal starts on the as-of date, or it would not be seen there. */
export const newDealValues = (asOf: IsoDate, currency: string, stage: string): DealValues => ({
  name: '',
  customer: '',
  productId: '',
  ownerId: '',
  stage,
  sourcedBy: '',
  submittedOn: asOf,
  expectedCloseOn: '',
  closedOn: '',
  amount: '',
  currency,
  lossReason: '',
  note: '',
});

export const dealToValues = (deal: Deal, currency: string, language: string): DealValues => ({
  name: deal.name ?? '',
  customer: deal.customer ?? '',
  productId: deal.productId ?? '',
  ownerId: deal.ownerId ?? '',
  stage: deal.stage,
  sourcedBy: deal.sourcedBy ?? '',
  submittedOn: deal.submittedOn ?? '',
  expectedCloseOn: deal.expectedCloseOn ?? '',
  closedOn: deal.closedOn ?? '',
  amount: deal.amount === null ? '' : formatAmount(deal.amount.minor, deal.amount.currency, language),
  currency: deal.amount?.currency ?? currency,
  lossReason: deal.lossReason ?? '',
  note: deal.note ?? '',
});

/** The sign between whole and fraction in a language, and the one between thousands. */
const signsOf = (language: string): { decimal: string; group: string } => {
  const parts = new Intl.NumberFormat(language, { minimumFractionDigits: 1, useGrouping: true }).formatToParts(1_234_567.5);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal') || '.', group: of('group') };
};

/** True for digits whose groups stand where a language puts them: 48,621 and 4,86,21,000, but not 48,50, which somebody meant as a fraction. */
const isGrouped = ([first = '', ...others]: readonly string[]): boolean =>
  others.length === 0 ||
  (first.length <= 3 && others.at(-1)?.length === 3 && others.slice(0, -1).every(({ length }) => length === 2 || length === 3));

/** Typed text of an amount ("48,621.00", "48621") to minor units, in the signs of the language; null when it is not an amount. */
export const parseAmount = (text: string, currency: string, language: string): number | null => {
  const { decimal, group } = signsOf(language);
  const [whole = '', ...fraction] = text.replaceAll(/[\s\u00a0\u202f]/g, '').split(decimal);
  const groups = group.trim() === '' ? [whole] : whole.replace(/^[+-]/, '').split(group);
  if (!isGrouped(groups)) return null;
  const sign = whole.startsWith('-') && group.trim() !== '' ? '-' : '';
  return parseMinor([`${sign}${groups.join('')}`, ...fraction].join('.'), currency);
};

type Stages = ReadonlyArray<{ key: string; state: 'open' | 'won' | 'lost' }>;
export type DealProblems = Partial<Record<'amount' | 'closedOn' | 'currency', 'amountInvalid' | 'closedNeeded' | 'currencyInvalid'>>;

/** What the form must ask for before it can be saved. `closedSince`: the deal was closed after the as-of date, so its day is not shown. */
export const dealProblems = (values: DealValues, stages: Stages, language: string, closedSince: boolean): DealProblems => {
  const state = stages.find(({ key }) => key === values.stage)?.state ?? 'open';
  return {
    ...(values.amount.trim() !== '' && parseAmount(values.amount, values.currency, language) === null
      ? { amount: 'amountInvalid' as const }
      : {}),
    ...(/^[A-Z]{3}$/.test(values.currency) ? {} : { currency: 'currencyInvalid' as const }),
    ...(state !== 'open' && values.closedOn === '' && !closedSince ? { closedOn: 'closedNeeded' as const } : {}),
  };
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The input of `deals.save` for the fields that were changed; the rest stays as it is. */
export const dealToInput = (
  partnerId: string,
  id: string | undefined,
  values: DealValues,
  changed: ReadonlySet<keyof DealValues>,
  language: string,
): InputOf<'deals.save'> => {
  const amount = parseAmount(values.amount, values.currency, language);
  const texts = (
    ['name', 'customer', 'productId', 'ownerId', 'submittedOn', 'expectedCloseOn', 'closedOn', 'lossReason', 'note'] as const
  ).flatMap((field) => (changed.has(field) || (id === undefined && values[field] !== '') ? [[field, orNull(values[field])]] : []));
  return {
    ...(id === undefined ? {} : { id }),
    partnerId,
    stage: values.stage,
    ...Object.fromEntries(texts),
    ...(changed.has('sourcedBy') ? { sourcedBy: orNull(values.sourcedBy) as Deal['sourcedBy'] } : {}),
    ...(changed.has('amount') || changed.has('currency')
      ? { amount: amount === null ? null : { minor: amount, currency: values.currency } }
      : {}),
  };
};
