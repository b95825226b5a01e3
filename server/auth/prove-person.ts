import { inTenant } from '#server/db/in-tenant.ts';
import { AppError } from '#shared/domain/errors.ts';
import { beginAttempt, endAttempt } from './attempts.ts';
import type { AuthDeps } from './auth-deps.ts';
import { noteAuth } from './note.ts';
import type { MemberRow } from './sessions.ts';
import { stepOfCode } from './totp.ts';

/** From this many failures of one account on they stand in the audit, each time their number doubles. */
const isWorthNoting = (failures: number): boolean => failures >= 5 && Number.isInteger(Math.log2(failures / 5));

/** `totp`: null where a signed-in device asks for the password alone. */
type Given = { email: string; password: string; totp: string | undefined | null; address: string };

/**
 * Checks e-mail address, password and second factor of a local account. Takes the same time and says the same for people who are not there.
 * Throws SIGN_IN_WAIT, SIGN_IN_FAILED, TOTP_NEEDED, TOTP_WRONG, MEMBER_INACTIVE and SERVER_BUSY.
 */
export const provePerson = async (auth: AuthDeps, { email, password, totp, address }: Given): Promise<MemberRow> => {
  const { tenantId } = auth;
  const inside = { tenantId, memberId: null };
  const attempt = { tenantId, email, address };
  const { wait, failures } = await inTenant(auth.db, inside, (tx) => beginAttempt(tx, attempt, auth.clock.now()));
  if (wait > 0) throw new AppError('SIGN_IN_WAIT', { seconds: Math.ceil(wait / 1000) });
  const found = await inTenant(auth.db, inside, (tx) =>
    tx
      .selectFrom('member')
      .leftJoin('credential', (join) =>
        join.onRef('credential.tenant_id', '=', 'member.tenant_id').onRef('credential.member_id', '=', 'member.id'),
      )
      .leftJoin('totp', (join) => join.onRef('totp.tenant_id', '=', 'member.tenant_id').onRef('totp.member_id', '=', 'member.id'))
      .select(['member.id', 'member.email', 'member.name', 'member.role', 'member.is_active', 'member.permission_version'])
      .select(['credential.password', 'totp.secret', 'totp.confirmed_at', 'totp.last_step'])
      .where(({ eb, fn }) => eb(fn('lower', ['member.email']), '=', email.toLowerCase()))
      .executeTakeFirst(),
  );
  const isRight = await auth.hasher.verify(password, found?.password ?? null);
  if (!found || !isRight) {
    if (found && isWorthNoting(failures))
      await inTenant(auth.db, inside, (tx) => noteAuth(auth, tx, { event: 'sign-in.failed-often', about: found.id }));
    throw new AppError('SIGN_IN_FAILED');
  }
  if (!found.is_active) throw new AppError('MEMBER_INACTIVE');
  const { secret } = found;
  const hasSecond = totp !== null && secret !== null && found.confirmed_at !== null;
  if (hasSecond && totp === undefined) throw new AppError('TOTP_NEEDED');
  const step = hasSecond && totp ? stepOfCode(secret, totp, auth.clock.now(), found.last_step) : null;
  if (hasSecond && step === null) throw new AppError('TOTP_WRONG');
  await inTenant(auth.db, inside, async (tx) => {
    if (step !== null) {
      const { numUpdatedRows } = await tx
        .updateTable('totp')
        .set({ last_step: step })
        .where('member_id', '=', found.id)
        .where(({ or, eb }) => or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
        .executeTakeFirst();
      // the same code came twice at once
      if (numUpdatedRows !== 1n) throw new AppError('TOTP_WRONG');
    }
    await endAttempt(tx, attempt);
  });
  const { id, email: known, name, role, is_active, permission_version } = found;
  return { id, email: known, name, role, is_active, permission_version };
};
