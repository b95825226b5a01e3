import { nameKey } from '#shared/domain/name-key.ts';
import { writtenKey } from '#shared/domain/near-name.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import { importColumns, isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import type { NamedAddition, Plan } from '#shared/import/plan/plan-types.ts';
import type { Value } from '#shared/import/values.ts';
import type { Fields } from '#shared/sync/table.ts';
import { type FeedOp, insertOp } from './feed-op.ts';

const hasNameKey: readonly string[] = ['person', 'product', 'partner', 'team'];

const withNameKey = (tbl: string, fields: Fields): Fields =>
  hasNameKey.includes(tbl) && typeof fields['name'] === 'string' ? { ...fields, name_key: nameKey(fields['name']) } : fields;

/** A label of a partner as a row of its own. */
export const labelRow = (partnerId: string, kind: string, value: string): FeedOp => {
  const fields = { partner_id: partnerId, kind, value };
  return insertOp('partner_label', JSON.stringify([partnerId, kind, value]), fields);
};

const linesOf = (value: Value | undefined): string[] => (value === null || value === undefined ? [] : String(value).split('\n'));

/** The record that a row makes, with its labels. `values`: the id, then the values in the order of `importColumns`. */
export const newRecord = (entity: ImportEntity, [first, ...values]: readonly Value[], now: number): FeedOp[] => {
  const id = String(first);
  const given = importColumns[entity].map((column, slot) => [column, values[slot] ?? null] as const);
  const own = Object.fromEntries(given.filter(([column]) => !isLabelColumn(column)));
  const labels = given.flatMap(([column, value]) =>
    isLabelColumn(column) ? linesOf(value).map((line) => labelRow(id, labelColumns[column], line)) : [],
  );
  return [insertOp(entity, id, withNameKey(entity, { ...own, id, created_at: now, updated_at: now })), ...labels];
};

const listedDefaults: Readonly<Record<string, Fields>> = {
  certificate_definition: { gates: '[]' },
  compliance_requirement: { partner_types: '[]', verticals: '[]' },
};

const addition = ({ kind, id, name, values = {} }: NamedAddition, now: number): FeedOp => {
  const times = { created_at: now, updated_at: now };
  if (kind === 'certificate_definition' || kind === 'compliance_requirement')
    return insertOp(kind, id, { ...listedDefaults[kind], ...values, key: id, label: name, updated_at: now });
  if (kind === 'sell_through_report') return insertOp(kind, id, { ...values, id, ...times });
  if (kind === 'contact') return insertOp(kind, id, { ...values, id, name, ...times });
  const table = kind === 'manager' ? 'person' : kind;
  const role = kind === 'manager' ? 'manager' : kind === 'person' ? 'cam' : null;
  return insertOp(table, id, withNameKey(table, { ...values, id, name, role, ...times }));
};

/** Rows of what a feed only names: people, teams, products, contacts, reports, entries of the program's lists, other names of products, stages. `lastPosition`: of the stages that there are. */
export const namedRows = (plan: Plan, lastPosition: number, now: number): FeedOp[] => [
  ...plan.additions.map((one) => addition(one, now)),
  ...plan.aliases
    .filter(({ accepted }) => accepted)
    .map(({ name, productId }) =>
      insertOp('product_alias', writtenKey(name), { alias_key: writtenKey(name), alias: name, product_id: productId }),
    ),
  ...plan.stages.map(({ key, label, state }, at) => insertOp('deal_stage', key, { key, label, state, position: lastPosition + 1 + at })),
];
