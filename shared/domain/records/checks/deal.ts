import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { IsoDate } from '../../dates.ts';
import { nameKey } from '../../name-key.ts';

/** What a registration says about its days and its protection; the keys are those of `deals.save`. */
export type CheckedDeal = {
  id?: string | undefined;
  partnerId: string;
  customer: string | null;
  productId: string | null;
  registrationState: 'draft' | 'submitted' | 'approved' | 'rejected' | 'conflict' | 'expired' | null;
  submittedOn: IsoDate | null;
  decidedOn: IsoDate | null;
  closedOn: IsoDate | null;
  protectionFrom: IsoDate | null;
  protectionUntil: IsoDate | null;
};
/** A problem of a deal; `field` is the key of `deals.save`. */
type DealProblem = { code: ErrorCode; field: keyof CheckedDeal; params: ErrorParams };

const labels = {
  decidedOn: 'Decided',
  submittedOn: 'Registered',
  closedOn: 'Closed',
  protectionFrom: 'Protected from',
  protectionUntil: 'Protected until',
} as const;
type DayKey = keyof typeof labels;

const problem = (code: ErrorCode, field: DayKey, params: ErrorParams): DealProblem => ({
  code,
  field,
  params: { field: labels[field], key: field, ...params },
});

const order: ReadonlyArray<readonly [first: DayKey, second: DayKey, code: 'DATES_OUT_OF_ORDER' | 'ENDS_BEFORE_START']> = [
  ['protectionFrom', 'protectionUntil', 'ENDS_BEFORE_START'],
  ['submittedOn', 'decidedOn', 'DATES_OUT_OF_ORDER'],
  // invariant 6: nobody is protected before somebody decided it
  ['decidedOn', 'protectionFrom', 'DATES_OUT_OF_ORDER'],
  ['submittedOn', 'closedOn', 'DATES_OUT_OF_ORDER'],
];

/** The days of a registration against each other and against its decision. */
export const checkDealDates = (deal: CheckedDeal): DealProblem | null => {
  for (const [first, second, code] of order) {
    const [before, after] = [deal[first], deal[second]];
    if (before !== null && after !== null && after < before)
      return problem(code, second, { value: after, other: labels[first], otherValue: before });
  }
  const state = deal.registrationState;
  if ((state === 'approved' || state === 'rejected') && deal.decidedOn === null)
    return problem('STATE_WITHOUT_DATE', 'decidedOn', { state: state === 'approved' ? 'Approved' : 'Rejected' });
  return null;
};

type Term = { from: IsoDate; until: IsoDate };

/** The days on which a deal holds the protection of its customer, both inside; null when it never does. A closed deal holds it until it was closed. */
export const protectionOf = (deal: CheckedDeal): Term | null => {
  const state = deal.registrationState;
  if (deal.protectionUntil === null || deal.customer === null || (state !== null && state !== 'approved')) return null;
  const until = deal.closedOn !== null && deal.closedOn < deal.protectionUntil ? deal.closedOn : deal.protectionUntil;
  const from = deal.protectionFrom ?? deal.decidedOn ?? deal.submittedOn ?? until;
  return from <= until ? { from, until } : null;
};

/**
 * The deal of another partner that holds the protection of the same customer and product on one of the same days (invariant 6 of the domain); null when there is
 * none. Customers are the same when their names are, but for case, accents and signs.
 */
export const otherHolder = <T extends CheckedDeal>(deal: CheckedDeal, others: readonly T[]): T | null => {
  const term = protectionOf(deal);
  if (term === null) return null;
  const customer = nameKey(deal.customer ?? '');
  const overlaps = (other: T): boolean => {
    const taken = protectionOf(other);
    return taken !== null && taken.from <= term.until && term.from <= taken.until;
  };
  return (
    others.find(
      (other) =>
        other.partnerId !== deal.partnerId &&
        (deal.id === undefined || other.id !== deal.id) &&
        other.productId === deal.productId &&
        nameKey(other.customer ?? '') === customer &&
        overlaps(other),
    ) ?? null
  );
};
