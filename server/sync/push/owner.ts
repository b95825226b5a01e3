import type { Operation } from '#shared/sync/protocol.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import type { Fields } from '#shared/sync/table.ts';
import type { Member } from '../store.ts';
import type { Standings } from './standing.ts';

type Members = ReadonlyMap<string, Member>;

const ownerIn = (fields: Readonly<Fields> | undefined): string | null => {
  const owner = fields?.['owner_id'] ?? null;
  return owner === null ? null : String(owner);
};

/** True when this update names another owner than the partner has, and not the writer himself. */
export const isHandOver = (op: Operation, row: StoredRow | undefined, memberId: string): boolean =>
  row !== undefined && 'owner_id' in op.f && ownerIn(op.f) !== ownerIn(row.fields) && ownerIn(op.f) !== memberId;

/** Nobody can be made owner whose account has ended. */
export const isOwnerTaken = (op: Operation, row: StoredRow | undefined, members: Members): boolean => {
  const named = ownerIn(op.f);
  return named === null || named === ownerIn(row?.fields) || members.get(named)?.isActive !== false;
};

/**
 * The fields of a partner that is being made. It belongs to who makes it, or to the active member that a manager, channel operations or an administrator names. A
 * person without an account stays named as typed, and the one who made the partner works on it.
 */
export const ownedFrom = (fields: Fields, { memberId, role }: Standings, members: Members): Fields => {
  const named = ownerIn(fields);
  const member = named === null ? undefined : members.get(named);
  if (named !== null && !member) return fields;
  const mayName = role === 'manager' || role === 'operations' || role === 'admin';
  return { ...fields, owner_id: named !== null && member?.isActive && mayName ? named : memberId };
};

/** Who works on a partner that was just made. */
export const firstOwner = (row: StoredRow, memberId: string, members: Members): string => {
  const named = ownerIn(row.fields);
  return named !== null && members.has(named) ? named : memberId;
};

/** Who is the owner after an edit; undefined when that has not changed. A person without an account owns nothing here. */
export const nextOwner = (before: StoredRow, after: StoredRow, members: Members): string | null | undefined => {
  const named = ownerIn(after.fields);
  if (named === ownerIn(before.fields)) return undefined;
  return named !== null && members.has(named) ? named : null;
};
