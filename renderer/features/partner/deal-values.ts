import type { InputOf } from '#shared/api/contract.ts';
import type { Deal } from '#shared/api/records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { formatAmount } from '#shared/domain/money.ts';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
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
  registrationState: string;
  dealKind: string;
  territory: string;
  vertical: string;
  competitor: string;
  campaignId: string;
  isNewCustomer: '' | 'yes' | 'no';
  decidedOn: string;
  decidedBy: string;
  decisionReason: string;
  protectionFrom: string;
  protectionUntil: string;
};

const noRegistration = {
  registrationState: '',
  dealKind: '',
  territory: '',
  vertical: '',
  competitor: '',
  campaignId: '',
  isNewCustomer: '',
  decidedOn: '',
  decidedBy: '',
  decisionReason: '',
  protectionFrom: '',
  protectionUntil: '',
} as const;

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
  ...noRegistration,
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
  registrationState: deal.registrationState ?? '',
  dealKind: deal.dealKind ?? '',
  territory: deal.territory ?? '',
  vertical: deal.vertical ?? '',
  competitor: deal.competitor ?? '',
  campaignId: deal.campaignId ?? '',
  isNewCustomer: deal.isNewCustomer === null ? '' : deal.isNewCustomer ? 'yes' : 'no',
  decidedOn: deal.decidedOn ?? '',
  decidedBy: deal.decidedBy ?? '',
  decisionReason: deal.decisionReason ?? '',
  protectionFrom: deal.protectionFrom ?? '',
  protectionUntil: deal.protectionUntil ?? '',
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

const textFields = [
  'name',
  'customer',
  'productId',
  'ownerId',
  'submittedOn',
  'expectedCloseOn',
  'closedOn',
  'lossReason',
  'note',
  'registrationState',
  'dealKind',
  'territory',
  'vertical',
  'competitor',
  'campaignId',
  'decidedOn',
  'decidedBy',
  'decisionReason',
  'protectionFrom',
  'protectionUntil',
] as const;

/** The input of `deals.save` for the fields that were changed; the rest stays as it is. */
export const dealToInput = (
  partnerId: string,
  id: string | undefined,
  values: DealValues,
  changed: ReadonlySet<keyof DealValues>,
  language: string,
): InputOf<'deals.save'> => {
  const amount = parseAmount(values.amount, values.currency, language);
  const texts = textFields.flatMap((field) =>
    changed.has(field) || (id === undefined && values[field] !== '') ? [[field, orNull(values[field])]] : [],
  );
  return {
    ...(id === undefined ? {} : { id }),
    partnerId,
    stage: values.stage,
    ...Object.fromEntries(texts),
    ...(changed.has('sourcedBy') ? { sourcedBy: orNull(values.sourcedBy) as Deal['sourcedBy'] } : {}),
    ...(changed.has('isNewCustomer') ? { isNewCustomer: values.isNewCustomer === '' ? null : values.isNewCustomer === 'yes' } : {}),
    ...(changed.has('amount') || changed.has('currency')
      ? { amount: amount === null ? null : { minor: amount, currency: values.currency } }
      : {}),
  };
};
