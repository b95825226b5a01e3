import { publishMember } from '#server/access/publish-member.ts';
import { appendAudit, type AuditBy } from '#server/audit/append.ts';
import type { ServerTx } from '#server/db/schema.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import { deactivated, endSessions } from './end-sessions.ts';

export type NewPerson = { id: string; email: string; name: string; role: MemberRole; managerId: string | null };
export type PersonPatch = {
  name?: string | undefined;
  role?: MemberRole | undefined;
  managerId?: string | null | undefined;
  isActive?: boolean | undefined;
};

/** Makes a member. Throws MEMBER_EXISTS for an address that is taken, MEMBER_UNKNOWN for a manager who is not there. */
export const addPerson = async (tx: ServerTx, by: AuditBy, { id, email, name, role, managerId }: NewPerson): Promise<void> => {
  if (managerId !== null) await needPerson(tx, managerId);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('member')
    .values({ tenant_id: by.tenantId, id, email, name, role, manager_id: managerId, created_at: by.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new AppError('MEMBER_EXISTS', { email });
  const after = { email, name, role, managerId };
  await publishMember(tx, { id, now: by.now }, () =>
    appendAudit(tx, by, [{ step: by.newId(), entity: 'member', recordId: id, partnerId: null, before: null, after }]),
  );
};

// a push that gives a member a partner refers to the member while it holds the counter: it must not wait for who changes the member
const needPerson = async (tx: ServerTx, id: string) => {
  const found = await tx.selectFrom('member').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!found) throw new AppError('MEMBER_UNKNOWN', { email: id });
  return found;
};

/** Nobody stands above oneself, over however many steps. */
const checkManager = async (tx: ServerTx, id: string, managerId: string): Promise<void> => {
  const seen = new Set([id]);
  for (let above: string | null = managerId; above !== null; ) {
    if (seen.has(above)) throw new AppError('MANAGER_LOOP');
    seen.add(above);
    above = (await needPerson(tx, above)).manager_id;
  }
};

const checkLastAdmin = async (tx: ServerTx, id: string): Promise<void> => {
  // all of them are locked, so that two administrators do not take the role from each other at once
  const admins = await tx
    .selectFrom('member')
    .select('id')
    .where('role', '=', 'admin')
    .where('is_active', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (admins.every((admin) => admin.id === id)) throw new AppError('LAST_ADMIN');
};

/**
 * Changes what a member may do. A change of role, manager or activity raises the version of the member's permissions; who is deactivated is signed out everywhere.
 * Throws MEMBER_UNKNOWN, MANAGER_LOOP, LAST_ADMIN.
 */
export const changePerson = async (tx: ServerTx, by: AuditBy, id: string, patch: PersonPatch): Promise<void> => {
  const before = await needPerson(tx, id);
  const after = {
    name: patch.name ?? before.name,
    role: patch.role ?? before.role,
    manager_id: patch.managerId === undefined ? before.manager_id : patch.managerId,
    is_active: patch.isActive ?? before.is_active,
  };
  if (before.role === 'admin' && before.is_active && (after.role !== 'admin' || !after.is_active)) await checkLastAdmin(tx, id);
  if (after.manager_id !== null && after.manager_id !== before.manager_id) await checkManager(tx, id, after.manager_id);
  const isOther = after.role !== before.role || after.manager_id !== before.manager_id || after.is_active !== before.is_active;
  if (!isOther && after.name === before.name) return;
  await tx
    .updateTable('member')
    .set({ ...after, permission_version: before.permission_version + (isOther ? 1 : 0) })
    .where('id', '=', id)
    .execute();
  if (!after.is_active) await endSessions(tx, { memberId: id }, deactivated, by.now);
  const { name, role, manager_id, is_active } = before;
  await publishMember(tx, { id, formerManagerId: manager_id, now: by.now }, () =>
    appendAudit(tx, by, [
      { step: by.newId(), entity: 'member', recordId: id, partnerId: null, before: { name, role, manager_id, is_active }, after },
    ]),
  );
};
