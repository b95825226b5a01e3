import type { EntityDef } from '#shared/import/entity.ts';
import type { FileMapping } from '#shared/import/mapping.ts';
import { several } from '#shared/import/plan/name-index.ts';
import type { RowProblem } from '#shared/import/plan/plan-types.ts';
import { referencesTo } from '#shared/import/plan/references-to.ts';
import type { StoreView } from '#shared/import/plan/store-view.ts';
import { importTexts } from '#shared/text/en/import.ts';
import type { FeedRow } from '../read/feed-body.ts';
import type { TenantRows } from '../view/tenant-rows.ts';
import { type FeedOp, scopeOf } from '../write/feed-op.ts';

/** What deletions come to: the operations, the rows that wait, and the records of the others by row, and how many are gone now or were before. */
export type Deletions = {
  ops: FeedOp[];
  problems: Array<RowProblem | null>;
  ids: Array<string | null>;
  deleted: number;
  unchanged: number;
};

/** Tables whose rows may hang on a record of this entity. */
export const tablesOn = (entity: EntityDef): string[] => [...new Set(referencesTo(entity.key).map(({ table }) => table))];

const usersOf = (entity: EntityDef, id: string, rows: TenantRows): string | null => {
  const found = referencesTo(entity.key).find(({ table, column }) => rows.of(table).some(({ fields }) => fields[column] === id));
  return found ? importTexts.entity[found.table].toLowerCase() : null;
};

/** Deletes the records that rows name by their number in the source; one that others belong to stays, and its row waits. Labels of a partner go with it. */
export const deleteRows = (
  entity: EntityDef,
  mapping: FileMapping,
  given: readonly FeedRow[],
  view: StoreView,
  rows: TenantRows,
): Deletions => {
  const at = (field: string): number => mapping.columns.findIndex((column) => column.field === field);
  const [number, partner] = [at('externalId'), at('partner')];
  const done: Deletions = { ops: [], problems: [], ids: [], deleted: 0, unchanged: 0 };
  const gone = new Set<string>();
  const one = ({ cells }: FeedRow): RowProblem | null => {
    const text = (cells[number] ?? '').trim();
    if (text === '') return { code: 'FEED_ROW_NO_NUMBER', field: 'externalId', params: {} };
    const named = (cells[partner] ?? '').trim();
    const owner = named === '' ? null : view.indexes.partner.find(named);
    if (named !== '' && (owner === null || owner === several))
      return { code: owner === null ? 'ROW_REFERENCE_UNKNOWN' : 'ROW_REFERENCE_MANY', field: 'partner', params: { value: named } };
    const found = view.byNumber(entity.key, text, owner === several ? null : owner);
    if (found === several) return { code: 'ROW_REFERENCE_MANY', field: 'externalId', params: { value: text } };
    const row = found && !gone.has(found.id) ? rows.get(entity.key, found.id) : undefined;
    if (!row) {
      done.unchanged += 1;
      return null;
    }
    const users = usersOf(entity, row.id, rows);
    if (users !== null) return { code: 'FEED_ROW_IN_USE', field: 'externalId', params: { value: text, users } };
    const scope = scopeOf(entity.key, row.id, row.fields);
    const labels = entity.key === 'partner' ? rows.of('partner_label').filter(({ fields }) => fields['partner_id'] === row.id) : [];
    const removal = (tbl: string, id: string, ver: number): FeedOp => ({ tbl, id, scope, o: 'd', b: ver, f: {}, p: {} });
    done.ops.push(removal(entity.key, row.id, row.ver), ...labels.map(({ id, ver }) => removal('partner_label', id, ver)));
    gone.add(row.id);
    done.ids.splice(-1, 1, row.id);
    done.deleted += 1;
    return null;
  };
  for (const row of given) {
    done.ids.push(null);
    done.problems.push(one(row));
  }
  return done;
};
