import type { InputOf } from '#shared/api/contract.ts';
import type { Deal } from '#shared/api/records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { formatAmount } from '#shared/domain/money.ts';
import { parseAmount } from './parse-amount.ts';
import { orNull } from './or-null.ts';

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
