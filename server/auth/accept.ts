import { takeAdminCode } from '#server/access/admin-code.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { AuthDeps } from './auth-deps.ts';
import { hashOf } from './device-proof.ts';
import { checkNewPassword } from './password.ts';
import { addPerson, type NewPerson } from './people.ts';
import { makeRecoveryCodes, storePassword } from './recovery.ts';

/** How long an invitation is good, in milliseconds. */
const invitationLife = 14 * 86_400_000;

/** Invites somebody; `code` opens the invitation once, and only its hash is kept. An earlier invitation of the same address stops working. */
export const invite = async (
  auth: AuthDeps,
  tx: ServerTx,
  { createdBy, ...who }: Omit<NewPerson, 'id'> & { createdBy: string },
): Promise<{ id: string; code: string; expiresAt: number }> => {
  const taken = await tx
    .selectFrom('member')
    .select('id')
    .where(({ eb, fn }) => eb(fn('lower', ['email']), '=', who.email))
    .executeTakeFirst();
  if (taken) throw new AppError('MEMBER_EXISTS', { email: who.email });
  const code = Buffer.from(auth.randomBytes(32)).toString('base64url');
  const now = auth.clock.now();
  const id = auth.newId();
  await tx.deleteFrom('invitation').where('email', '=', who.email).execute();
  await tx
    .insertInto('invitation')
    .values({
      tenant_id: auth.tenantId,
      hash: hashOf(code),
      id,
      email: who.email,
      name: who.name,
      role: who.role,
      manager_id: who.managerId,
      created_by: createdBy,
      created_at: now,
      expires_at: now + invitationLife,
    })
    .execute();
  return { id, code, expiresAt: now + invitationLife };
};

/** The invitation that a code opens; null when it opens none, or not any more. */
export const findInvitation = (auth: AuthDeps, tx: ServerTx, code: string) =>
  tx.selectFrom('invitation').selectAll().where('hash', '=', hashOf(code)).where('expires_at', '>=', auth.clock.now()).executeTakeFirst();

type Given = { code: string; email?: string | undefined; name?: string | undefined; password: string };
type Accepted = { memberId: string; email: string; recoveryCodes: string[] };

/** Who may come in by this code: the one invited or, by the code of a new server, its first administrator. Uses the code up. */
const whoComes = async (auth: AuthDeps, tx: ServerTx, { code, email, name }: Given): Promise<NewPerson> => {
  const id = auth.newId();
  const invitation = await findInvitation(auth, tx, code);
  if (invitation) {
    const { numDeletedRows } = await tx.deleteFrom('invitation').where('hash', '=', invitation.hash).executeTakeFirst();
    if (numDeletedRows !== 1n) throw new AppError('INVITATION_BAD');
    return { id, email: invitation.email, name: name ?? invitation.name, role: invitation.role, managerId: invitation.manager_id };
  }
  if (email === undefined || !(await takeAdminCode(tx, code))) throw new AppError('INVITATION_BAD');
  return { id, email, name: name ?? email, role: 'admin', managerId: null };
};

/** Makes the account of somebody who was invited. Throws INVITATION_BAD, MEMBER_EXISTS, PASSWORD_*. */
export const accept = async (auth: AuthDeps, given: Given): Promise<Accepted> => {
  const { tenantId, clock, newId } = auth;
  const inside = { tenantId, memberId: null };
  // looked at first, so that nobody without a code makes the server compute
  const isKnown = await inTenant(auth.db, inside, async (tx) => {
    if (await findInvitation(auth, tx, given.code)) return true;
    const { admin_code_hash } = await tx.selectFrom('tenant').select('admin_code_hash').executeTakeFirstOrThrow();
    return admin_code_hash !== null;
  });
  if (!isKnown) throw new AppError('INVITATION_BAD');
  checkNewPassword(
    given.password,
    [given.email ?? '', given.name ?? ''].flatMap((text) => text.split(/[@.\s]/)),
  );
  const password = await auth.hasher.hash(given.password);
  return await inTenant(auth.db, inside, async (tx) => {
    const person = await whoComes(auth, tx, given);
    await addPerson(tx, { tenantId, actor: person.id, device: 'server', now: clock.now(), newId }, person);
    await storePassword(tx, tenantId, person.id, password, clock.now());
    return { memberId: person.id, email: person.email, recoveryCodes: await makeRecoveryCodes(auth, tx, tenantId, person.id) };
  });
};
