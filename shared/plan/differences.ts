import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { formatAmount } from '#shared/domain/money.ts';
import { type PlanContent, type PlanItemKind, PlanItemKind as ItemKinds, planLists, PlanRate, trackedFields } from './model.ts';

/** A difference between two versions of a plan; see `PlanDifference` of the contract. */
export type Difference = {
  list: 'terms' | (typeof planLists)[PlanItemKind];
  item: string | null;
  title: string | null;
  field: string;
  change: 'changed' | 'added' | 'removed';
  from: string | null;
  to: string | null;
};

type Item = PlanContent[(typeof planLists)[PlanItemKind]][number];
type Titles = ReadonlyMap<string, string>;

const amounts: readonly string[] = ['start', 'targets', 'planned'];

/** An amount in the unit of its item, for people. */
const amountText = (minor: number, { unit, currency }: { unit: string; currency: string | null }): string => {
  if (unit === 'money') return currency === null ? String(minor) : `${formatAmount(minor, currency)} ${currency}`;
  if (unit === 'percent') return `${formatAmount(minor, 'USD')} %`;
  if (unit === 'number') return formatAmount(minor, 'USD');
  return unit === 'days' ? String(minor / 10) : minor.toLocaleString('en-US');
};

/** A value for people: lists in one line, nothing as null. */
const textOf = (value: unknown, titles: Titles): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((one) => textOf(one, titles) ?? '').join(', ');
  if (typeof value === 'object') {
    const rate = PlanRate.safeParse(value).data;
    if (rate) return `1 ${rate.from} = ${rate.rate} ${rate.to}`;
    return Object.values(value)
      .filter((part) => part !== '' && part !== null)
      .join(': ');
  }
  return typeof value === 'string' ? (titles.get(value) ?? value) : String(value);
};

const fieldText = (item: Item, field: string, value: unknown, titles: Titles): string | null =>
  typeof value === 'number' && amounts.includes(field) && 'unit' in item ? amountText(value, item) : textOf(value, titles);

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The fields of an item that are signed, with its value: four targets are four fields. */
const signedFields = (kind: PlanItemKind, item: Item): Map<string, unknown> => {
  const tracked: readonly string[] = trackedFields[kind];
  const fields = Object.entries(item).filter(([field]) => field !== 'id' && !tracked.includes(field));
  return new Map(
    fields.flatMap(
      ([field, value]): Array<[string, unknown]> =>
        field === 'targets' ? (value as unknown[]).map((one, index) => [`targets.${index}`, one]) : [[field, value]],
    ),
  );
};

const itemDifferences = (kind: PlanItemKind, before: Item, after: Item, titles: { from: Titles; to: Titles }): Difference[] => {
  const was = signedFields(kind, before);
  return [...signedFields(kind, after)].flatMap(([field, value]) => {
    const old = was.get(field);
    const name = field.split('.')[0] ?? field;
    // the same number in another currency is another amount
    const isRead =
      amounts.includes(name) && 'currency' in before && 'currency' in after && value !== null && before.currency !== after.currency;
    if (isSame(old, value) && !isRead) return [];
    const from = fieldText(before, name, old, titles.from);
    const to = fieldText(after, name, value, titles.to);
    return [{ list: planLists[kind], item: after.id, title: after.title, field, change: 'changed' as const, from, to }];
  });
};

const listDifferences = (kind: PlanItemKind, from: PlanContent, to: PlanContent, titles: { from: Titles; to: Titles }): Difference[] => {
  const list = planLists[kind];
  const before = new Map<string, Item>((from[list] as Item[]).map((item) => [item.id, item]));
  const after = new Map<string, Item>((to[list] as Item[]).map((item) => [item.id, item]));
  const base = { list, field: 'title' };
  const removed = [...before.values()].filter(({ id }) => !after.has(id));
  const order = (items: Iterable<Item>, others: ReadonlyMap<string, Item>): Item[] => [...items].filter(({ id }) => others.has(id));
  const [was, is] = [order(before.values(), after), order(after.values(), before)];
  const isMoved = was.some(({ id }, index) => id !== is[index]?.id);
  const names = (items: readonly Item[]): string => items.map(({ title }) => title).join(', ');
  return [
    ...[...after.values()].flatMap((item): Difference[] => {
      const old = before.get(item.id);
      if (old) return itemDifferences(kind, old, item, titles);
      return [{ ...base, item: item.id, title: item.title, change: 'added', from: null, to: item.title }];
    }),
    ...removed.map((item): Difference => ({ ...base, item: item.id, title: item.title, change: 'removed', from: item.title, to: null })),
    ...(isMoved ? [{ ...base, field: 'order', item: null, title: null, change: 'changed' as const, from: names(was), to: names(is) }] : []),
  ];
};

const titlesOf = (content: PlanContent): Titles =>
  new Map(ItemKinds.options.flatMap((kind) => (content[planLists[kind]] as Item[]).map(({ id, title }) => [id, title])));

/** Field by field, what of the signed part of a version differs in another: terms first, then the lists in their order; values as text, no value as null. */
export const planDifferences = (from: PlanContent, to: PlanContent): Difference[] => {
  const titles = { from: titlesOf(from), to: titlesOf(to) };
  const old: Record<string, unknown> = from.terms;
  const terms = Object.entries(to.terms).flatMap(([field, value]): Difference[] =>
    isSame(old[field], value)
      ? []
      : [
          {
            ...{ list: 'terms', item: null, title: null, field, change: 'changed' },
            ...{ from: textOf(old[field], new Map()), to: textOf(value, new Map()) },
          },
        ],
  );
  return [...terms, ...ItemKinds.options.flatMap((kind) => listDifferences(kind, from, to, titles))];
};
