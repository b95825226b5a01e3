import type { Sqlite } from '#core/db/open.ts';
import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns } from './columns.ts';
import type { Plan } from './plan-types.ts';

type Link = { id: string | null; parent: string; to: Value };

/** Who stands above whom after the import: by the partners' own field and by the links, which end. */
export type Parents = {
  /** Everybody directly above a partner on the day on which this link begins, but by the link itself. */
  above(link: CheckedRow): (partnerId: string) => readonly string[];
  /** Everybody directly above a partner by a link that has not ended before a day, or by its own field. */
  aboveOn(day: string): (partnerId: string) => readonly string[];
  put(link: CheckedRow & { id: string }): void;
};

/** The field in which a partner or a person names the one above, for all of them, as it will be. */
export const readAbove = (sqlite: Sqlite, plan: Plan, entity: 'partner' | 'person'): Map<string, string> => {
  const column = entity === 'partner' ? 'parent_id' : 'manager_id';
  const above = new Map(
    sqlite.prepare(`SELECT id, ${column} FROM ${entity} WHERE ${column} IS NOT NULL`).raw(true).all() as Array<[string, string]>,
  );
  const slot = importColumns[entity].indexOf(column) + 1;
  for (const values of plan.entities[entity].creates) if (values[slot]) above.set(String(values[0]), String(values[slot]));
  for (const { id, after } of plan.entities[entity].updates) if (after[column]) above.set(id, String(after[column]));
  return above;
};

export const createParents = (sqlite: Sqlite, plan: Plan): Parents => {
  const byChild = new Map<string, Link[]>();
  const add = (child: string, link: Link): void => {
    byChild.set(child, [...(byChild.get(child) ?? []).filter(({ id }) => id === null || id !== link.id), link]);
  };
  for (const [child, parent] of readAbove(sqlite, plan, 'partner')) add(child, { id: null, parent, to: null });
  const links = sqlite.prepare('SELECT id, child_id, partner_id, to_on FROM hierarchy_link').raw(true).all() as Array<
    [string, string, string, Value]
  >;
  for (const [id, child, parent, to] of links) add(child, { id, parent, to });
  const aboveOn =
    (day: string, without?: unknown) =>
    (partnerId: string): readonly string[] =>
      (byChild.get(partnerId) ?? [])
        .filter(({ id, to }) => (id === null || id !== without) && (to === null || to >= day))
        .map(({ parent }) => parent);
  return {
    above: (row) => aboveOn(String(row['fromOn']), row.id),
    aboveOn: (day) => aboveOn(day),
    put: (row) => add(String(row['child']), { id: row.id, parent: row.partnerId, to: (row['toOn'] ?? null) as Value }),
  };
};
