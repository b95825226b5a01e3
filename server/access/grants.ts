import { sql } from 'kysely';
import type { ServerTx } from '../db/schema.ts';
import { type Assignment, type Grant, type GrantMember, grantKey, managersAbove, wantedGrants } from './wanted-grants.ts';

/** Whose grants may have changed: those of partners (new, handed over, assigned) and those of members (new, another role, another manager, not active any more). */
export type GrantsOf = { partnerIds?: readonly string[]; memberIds?: readonly string[] };

type Held = Grant & { active: boolean };

const rowsAtOnce = 5_000;
const tenant = sql<string>`current_setting('app.tenant')::uuid`;
const scopeOf = (partnerId: string): string => `partner:${partnerId}`;

const readMembers = async (tx: ServerTx): Promise<GrantMember[]> => {
  const rows = await tx.selectFrom('member').select(['id', 'role', 'manager_id', 'is_active']).execute();
  return rows.map(({ id, role, manager_id, is_active }) => ({ id, role, managerId: manager_id, isActive: is_active }));
};

const readAssignments = async (tx: ServerTx, partnerIds?: readonly string[]): Promise<Assignment[]> => {
  let all = tx.selectFrom('assignment').select(['partner_id as partnerId', 'member_id as memberId', 'kind']);
  if (partnerIds) all = all.where('partner_id', 'in', [...partnerIds]);
  return await all.execute();
};

const readPartners = async (tx: ServerTx): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT id FROM synced_row WHERE tenant_id = ${tenant} AND tbl = 'partner'`.execute(tx);
  return rows.map(({ id }) => id);
};

const readHeld = async (tx: ServerTx, of: { scopeIds: string[] } | { memberIds: string[] }): Promise<Held[]> => {
  const all = tx.selectFrom('scope_grant').select(['member_id as memberId', 'scope_id as scopeId', 'role', 'active']);
  return await ('scopeIds' in of ? all.where('scope_id', 'in', of.scopeIds) : all.where('member_id', 'in', of.memberIds)).execute();
};

const write = async (tx: ServerTx, grants: readonly Held[], ver: number): Promise<void> => {
  for (let at = 0; at < grants.length; at += rowsAtOnce) {
    const rows = grants.slice(at, at + rowsAtOnce).map(({ memberId, scopeId, role, active }) => ({
      tenant_id: tenant,
      member_id: memberId,
      scope_id: scopeId,
      role,
      active,
      ver,
    }));
    await tx
      .insertInto('scope_grant')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'member_id', 'scope_id']).doUpdateSet((row) => ({
          role: row.ref('excluded.role'),
          active: row.ref('excluded.active'),
          ver: row.ref('excluded.ver'),
        })),
      )
      .execute();
  }
};

const changed = (held: readonly Held[], wanted: ReadonlyMap<string, Grant>): Held[] => {
  const now = new Map(held.map((grant) => [grantKey(grant), grant]));
  const given = [...wanted.values()].filter((grant) => {
    const before = now.get(grantKey(grant));
    return !before?.active || before.role !== grant.role;
  });
  const ended = held.filter((grant) => grant.active && !wanted.has(grantKey(grant)));
  return [...given.map((grant) => ({ ...grant, active: true })), ...ended.map((grant) => ({ ...grant, active: false }))];
};

const ofPartners = async (tx: ServerTx, members: GrantMember[], partnerIds: readonly string[]): Promise<Held[]> => {
  if (partnerIds.length === 0) return [];
  const scopes = new Set(partnerIds.map(scopeOf));
  const wanted = wantedGrants(members, await readAssignments(tx, partnerIds), partnerIds);
  for (const [key, { scopeId }] of wanted) if (!scopes.has(scopeId)) wanted.delete(key);
  return changed(await readHeld(tx, { scopeIds: [...scopes] }), wanted);
};

const ofMembers = async (tx: ServerTx, members: GrantMember[], memberIds: readonly string[]): Promise<Held[]> => {
  if (memberIds.length === 0) return [];
  const byId = new Map(members.map((member) => [member.id, member]));
  // what a member holds is held by those above as well
  const asked = new Set(memberIds.flatMap((id) => [id, ...managersAbove(byId, id)]));
  const wanted = wantedGrants(members, await readAssignments(tx), await readPartners(tx));
  for (const [key, { memberId }] of wanted) if (!asked.has(memberId)) wanted.delete(key);
  return changed(await readHeld(tx, { memberIds: [...asked] }), wanted);
};

/**
 * Brings the grants in line with members, assignments and partners, inside a tenant's transaction; what changes gets `ver`, the number that the transaction
 * took from the tenant's counter. A grant that ends stays as inactive, so that devices are told. Of a member with another manager, name the former one too.
 * Answers the ids of the members whose grants changed.
 */
export const recomputeGrants = async (tx: ServerTx, { partnerIds = [], memberIds = [] }: GrantsOf, ver: number): Promise<string[]> => {
  const members = await readMembers(tx);
  const byKey = new Map<string, Held>();
  for (const grant of await ofPartners(tx, members, partnerIds)) byKey.set(grantKey(grant), grant);
  for (const grant of await ofMembers(tx, members, memberIds)) byKey.set(grantKey(grant), grant);
  const grants = [...byKey.values()];
  await write(tx, grants, ver);
  return [...new Set(grants.map(({ memberId }) => memberId))];
};

/**
 * Makes a member the CAM of a partner (null: nobody is). Whoever writes `owner_id` of a partner calls this in the same transaction and recomputes the
 * partner's grants; an id that is no member's (a person from an import) owns nothing here. `now`: milliseconds since 1970.
 */
export const setPartnerCam = async (tx: ServerTx, partnerId: string, memberId: string | null, now: number): Promise<void> => {
  await tx.deleteFrom('assignment').where('partner_id', '=', partnerId).where('kind', '=', 'cam').execute();
  if (memberId === null) return;
  const member = await tx.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst();
  if (!member) return;
  await tx
    .insertInto('assignment')
    .values({ tenant_id: tenant, partner_id: partnerId, member_id: memberId, kind: 'cam', created_at: now })
    .execute();
};
