import type { StoredRow } from '#shared/sync/merge.ts';
import type { Fields, SyncTable } from '#shared/sync/table.ts';
import type { RowKey } from '../store.ts';

export const partnerScope = (partnerId: string): string => `partner:${partnerId}`;
export const memberScope = (memberId: string): string => `member:${memberId}`;
/** The partner of a scope; null when it is none's. */
export const partnerOf = (scope: string): string | null => (scope.startsWith('partner:') ? scope.slice('partner:'.length) : null);

/** The row by which a row of this table hangs on its partner; null when it does not hang on another row. */
export const parentKey = ({ scope }: SyncTable, fields: Readonly<Fields>): RowKey | null => {
  if (scope.kind !== 'via') return null;
  return { tbl: scope.table, id: String(fields[scope.column] ?? '') };
};

/** Where a row with these fields belongs when `memberId` writes it; null when the row that it hangs on is not there. */
export const scopeOf = (
  table: SyncTable,
  fields: Readonly<Fields>,
  memberId: string,
  find: (key: RowKey) => StoredRow | undefined,
): string | null => {
  if (table.scope.kind === 'tenant') return 'tenant';
  if (table.scope.kind === 'own') return memberScope(memberId);
  if (table.scope.kind === 'partner') {
    const partner = fields[table.scope.column] ?? null;
    return partner === null ? memberScope(memberId) : partnerScope(String(partner));
  }
  const parent = parentKey(table, fields);
  return (parent && find(parent)?.scope) ?? null;
};
