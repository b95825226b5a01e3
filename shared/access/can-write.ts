import type { ErrorCode } from '#shared/domain/errors.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import type { SyncTable } from '#shared/sync/table.ts';
import { hiddenAmong, isHiddenTable, type MemberRole } from './roles.ts';

/** What a field rep brings back from the road: what was said, promised and met. */
const repTables: readonly string[] = [
  'interaction',
  'commitment',
  'contact',
  'lead',
  'activity',
  'note',
  'note_update',
  'attachment',
  'alert',
  'alert_log',
  'sync_conflict',
];
/** Reference rows that an import brings with it: everybody who imports may add them, channel operations alone changes them. */
const addedByImports: readonly string[] = [
  'product',
  'product_alias',
  'person',
  'team',
  'deal_stage',
  'tier',
  'partner_type',
  'currency_rate',
];

/** What is known of the one who writes. `holds`: the scope of the row is granted to him now; `handsOver`: the operation makes another member the partner's owner. */
export type Standing = { role: MemberRole; holds: boolean; handsOver: boolean };

const inTenantScope = ({ role }: Standing, table: SyncTable, op: Operation): ErrorCode | null => {
  if (role === 'operations' || role === 'admin') return null;
  if ((role === 'cam' || role === 'manager') && op.o === 'i' && addedByImports.includes(table.name)) return null;
  return 'SYNC_PROGRAM_ONLY';
};

const inPartnerScope = ({ role, holds, handsOver }: Standing, table: SyncTable, op: Operation): ErrorCode | null => {
  // a partner that is made belongs to who makes it; its scope is granted with it
  if (table.name === 'partner' && op.o === 'i' && role !== 'rep') return null;
  if (!holds) return 'SYNC_NOT_YOURS';
  if (role === 'rep' && !repTables.includes(table.name)) return 'SYNC_ROLE';
  if (handsOver && role === 'cam') return 'SYNC_HAND_OVER';
  return null;
};

/**
 * May this member write this operation now? Null: yes; otherwise the code of the reason. Asked when the operation is applied, not when it was typed. The same
 * function answers on the server and, ahead of time, in the app.
 */
export const canWrite = (standing: Standing, table: SyncTable, op: Operation, scope: string): ErrorCode | null => {
  if (standing.role === 'viewer') return 'SYNC_ROLE';
  if (isHiddenTable(standing.role, table.name)) return 'SYNC_ROLE';
  if (op.o !== 'd' && hiddenAmong(standing.role, table, op.f).some((column) => op.f[column] !== null)) return 'SYNC_FIELD_HIDDEN';
  if (table.isAppendOnly && op.o === 'u') return 'SYNC_APPEND_ONLY';
  // items of the inbox are written by the server and settled by people
  if (table.name === 'sync_conflict' && op.o !== 'u') return 'SYNC_ROLE';
  if (scope === 'tenant') return inTenantScope(standing, table, op);
  if (scope.startsWith('member:')) return standing.holds ? null : 'SYNC_NOT_YOURS';
  return inPartnerScope(standing, table, op);
};
