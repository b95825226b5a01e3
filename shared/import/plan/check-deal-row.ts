import { type CheckedDeal, checkDealDates, otherHolder } from '#shared/domain/records/checks/deal.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import type { Value } from '../values.ts';
import type { RowCheck } from './check-record-row.ts';
import { importColumns } from './columns.ts';
import type { Plan } from './plan-types.ts';
import type { ReadRows, StoreView } from './store-view.ts';

const slotsOf = {
  partnerId: 'partner_id',
  customer: 'customer',
  productId: 'product_id',
  registrationState: 'registration_state',
  submittedOn: 'submitted_on',
  decidedOn: 'decided_on',
  closedOn: 'closed_on',
  protectionFrom: 'protection_from',
  protectionUntil: 'protection_until',
} as const satisfies Record<Exclude<keyof CheckedDeal, 'id'>, string>;
const slots = Object.entries(slotsOf).map(([key, column]) => [key, importColumns.deal.indexOf(column)] as const);
const protectionSlot = importColumns.deal.indexOf('protection_until');
const decidedSlot = importColumns.deal.indexOf('decided_on');

const toDeal = (id: string | undefined, at: (slot: number) => Value): CheckedDeal =>
  ({ id, ...Object.fromEntries(slots.map(([key, slot]) => [key, at(slot)])) }) as CheckedDeal;

/** Protected deals by product and customer. */
const createHolders = (read: ReadRows) => {
  const groups = new Map<string, Map<string, CheckedDeal>>();
  const keyOf = (deal: CheckedDeal): string => `${deal.productId} ${nameKey(deal.customer ?? '')}`;
  const put = (id: string, deal: CheckedDeal): void => {
    const key = keyOf(deal);
    groups.set(key, (groups.get(key) ?? new Map<string, CheckedDeal>()).set(id, { ...deal, id }));
  };
  for (const [first, ...values] of read('deal', ['id', ...importColumns.deal], 'protection_until')) {
    const id = String(first);
    put(
      id,
      toDeal(id, (slot) => values[slot] ?? null),
    );
  }
  return { put, others: (deal: CheckedDeal): CheckedDeal[] => [...(groups.get(keyOf(deal))?.values() ?? [])] };
};

/**
 * Holds a deal against what cannot be: a protection that ends before it starts or that another partner has, a decision before the registration. CRMs keep deals that were
 * entered after they closed, and approvals without a day; these say less than one would like, but they are not impossible.
 */
export const createDealCheck = (store: StoreView, plan: Plan): RowCheck => {
  let holders: ReturnType<typeof createHolders> | null = null;
  let last: CheckedDeal | null = null;
  const nameOf = (partnerId: string): string =>
    store.indexes.partner.nameOf(partnerId) ??
    String(plan.entities.partner.creates.find(([id]) => id === partnerId)?.[importColumns.partner.indexOf('name') + 1] ?? '');
  return {
    check: (values, existing) => {
      last = null;
      const at = (slot: number): Value => values[slot] ?? existing?.values[slot] ?? null;
      if (at(protectionSlot) === null && at(decidedSlot) === null) return null;
      const deal = toDeal(existing?.id, at);
      const found = checkDealDates({ ...deal, closedOn: null, registrationState: null });
      if (found) return { code: found.code, field: found.field, params: found.params };
      if (deal.protectionUntil === null) return null;
      holders ??= createHolders(store.rows);
      const taken = otherHolder(deal, holders.others(deal));
      last = deal;
      if (!taken) return null;
      return {
        code: 'PROTECTION_TAKEN',
        field: 'protectionUntil',
        params: { holder: nameOf(taken.partnerId), customer: deal.customer ?? '', until: taken.protectionUntil ?? '' },
      };
    },
    keep: (id) => {
      if (last) holders?.put(id, last);
    },
  };
};
