import type { Cell, Fields, SyncTable } from '#shared/sync/table.ts';
import { conflictTable, syncTables } from '#shared/sync/tables.ts';

/**
 * One thing that a person types: a column, or columns that mean one thing together. `tag`: the column whose value is made unlike any other of the history, so
 * that an edit can be followed wherever it goes; the other columns are worked out of it, so that a half-merged pair is seen.
 */
export type Slot = { table: string; name: string; tag: string; fill(mark: number): Fields; isStrict: boolean };

const words = (table: string, ...columns: string[]): Slot[] =>
  columns.map((column) => ({ table, name: column, tag: column, fill: (mark) => ({ [column]: `t${mark}` }), isStrict: false }));

const currencies = ['USD', 'EUR', 'GBP', 'CHF'] as const;
const money = (table: string, amount: string, currency: string): Slot => ({
  table,
  name: 'money',
  tag: amount,
  fill: (mark) => ({ [amount]: mark, [currency]: currencies[mark % currencies.length] ?? 'USD' }),
  isStrict: true,
});
const keyed = (table: string): Slot => ({
  table,
  name: 'name',
  tag: 'name',
  fill: (mark) => ({ name: `t${mark}`, name_key: `key t${mark}` }),
  isStrict: false,
});
const outcomes = ['open', 'met', 'missed', 'cancelled'] as const;
const stages = ['open', 'won', 'lost'] as const;

/** What is typed in the histories, by table. Every one of them is an atom of the table, or a column that stands alone. */
export const slots: readonly Slot[] = [
  { ...keyed('product'), name: 'name' },
  ...words('product', 'series'),
  money('product', 'list_price_minor', 'currency'),
  keyed('partner'),
  ...words('partner', 'website', 'note'),
  money('partner', 'annual_revenue_minor', 'annual_revenue_currency'),
  ...words('contact', 'name', 'role', 'phone', 'note'),
  ...words('deal', 'customer', 'note'),
  money('deal', 'amount_minor', 'currency'),
  {
    table: 'deal',
    name: 'stage',
    tag: 'loss_reason',
    fill: (mark) => ({ stage: `stage t${mark}`, state: stages[mark % stages.length] ?? 'open', loss_reason: `t${mark}` }),
    isStrict: false,
  },
  ...words('commitment', 'description', 'measure'),
  {
    table: 'commitment',
    name: 'outcome',
    tag: 'reason',
    fill: (mark) => ({ state: outcomes[mark % outcomes.length] ?? 'open', reason: `t${mark}` }),
    isStrict: false,
  },
  ...words('qbr', 'summary'),
  ...words('qbr_section', 'title', 'commentary'),
  ...words('saved_view', 'name'),
];

export const slotsOf = (table: string): Slot[] => slots.filter((slot) => slot.table === table);

/** The slot that a column belongs to. */
export const slotOfColumn = (table: string, column: string): Slot | undefined =>
  slots.find((slot) => slot.table === table && column in slot.fill(0));

/** The mark inside a typed value; null for a value that nobody typed. */
export const markOf = (value: Cell | undefined): number | null => {
  if (typeof value === 'number') return value;
  const found = typeof value === 'string' ? /^t(\d+)$/.exec(value) : null;
  return found ? Number(found[1]) : null;
};

/** What a row must have besides what is typed. */
export const needed = (table: string, parent: string): Fields => {
  const needs: Readonly<Record<string, Fields>> = {
    product: {},
    partner: { status: 'enrolled' },
    partner_label: { partner_id: parent },
    contact: { partner_id: parent },
    deal: { partner_id: parent },
    commitment: { partner_id: parent, origin_kind: 'typed', side: 'vendor', made_on: '2026-11-20' },
    qbr: { partner_id: parent, quarter: '2026-Q4', state: 'due', as_of: '2026-11-20' },
    qbr_section: { qbr_id: parent, position: 1 },
    saved_view: { place: 'deals', definition: '{}' },
  };
  return needs[table] ?? {};
};

/** The columns that the histories keep of each table; the product's rules about them stay as they are. */
const kept: Readonly<Record<string, readonly string[]>> = {
  product: ['id', 'name', 'name_key', 'series', 'list_price_minor', 'currency', 'updated_at'],
  partner: [
    'id',
    'name',
    'name_key',
    'status',
    'owner_id',
    'annual_revenue_minor',
    'annual_revenue_currency',
    'website',
    'note',
    'updated_at',
  ],
  partner_label: ['partner_id', 'kind', 'value'],
  contact: ['id', 'partner_id', 'name', 'role', 'phone', 'note', 'updated_at'],
  deal: ['id', 'partner_id', 'customer', 'stage', 'state', 'loss_reason', 'amount_minor', 'currency', 'note', 'updated_at'],
  commitment: ['id', 'partner_id', 'origin_kind', 'side', 'made_on', 'description', 'measure', 'state', 'reason', 'updated_at'],
  qbr: ['id', 'partner_id', 'quarter', 'state', 'as_of', 'summary', 'updated_at'],
  qbr_section: ['id', 'qbr_id', 'key', 'position', 'title', 'commentary'],
  saved_view: ['id', 'place', 'name', 'definition', 'updated_at'],
  sync_conflict: conflictTable.columns,
};

const withColumns = (table: SyncTable, columns: readonly string[]): SyncTable => ({
  ...table,
  columns,
  atoms: table.atoms
    .map((atom) => ({ ...atom, columns: atom.columns.filter((column) => columns.includes(column)) }))
    .filter((atom) => atom.columns.length > 0),
  quiet: table.quiet.filter((column) => columns.includes(column)),
});

/** The tables of the histories: some of the product's own, with the columns that something happens to. */
export const simTables: readonly SyncTable[] = syncTables.flatMap((table) => {
  const columns = kept[table.name];
  return columns ? [withColumns(table, columns)] : [];
});

const byName = new Map(simTables.map((table) => [table.name, table]));
export const simTable = (name: string): SyncTable => {
  const table = byName.get(name);
  if (!table) throw new Error(`no table ${name} in the histories`);
  return table;
};
