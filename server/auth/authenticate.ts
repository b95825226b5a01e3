import type { FastifyRequest } from 'fastify';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError } from '#shared/domain/errors.ts';
import { readAccessToken } from './access-token.ts';
import type { AuthDeps } from './auth-deps.ts';
import { refusalOfDevice } from './devices.ts';
import { deactivated } from './end-sessions.ts';
import { markSeen } from './refresh.ts';

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/;

/**
 * Who a request's access token speaks for, or null when it carries none. The token alone is not believed: device, session and member are read as they are now, so that a
 * revoked device or a member who left is refused at once, and a changed role holds at once. Throws TOKEN_EXPIRED, SIGN_IN_AGAIN, DEVICE_REVOKED, DEVICE_WIPED, MEMBER_INACTIVE.
 */
export const authenticate = async (auth: AuthDeps, request: FastifyRequest): Promise<FastifyRequest['who']> => {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  const [, token] = bearer.exec(authorization) ?? [];
  if (token === undefined) return null;
  const claims = await readAccessToken(auth.keys, token, auth.clock.now());
  const { tenant: tenantId, sub: memberId, device: deviceId } = claims;
  return await inTenant(auth.db, { tenantId, memberId }, async (tx) => {
    const found = await tx
      .selectFrom('session')
      .innerJoin('member', (join) => join.onRef('member.tenant_id', '=', 'session.tenant_id').onRef('member.id', '=', 'session.member_id'))
      .innerJoin('device', (join) => join.onRef('device.tenant_id', '=', 'session.tenant_id').onRef('device.id', '=', 'session.device_id'))
      .select(['session.ended_at', 'session.end_reason', 'session.generation_seen', 'session.member_id', 'member.is_active'])
      .select(['device.tenant_id', 'device.id', 'device.revoked_at', 'device.wipe_requested_at'])
      .where('session.id', '=', claims.session)
      .executeTakeFirst();
    if (found?.id !== deviceId || found.member_id !== memberId) throw new AppError('SIGN_IN_AGAIN');
    if (found.revoked_at !== null || found.wipe_requested_at !== null) throw await refusalOfDevice(auth, found);
    // what he still had to send is not lost with his account
    const isKept = request.routeOptions.config.takesInactive === true && (found.ended_at === null || found.end_reason === deactivated);
    if (!found.is_active && !isKept) throw new AppError('MEMBER_INACTIVE');
    if (found.is_active && found.ended_at !== null) throw new AppError('SIGN_IN_AGAIN');
    if (claims.generation > found.generation_seen) await markSeen(tx, claims.session, claims.generation);
    return { tenantId, memberId, deviceId };
  });
};
