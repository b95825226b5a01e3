import { type ActivityKey, activityKeys, isActivityKey } from '#shared/domain/activity-kinds.ts';
import type { RecordEvent } from '#shared/domain/records/record-kind.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';

/**
 * The activity spine: every dated fact of every partner, read where it is stored. There is no second copy: this is SQL text over the records themselves.
 * Columns: partner_id, kind (an `ActivityKey`), on_date, entity (table), record_id, quantity.
 */

type Branch = { key: ActivityKey; table: string; column: string; where: string; quantity: string };

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const eventWhere = (table: string, { where }: RecordEvent): string => {
  if (where === undefined) return '';
  if ('child' in where) return ` AND EXISTS (SELECT 1 FROM ${where.child} c WHERE c.${where.by} = ${table}.id AND c.${where.above} > 0)`;
  return ` AND ${where.column} IN (${where.in.map(quoted).join(', ')})`;
};

const branches: Branch[] = [
  {
    key: 'deal_registered',
    table: 'deal',
    column: 'submitted_on',
    // a draft is not submitted yet, and one that was rejected as invalid never counted
    where: ` AND (registration_state IS NULL OR registration_state NOT IN ('draft', 'rejected'))`,
    quantity: '1',
  },
  { key: 'deal_won', table: 'deal', column: 'closed_on', where: ` AND state = 'won'`, quantity: '1' },
  { key: 'deal_lost', table: 'deal', column: 'closed_on', where: ` AND state = 'lost'`, quantity: '1' },
  { key: 'commitment_made', table: 'commitment', column: 'made_on', where: '', quantity: '1' },
  { key: 'commitment_closed', table: 'commitment', column: 'closed_on', where: '', quantity: '1' },
  { key: 'qbr_held', table: 'qbr', column: 'held_on', where: '', quantity: '1' },
  ...recordKinds.flatMap((kind) =>
    kind.events.map((event): Branch => {
      if (!isActivityKey(event.key)) throw new RangeError(`${event.key} is no kind of activity`);
      return {
        key: event.key,
        table: kind.key,
        column: event.column,
        where: eventWhere(kind.key, event),
        quantity: event.quantity ?? '1',
      };
    }),
  ),
];

const select = ({ key, table, column, where, quantity }: Branch, more = ''): string =>
  `SELECT partner_id, ${quoted(key)} AS kind, ${column} AS on_date, ${quoted(table)} AS entity, id AS record_id, ${quantity} AS quantity FROM ${table} WHERE ${column} IS NOT NULL${where}${more}`;

/** The spine as one compound select, of all kinds or of those given. Filters on partner_id and on_date reach the tables' own indexes. */
export const spineSql = (keys: readonly ActivityKey[] = activityKeys): string =>
  branches
    .filter(({ key }) => keys.includes(key))
    .map((branch) => select(branch))
    .join('\nUNION ALL ');

/** The spine of these kinds kind by kind, for sums that walk each table in the order of its own index. */
export const spineBranches = (keys: readonly ActivityKey[]): Array<{ key: ActivityKey; text: string }> =>
  branches.filter(({ key }) => keys.includes(key)).map((branch) => ({ key: branch.key, text: select(branch) }));

/** The tables that the spine reads, for live queries: pass them to `note`. */
export const spineTables = (keys: readonly ActivityKey[] = activityKeys): string[] => [
  ...new Set(branches.filter(({ key }) => keys.includes(key)).map(({ table }) => table)),
  ...(keys.includes('sell_through_reported') ? ['sell_through_line'] : []),
];

/**
 * The spine of commercial events alone: those that the profile of the partner's own type counts (domain 2.1, X35). Partners without a type follow the generic profile.
 * `profiles`: every type of the program with its profile; `generic`: the one for partners without a type or of an unknown one.
 */
export const commercialSpineSql = (
  profiles: ReadonlyMap<string, TypeProfile>,
  generic: TypeProfile,
  only?: readonly ActivityKey[],
): string => {
  const parts = branches.flatMap((branch) => {
    if (only && !only.includes(branch.key)) return [];
    const counts = [...profiles].filter(([, profile]) => profile.commercialEvents.includes(branch.key)).map(([type]) => type);
    const others = [...profiles.keys()].filter((type) => !counts.includes(type));
    const byOthers = generic.commercialEvents.includes(branch.key);
    if (counts.length === 0 && !byOthers) return [];
    if (byOthers && others.length === 0) return [select(branch)];
    const condition = byOthers
      ? `type IS NULL OR type NOT IN (${others.map(quoted).join(', ')})`
      : `type IN (${counts.map(quoted).join(', ')})`;
    return [select(branch, ` AND partner_id IN (SELECT id FROM partner WHERE ${condition})`)];
  });
  return parts.length === 0 ? `${select(branches[0] as Branch)} AND 0` : parts.join('\nUNION ALL ');
};
