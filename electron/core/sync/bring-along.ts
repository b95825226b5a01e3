import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import type { SyncTable } from '#shared/sync/table.ts';
import { quoted, rowIdSql, scopeSql, type TableShape, textLiteral } from './table-shape.ts';

/** Entries of lists that everybody needs who sees the records that name them; other entries of the program are brought by channel operations alone. */
const namedBy: Readonly<Record<string, string>> = {
  partner_type: 'SELECT type FROM partner',
  tier: 'SELECT tier FROM partner',
  deal_stage: 'SELECT stage FROM deal',
};
const broughtByAll: readonly string[] = ['team', 'person', 'product', 'product_alias', 'currency_rate'];

const samples = `SELECT id FROM import_batch WHERE kind = 'sample'`;
const sampleOrigin = (shape: TableShape, row: string): string[] => [
  ...(shape.all.has('import_id') ? [`(${row}.import_id IS NULL OR ${row}.import_id NOT IN (${samples}))`] : []),
  // tables without a column for their origin say it in their ids
  ...(shape.all.has('id') && !shape.all.has('import_id')
    ? [`NOT EXISTS (SELECT 1 FROM import_batch b WHERE b.kind = 'sample' AND ${row}.id LIKE b.id || ':%')`]
    : []),
];
const samplePartner = (table: SyncTable, row: string): string[] => {
  const ofSample = `SELECT id FROM partner WHERE import_id IN (${samples})`;
  if (table.scope.kind === 'partner') return [`coalesce(${row}.${quoted(table.scope.column)}, '') NOT IN (${ofSample})`];
  if (table.scope.kind === 'via')
    return [`${row}.${quoted(table.scope.column)} NOT IN (SELECT id FROM ${quoted(table.scope.table)} WHERE partner_id IN (${ofSample}))`];
  return [];
};

const mayBring = (role: MemberRole, table: SyncTable): string[] | null => {
  if (table.name === 'sync_conflict') return null;
  if (table.scope.kind !== 'tenant' || role === 'operations' || role === 'admin') return [];
  const names = namedBy[table.name];
  if (names !== undefined) return [`t.${quoted(table.key[0] ?? '')} IN (${names})`];
  return broughtByAll.includes(table.name) ? [] : null;
};

/**
 * Queues rows that the server has not seen as inserts, parents before what hangs on them (`shapes` is in that order); the sample stays here. `partnerId`: those of one partner
 * alone. Inside a transaction; the stamp of the transaction ends it. Returns how many.
 */
export const queueUnsent = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>, role: MemberRole, partnerId?: string): number => {
  let queued = 0;
  for (const shape of shapes.values()) {
    const { table } = shape;
    const may = mayBring(role, table);
    if (may === null || (partnerId !== undefined && table.scope.kind === 'tenant')) continue;
    const only = table.only ? [`t.${quoted(table.only.column)} IN (${table.only.in.map(textLiteral).join(', ')})`] : [];
    const ofOne = partnerId === undefined ? [] : [`${scopeSql(table, 't')} = 'partner:' || ${textLiteral(partnerId)}`];
    const id = rowIdSql(table, 't');
    const where = [
      't.server_version IS NULL',
      `NOT EXISTS (SELECT 1 FROM outbox o WHERE o.tbl = ${textLiteral(table.name)} AND o.row_id = ${id})`,
      ...may,
      ...only,
      ...ofOne,
      ...sampleOrigin(shape, 't'),
      ...samplePartner(table, 't'),
    ];
    queued += prepared(
      sqlite,
      `INSERT INTO outbox (tbl, row_id, scope, op) SELECT ${textLiteral(table.name)}, ${id}, ${scopeSql(table, 't')}, 'i' FROM ${quoted(table.name)} t WHERE ${where.join(' AND ')}`,
    ).run().changes;
  }
  return queued;
};
