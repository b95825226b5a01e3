import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import type { Value } from '../values.ts';
import { importColumns } from './columns.ts';
import type { Plan } from './plan-types.ts';
import type { ReadRows } from './store-view.ts';

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
export const readAbove = (read: ReadRows, plan: Plan, entity: 'partner' | 'person'): Map<string, string> => {
  const column = entity === 'partner' ? 'parent_id' : 'manager_id';
  const above = new Map([...read(entity, ['id', column], column)].map(([id, one]) => [String(id), String(one)]));
  const slot = importColumns[entity].indexOf(column) + 1;
  for (const values of plan.entities[entity].creates) if (values[slot]) above.set(String(values[0]), String(values[slot]));
  for (const { id, after } of plan.entities[entity].updates) if (after[column]) above.set(id, String(after[column]));
  return above;
};

export const createParents = (read: ReadRows, plan: Plan): Parents => {
  const byChild = new Map<string, Link[]>();
  const add = (child: string, link: Link): void => {
    byChild.set(child, [...(byChild.get(child) ?? []).filter(({ id }) => id === null || id !== link.id), link]);
  };
  for (const [child, parent] of readAbove(read, plan, 'partner')) add(child, { id: null, parent, to: null });
  for (const [id, child, parent, to = null] of read('hierarchy_link', ['id', 'child_id', 'partner_id', 'to_on']))
    add(String(child), { id: String(id), parent: String(parent), to });
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
