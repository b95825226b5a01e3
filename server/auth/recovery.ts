import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import { beginAttempt, endAttempt } from './attempts.ts';
import type { AuthDeps } from './auth-deps.ts';
import { hashOf } from './device-proof.ts';
import { endSessions } from './end-sessions.ts';
import { noteAuth } from './note.ts';
import { checkNewPassword } from './password.ts';

const codes = 8;

const nameOf = (code: string): string => hashOf(code.toLowerCase().replaceAll(/[^\da-z]/g, ''));

/** New recovery codes of a member, 80 bits each; the ones before stop working. They are shown once: the database keeps their hashes. */
export const makeRecoveryCodes = async (
  { randomBytes, clock }: Pick<AuthDeps, 'randomBytes' | 'clock'>,
  tx: ServerTx,
  tenantId: string,
  memberId: string,
): Promise<string[]> => {
  const made = Array.from({ length: codes }, () => (Buffer.from(randomBytes(10)).toString('hex').match(/.{5}/g) ?? []).join('-'));
  await tx.deleteFrom('recovery_code').where('member_id', '=', memberId).execute();
  await tx
    .insertInto('recovery_code')
    .values(made.map((code) => ({ tenant_id: tenantId, member_id: memberId, hash: nameOf(code), created_at: clock.now() })))
    .execute();
  return made;
};

/** Stores a member's password, hashed before. */
export const storePassword = async (tx: ServerTx, tenantId: string, memberId: string, password: string, now: number): Promise<void> => {
  await tx
    .insertInto('credential')
    .values({ tenant_id: tenantId, member_id: memberId, password, changed_at: now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id']).doUpdateSet({ password, changed_at: now }))
    .execute();
};

/**
 * Sets a new password by a recovery code: the code is used up, the second factor is taken away, and every session of the member ends.
 * Throws RECOVERY_BAD, SIGN_IN_WAIT, PASSWORD_*.
 */
export const recover = async (
  auth: AuthDeps,
  { email, recoveryCode, password, address }: { email: string; recoveryCode: string; password: string; address: string },
): Promise<void> => {
  const { tenantId } = auth;
  const inside = { tenantId, memberId: null };
  const attempt = { tenantId, email, address };
  checkNewPassword(password, [email.split('@')[0] ?? '']);
  const { wait } = await inTenant(auth.db, inside, (tx) => beginAttempt(tx, attempt, auth.clock.now()));
  if (wait > 0) throw new AppError('SIGN_IN_WAIT', { seconds: Math.ceil(wait / 1000) });
  // hashed before the code is looked at: an answer takes the same time for a wrong one
  const hashed = await auth.hasher.hash(password);
  await inTenant(auth.db, inside, async (tx) => {
    const now = auth.clock.now();
    const member = await tx
      .selectFrom('member')
      .select('id')
      .where(({ eb, fn }) => eb(fn('lower', ['email']), '=', email.toLowerCase()))
      .where('is_active', '=', true)
      .executeTakeFirst();
    const { numDeletedRows } = await tx
      .deleteFrom('recovery_code')
      .where('hash', '=', nameOf(recoveryCode))
      .where('member_id', '=', member?.id ?? auth.tenantId)
      .executeTakeFirst();
    if (!member || numDeletedRows !== 1n) throw new AppError('RECOVERY_BAD');
    await storePassword(tx, tenantId, member.id, hashed, now);
    await tx.deleteFrom('totp').where('member_id', '=', member.id).execute();
    await endSessions(tx, { memberId: member.id }, 'recovered', now);
    await endAttempt(tx, attempt);
    await noteAuth(auth, tx, { event: 'sign-in.recovered', about: member.id });
  });
};
