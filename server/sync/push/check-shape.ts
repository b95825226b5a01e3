import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { type Cell, keyOfRowId, rowIdOf, type SyncTable } from '#shared/sync/table.ts';

/** Why an operation is not taken. */
export type Refusal = { code: ErrorCode; params: ErrorParams };

const refusal = (code: ErrorCode, params: ErrorParams = {}): Refusal => ({ code, params });

/** Names that are the server's or a device's own in every table; no version of the app may ever send them as fields of a table that does not have them. */
const neverFields: ReadonlySet<string> = new Set([
  ...['tenant_id', 'scope_id', 'member_id', 'ver', 'deleted', 'fields', 'clocks', 'server_version', 'import_id'],
  ...['role', 'permission_version', 'is_active', 'is_admin', 'approved_by', '__proto__', 'constructor', 'prototype'],
]);

const longestField = 2_000_000;
const longestName = 400;
const isName = (column: string): boolean => /(^|_)(id|key|currency|email|phone|state|kind|role|type|stage)$/.test(column);

/** A day that the calendar has. */
const isDay = (value: Cell): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

const isTaken = (column: string, value: Cell): boolean => {
  if (value === null) return true;
  if (column.startsWith('is_')) return value === 0 || value === 1;
  if (column.endsWith('_minor')) return Number.isSafeInteger(value);
  if (column.endsWith('_on')) return isDay(value);
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  // the database keeps neither the character that ends a text in C nor half characters
  return value.length <= (isName(column) ? longestName : longestField) && !value.includes('\0') && value.isWellFormed();
};

const keyFault = (table: SyncTable, op: Operation): string | null => {
  const [first = 'id'] = table.key;
  try {
    const key = keyOfRowId(table, op.r);
    if (!Array.isArray(key) || key.length !== table.key.length) return first;
    if (!op.r.isWellFormed() || op.r.includes('\0')) return first;
    const named = Object.fromEntries(table.key.map((column, at) => [column, key[at] ?? null]));
    if (rowIdOf(table, named) !== op.r) return first;
    const given = table.key.find((column) => (op.o === 'i' || column in op.f) && op.f[column] !== named[column]);
    return given ?? null;
  } catch {
    return first;
  }
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What is wrong with an operation by itself, whoever sends it; null when nothing is. `isNewer`: the sender's protocol is newer than ours, so that fields of
 * tables we do not know yet are kept for it.
 */
export const checkShape = (table: SyncTable, op: Operation, isNewer: boolean): Refusal | null => {
  for (const field of Object.keys(op.f)) {
    if (table.columns.includes(field)) continue;
    if (!isNewer || neverFields.has(field)) return refusal('SYNC_FIELD_UNKNOWN', { field, table: table.name });
  }
  const key = keyFault(table, op);
  if (key !== null) return refusal('SYNC_VALUE', { field: key });
  if (table.name === 'partner' && !uuid.test(op.r)) return refusal('SYNC_VALUE', { field: 'id' });
  let length = 0;
  for (const [field, value] of Object.entries(op.f)) {
    if (!isTaken(field, value)) return refusal('SYNC_VALUE', { field });
    length += typeof value === 'string' ? value.length : 8;
  }
  if (length > longestField) return refusal('SYNC_TOO_LARGE');
  const { only } = table;
  if (only && op.o !== 'd' && !only.in.includes(String(op.f[only.column] ?? (table.key[0] === only.column ? op.r : ''))))
    return refusal('SYNC_VALUE', { field: only.column });
  return null;
};
