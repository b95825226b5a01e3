import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError } from '#shared/domain/errors.ts';
import {
  AcceptReply,
  AcceptRequest,
  PasswordCheckRequest,
  PasswordRequest,
  RecoverRequest,
  RecoveryCodesReply,
  TotpConfirmRequest,
  TotpStartReply,
} from '#shared/sync/auth-protocol.ts';
import { accept } from './accept.ts';
import type { AuthDeps } from './auth-deps.ts';
import { endSessions } from './end-sessions.ts';
import { noteAuth } from './note.ts';
import { checkNewPassword } from './password.ts';
import { provePerson } from './prove-person.ts';
import { makeRecoveryCodes, recover, storePassword } from './recovery.ts';
import { newTotp, stepOfCode } from './totp.ts';
import { whoOf } from './who.ts';

const open = { permission: 'public' };
const signedIn = { permission: 'member' };

/** A local account: how it begins, its password, its second factor, and the way back in. */
export const addAccountRoutes = (server: FastifyInstance, auth: AuthDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const { tenantId, clock } = auth;

  app.post('/v1/auth/accept', { config: open, schema: { body: AcceptRequest, response: { 200: AcceptReply } } }, async ({ body }) =>
    accept(auth, body),
  );

  app.post('/v1/auth/recover', { config: open, schema: { body: RecoverRequest } }, async ({ body, ip }) => {
    await recover(auth, { ...body, address: ip });
    return {};
  });

  const emailOf = (memberId: string): Promise<string> =>
    inTenant(auth.db, { tenantId, memberId }, async (tx) => {
      const { email } = await tx.selectFrom('member').select('email').where('id', '=', memberId).executeTakeFirstOrThrow();
      return email;
    });
  /** A signed-in device is not enough for what would lock its owner out: whoever sits at it has to know the password. */
  const proveAgain = async (memberId: string, password: string, address: string): Promise<string> => {
    const email = await emailOf(memberId);
    await provePerson(auth, { email, password, totp: null, address });
    return email;
  };

  app.post(
    '/v1/auth/password',
    { config: signedIn, schema: { body: PasswordRequest } },
    async ({ body: { current, next }, ip, who: asking }) => {
      const { memberId, deviceId } = whoOf(asking);
      const email = await emailOf(memberId);
      checkNewPassword(next, email.split(/[@.]/));
      await proveAgain(memberId, current, ip);
      const password = await auth.hasher.hash(next);
      await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
        await storePassword(tx, tenantId, memberId, password, clock.now());
        await endSessions(tx, { memberId, except: deviceId }, 'password changed', clock.now());
        await noteAuth(auth, tx, { event: 'password.changed', about: memberId, deviceId });
      });
      return {};
    },
  );

  app.post(
    '/v1/auth/recovery-codes',
    { config: signedIn, schema: { body: PasswordCheckRequest, response: { 200: RecoveryCodesReply } } },
    async ({ body, ip, who: asking }) => {
      const { memberId, deviceId } = whoOf(asking);
      await proveAgain(memberId, body.password, ip);
      return await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
        const recoveryCodes = await makeRecoveryCodes(auth, tx, tenantId, memberId);
        await noteAuth(auth, tx, { event: 'recovery-codes.made', about: memberId, deviceId });
        return { recoveryCodes };
      });
    },
  );

  app.post(
    '/v1/auth/totp/start',
    { config: signedIn, schema: { body: PasswordCheckRequest, response: { 200: TotpStartReply } } },
    async ({ body, ip, who: asking }) => {
      const { memberId } = whoOf(asking);
      const made = newTotp(await proveAgain(memberId, body.password, ip), auth.randomBytes);
      await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
        const fresh = { secret: made.secret, confirmed_at: null, last_step: null };
        // one that is in use stays until it is taken away: a started one must not lock anybody out
        await tx
          .insertInto('totp')
          .values({ tenant_id: tenantId, member_id: memberId, ...fresh })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id']).doUpdateSet(fresh).where('totp.confirmed_at', 'is', null))
          .execute();
        const kept = await tx.selectFrom('totp').select('secret').where('member_id', '=', memberId).executeTakeFirst();
        if (kept?.secret !== made.secret) throw new AppError('TOTP_IN_USE');
      });
      return made;
    },
  );

  app.post('/v1/auth/totp/confirm', { config: signedIn, schema: { body: TotpConfirmRequest } }, async ({ body: { code }, who: asking }) => {
    const { memberId, deviceId } = whoOf(asking);
    await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
      const started = await tx
        .selectFrom('totp')
        .selectAll()
        .where('member_id', '=', memberId)
        .where('confirmed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      const step = started ? stepOfCode(started.secret, code, clock.now(), null) : null;
      if (step === null) throw new AppError('TOTP_WRONG');
      await tx.updateTable('totp').set({ confirmed_at: clock.now(), last_step: step }).where('member_id', '=', memberId).execute();
      await noteAuth(auth, tx, { event: 'totp.on', about: memberId, deviceId });
    });
    return {};
  });

  app.post('/v1/auth/totp/remove', { config: signedIn, schema: { body: PasswordCheckRequest } }, async ({ body, ip, who: asking }) => {
    const { memberId, deviceId } = whoOf(asking);
    await proveAgain(memberId, body.password, ip);
    await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
      await tx.deleteFrom('totp').where('member_id', '=', memberId).execute();
      await noteAuth(auth, tx, { event: 'totp.off', about: memberId, deviceId });
    });
    return {};
  });
};
