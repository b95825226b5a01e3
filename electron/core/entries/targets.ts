import { type RecordField, type RecordKind } from '#shared/domain/records/record-kind.ts';
import { type RecordKey, isRecordKey, recordFieldOf, recordKindOf, recordKinds } from '#shared/domain/records/record-kinds.ts';

/** Where a reference of a field leads: the table, the column of its ids, and the SQL of what people call a row of it. */
export type Target = { table: string; idColumn: 'id' | 'key'; title: string };

const named = (table: string): Target => ({ table, idColumn: 'id', title: 'name' });
const dealTarget: Target = { table: 'deal', idColumn: 'id', title: 'coalesce(name, customer, external_id, id)' };

const recordTarget = (key: RecordKey): Target => {
  const kind = recordKindOf(key);
  const field = kind.title ?? kind.date;
  return { table: key, idColumn: 'id', title: field === null ? 'id' : `coalesce(${recordFieldOf(kind, field).column}, id)` };
};

/** Where a field leads; null for a field that holds a value of its own. */
export const targetOf = (field: RecordField): Target | null => {
  switch (field.kind) {
    case 'person':
    case 'partner':
    case 'contact':
    case 'product':
      return named(field.kind);
    case 'deal':
      return dealTarget;
    case 'record':
      return field.refers !== undefined && isRecordKey(field.refers) ? recordTarget(field.refers) : null;
    case 'program':
      return field.list === undefined ? null : { table: field.list, idColumn: 'key', title: 'label' };
    case 'stage':
      return { table: 'deal_stage', idColumn: 'key', title: 'label' };
    default:
      return null;
  }
};

/** What people call records of this table; null for tables whose rows have no name. */
export const targetOfRecord = (table: string): Target | null => {
  if (isRecordKey(table)) return recordTarget(table);
  if (table === 'deal') return dealTarget;
  if (table === 'commitment') return { table, idColumn: 'id', title: 'description' };
  if (table === 'plan_milestone') return { table, idColumn: 'id', title: 'title' };
  if (table === 'plan') return { table, idColumn: 'id', title: 'name' };
  return table === 'qbr' ? { table, idColumn: 'id', title: 'quarter' } : null;
};

/** The field by which rows of a child kind belong to another record; null for a kind that is no child. */
export const parentField = (kind: RecordKind): RecordField | null => kind.fields.find((field) => field.kind === 'record') ?? null;

/** A column of a table whose values are ids of another one. */
export type User = { table: string; column: string };

const fixed: ReadonlyArray<readonly [of: string, table: string, column: string]> = [
  ['partner', 'contact', 'partner_id'],
  ['partner', 'deal', 'partner_id'],
  ['partner', 'commitment', 'partner_id'],
  ['partner', 'qbr', 'partner_id'],
  ['partner', 'plan', 'partner_id'],
  ['person', 'plan', 'owner_id'],
  ...['objective', 'initiative', 'milestone', 'investment', 'comment', 'revision', 'signature'].map(
    (name) => ['plan', `plan_${name}`, 'plan_id'] as const,
  ),
  ['plan_objective', 'plan_initiative', 'objective_id'],
  ['plan_initiative', 'plan_milestone', 'initiative_id'],
  ['partner', 'attachment', 'partner_id'],
  ['partner', 'note', 'partner_id'],
  ['partner', 'partner', 'parent_id'],
  ['person', 'partner', 'owner_id'],
  ['person', 'deal', 'owner_id'],
  ['person', 'person', 'manager_id'],
  ['product', 'deal', 'product_id'],
  ['product', 'product_alias', 'product_id'],
  ['campaign', 'deal', 'campaign_id'],
  ['partner_type', 'partner', 'type'],
  ['tier', 'partner', 'tier'],
  ['deal_stage', 'deal', 'stage'],
];

const usersByTable = ((): ReadonlyMap<string, readonly User[]> => {
  const users = new Map<string, User[]>();
  const add = (of: string, table: string, column: string): void => {
    const list = users.get(of) ?? [];
    list.push({ table, column });
    users.set(of, list);
  };
  for (const [of, table, column] of fixed) add(of, table, column);
  for (const kind of recordKinds) {
    add('partner', kind.key, 'partner_id');
    for (const field of kind.fields) {
      const target = targetOf(field);
      if (target !== null) add(target.table, kind.key, field.column);
    }
  }
  return users;
})();

/** Tables whose rows go by a key. */
const keyed: ReadonlySet<string> = new Set([
  'partner_type',
  'tier',
  'deal_stage',
  'onboarding_template',
  'certificate_definition',
  'compliance_requirement',
]);

/** Every column of the store that names rows of this table. */
export const usersOf = (table: string): readonly User[] => usersByTable.get(table) ?? [];

/** What the columns of a table name: tables and the column of their ids. */
export const namesOf = (table: string): ReadonlyArray<Omit<Target, 'title'> & { column: string }> =>
  [...usersByTable].flatMap(([of, users]) =>
    users
      .filter((user) => user.table === table)
      .map(({ column }) => ({ table: of, idColumn: keyed.has(of) ? ('key' as const) : ('id' as const), column })),
  );
