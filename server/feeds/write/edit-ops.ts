import { nameKey } from '#shared/domain/name-key.ts';
import { isLabelColumn, labelColumns } from '#shared/import/plan/columns.ts';
import type { Value } from '#shared/import/values.ts';
import type { Said } from '#server/db/feed-tables.ts';
import { atomOf, type Cell, type Fields, type SyncTable } from '#shared/sync/table.ts';
import type { TenantRow } from '../view/tenant-rows.ts';
import type { FeedOp } from './feed-op.ts';
import { labelRow } from './new-rows.ts';

/** What a feed wants of a row that is there: the columns that differ, as they become. `said`: what this feed said of it before; null: nothing. */
export type Edit = { table: SyncTable; row: TenantRow; scope: string; after: Readonly<Record<string, Value>>; said: Said | null };

/** The columns that the feed itself changed: what it said before and says again is no change of its own, whatever somebody made of it since. */
export const changedBySource = ({ after, said }: Pick<Edit, 'after' | 'said'>): string[] =>
  Object.keys(after).filter((column) => !said || !Object.hasOwn(said, column) || said[column]?.[0] !== (after[column] ?? null));

/** The version that the feed had seen of a column: when it last spoke of it; of one that was empty the present one; null: it never saw what stands there. */
export const seenOf = (column: string, { row, said }: Edit): number | null => {
  if (said && Object.hasOwn(said, column)) return said[column]?.[1] ?? null;
  return (row.fields[column] ?? null) === null ? row.ver : null;
};

const lines = (value: Value | undefined): Set<string> => new Set(value === null || value === undefined ? [] : String(value).split('\n'));

/** Labels are a set: what the feed adds comes, what it said before and says no more goes, and what others added stays. */
const labelOps = (edit: Edit, column: keyof typeof labelColumns, has: (id: string) => boolean): FeedOp[] => {
  const { row, after, said, scope } = edit;
  const now = lines(after[column]);
  const before = lines(said?.[column]?.[0]);
  const kind = labelColumns[column];
  const added = [...now].map((value) => labelRow(row.id, kind, value)).filter(({ id }) => !has(id));
  const removed = [...before].filter((value) => !now.has(value)).map((value) => labelRow(row.id, kind, value));
  return [...added, ...removed.filter(({ id }) => has(id)).map((op): FeedOp => ({ ...op, scope, o: 'd', b: row.ver, f: {} }))];
};

/** The operations of an edit: fields that mean one thing together go together, and each with the version that the feed had seen of it. `hasLabel`: whether a label row is there. */
export const editOps = (edit: Edit, now: number, hasLabel: (id: string) => boolean): FeedOp[] => {
  const { table, row, scope, after, said } = edit;
  const changed = changedBySource(edit);
  const own = changed.filter((column) => !isLabelColumn(column));
  const next: Record<string, Cell> = Object.fromEntries(own.map((column) => [column, after[column] ?? null]));
  if ('name' in next && table.columns.includes('name_key')) next['name_key'] = nameKey(String(next['name']));
  const groups = new Map<number | null, { f: Fields; p: Fields }>();
  for (const atom of new Set(own.map((column) => atomOf(table, column)))) {
    const seen = own.filter((column) => atom.columns.includes(column)).map((column) => seenOf(column, edit));
    const b = seen.reduce((least, one) => (least === null || one === null ? null : Math.min(least, one)));
    const group = groups.get(b) ?? { f: {}, p: {} };
    for (const column of atom.name === 'name' ? ['name', 'name_key'] : atom.columns) {
      if (!table.columns.includes(column)) continue;
      group.f[column] = column in next ? (next[column] ?? null) : (row.fields[column] ?? null);
      group.p[column] = said?.[column]?.[0] ?? null;
    }
    groups.set(b, group);
  }
  const ops = [...groups].map(
    ([b, { f, p }]): FeedOp => ({ tbl: table.name, id: row.id, scope, o: 'u', b, f: { ...f, updated_at: now }, p }),
  );
  return [...ops, ...changed.flatMap((column) => (isLabelColumn(column) ? labelOps(edit, column, hasLabel) : []))];
};
