import type { ServerTx } from '#server/db/schema.ts';
import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AuthDeps } from './auth-deps.ts';
import type { CompanyPerson } from './company-sign-in.ts';
import { addPerson, changePerson } from './people.ts';

/** From the one that may most to the one that may least: the first that a person's groups give is taken. */
const order: readonly MemberRole[] = ['admin', 'operations', 'manager', 'cam', 'rep', 'viewer'];

type GroupRoles = ReadonlyArray<readonly [group: string, role: MemberRole]>;

/** The role that groups give; null for none. */
const roleOfGroups = (groups: readonly string[], groupRoles: GroupRoles): MemberRole | null => {
  const given = new Set(groupRoles.filter(([group]) => groups.includes(group)).map(([, role]) => role));
  return order.find((role) => given.has(role)) ?? null;
};

const findByEmail = async (tx: ServerTx, email: string) => {
  const member = await tx
    .selectFrom('member')
    .select('id')
    .where(({ eb, fn }) => eb(fn('lower', ['email']), '=', email))
    .executeTakeFirst();
  const invitation = await tx.selectFrom('invitation').selectAll().where('email', '=', email).executeTakeFirst();
  return { member, invitation };
};

/**
 * The member that a person of the company's sign-in is: known from before by issuer and subject; else by the e-mail address that the provider has checked, as a member or as
 * somebody invited; else new, when a group gives a role. With groups configured the role follows them each time. Throws SIGN_IN_NO_ROLE, MEMBER_INACTIVE.
 */
export const memberOfCompany = async (auth: AuthDeps, tx: ServerTx, person: CompanyPerson): Promise<string> => {
  const { tenantId, clock, newId, config } = auth;
  const groupRoles = config.oidc?.groupRoles ?? [];
  const role = roleOfGroups(person.groups, groupRoles);
  // who was taken out of every group is out, also when there is an account
  if (groupRoles.length > 0 && role === null) throw new AppError('SIGN_IN_NO_ROLE');
  const { issuer, subject, email, name } = person;
  const by = { tenantId, actor: 'server', device: 'server', now: clock.now(), newId };
  const link = async (memberId: string): Promise<string> => {
    await tx
      .insertInto('oidc_link')
      .values({ tenant_id: tenantId, issuer, subject, member_id: memberId, created_at: clock.now() })
      .execute();
    return memberId;
  };
  const join = async (): Promise<string> => {
    if (email === null) throw new AppError('SIGN_IN_NO_ROLE');
    const { member, invitation } = await findByEmail(tx, email);
    if (member) return await link(member.id);
    const given = role ?? invitation?.role;
    if (given === undefined) throw new AppError('SIGN_IN_NO_ROLE');
    const id = newId();
    await addPerson(tx, by, { id, email, name: name ?? invitation?.name ?? email, role: given, managerId: invitation?.manager_id ?? null });
    if (invitation) await tx.deleteFrom('invitation').where('hash', '=', invitation.hash).execute();
    return await link(id);
  };
  const known = await tx
    .selectFrom('oidc_link')
    .select('member_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  const memberId = known?.member_id ?? (await join());
  const { is_active } = await tx.selectFrom('member').select('is_active').where('id', '=', memberId).executeTakeFirstOrThrow();
  if (!is_active) throw new AppError('MEMBER_INACTIVE');
  if (role !== null) await changePerson(tx, by, memberId, { role });
  return memberId;
};
