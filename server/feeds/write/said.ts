import { isLabelColumn } from '#shared/import/plan/columns.ts';
import type { Value } from '#shared/import/values.ts';
import type { Said } from '#server/db/feed-tables.ts';
import { changedBySource, type Edit, seenOf } from './edit-ops.ts';

/** What a row of the feed says: its values by column, without those that it leaves out. */
export type Saying = Readonly<Record<string, Value>>;

/**
 * What the feed has said of a record after this row. `ver`: of the row as it stood, 0 for one that is made. `edit`: what differs; null: nothing does. A column that the feed
 * repeats or changes while somebody else had changed it keeps the version that the feed had seen, so that its next change meets theirs.
 */
export const saidNow = (before: Said | null, saying: Saying, ver: number, edit: Edit | null): Said => {
  const own = new Set(edit ? changedBySource(edit) : []);
  const now: Said = { ...before };
  for (const [column, value] of Object.entries(saying)) {
    const differs = edit !== null && Object.hasOwn(edit.after, column);
    if (!differs) now[column] = [value, ver];
    else if (own.has(column)) now[column] = [value, isLabelColumn(column) ? ver : (seenOf(column, edit) ?? 0)];
  }
  return now;
};

/** True when nothing that matters later differs. */
export const isSameSaid = (one: Said | null, other: Said): boolean => {
  if (!one) return false;
  const columns = Object.keys(other);
  return (
    columns.length === Object.keys(one).length &&
    columns.every((column) => one[column]?.[0] === other[column]?.[0] && one[column]?.[1] === other[column]?.[1])
  );
};
