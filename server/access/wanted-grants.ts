import type { MemberRole } from '#shared/access/roles.ts';

/** A member as far as grants go. */
export type GrantMember = { id: string; role: MemberRole; managerId: string | null; isActive: boolean };
/** Who works on a partner: its CAM (its owner), a field rep beside, or somebody who looks on. */
export type Assignment = { partnerId: string; memberId: string; kind: 'cam' | 'rep' | 'viewer' };
/** A scope that a member holds; `role`: as what. */
export type Grant = { memberId: string; scopeId: string; role: MemberRole };

/** One text for a member and a scope, to compare grants by. */
export const grantKey = ({ memberId, scopeId }: Pick<Grant, 'memberId' | 'scopeId'>): string => `${memberId} ${scopeId}`;

const seesAll = ({ role }: GrantMember): boolean => role === 'operations' || role === 'admin';

/** The managers above a member, the nearest first. A circle, which should not be, ends at its start. */
export const managersAbove = (byId: ReadonlyMap<string, GrantMember>, memberId: string): string[] => {
  const above: string[] = [];
  const met = new Set([memberId]);
  for (let id = byId.get(memberId)?.managerId; id !== null && id !== undefined && !met.has(id); id = byId.get(id)?.managerId) {
    met.add(id);
    above.push(id);
  }
  return above;
};

/**
 * Every grant that follows from the members, their assignments and the partners there are: everybody active holds the tenant and his own scope; a partner is
 * held by its CAM and the managers above, by the reps and viewers assigned to it, and by channel operations and administrators.
 */
export const wantedGrants = (
  members: readonly GrantMember[],
  assignments: readonly Assignment[],
  partnerIds: readonly string[],
): Map<string, Grant> => {
  const byId = new Map(members.map((member) => [member.id, member]));
  const wanted = new Map<string, Grant>();
  const give = (memberId: string, scopeId: string): void => {
    const member = byId.get(memberId);
    if (!member?.isActive) return;
    const grant = { memberId, scopeId, role: member.role };
    wanted.set(grantKey(grant), grant);
  };
  for (const { id } of members) {
    give(id, 'tenant');
    give(id, `member:${id}`);
  }
  for (const { partnerId, memberId, kind } of assignments) {
    give(memberId, `partner:${partnerId}`);
    if (kind === 'cam') for (const manager of managersAbove(byId, memberId)) give(manager, `partner:${partnerId}`);
  }
  for (const member of members.filter(seesAll)) for (const partnerId of partnerIds) give(member.id, `partner:${partnerId}`);
  return wanted;
};
