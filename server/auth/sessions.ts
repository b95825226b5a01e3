import type { ServerTx } from '#server/db/schema.ts';
import type { TokenReply } from '#shared/sync/auth-protocol.ts';
import { issueAccessToken } from './access-token.ts';
import type { AuthDeps } from './auth-deps.ts';
import { hashOf } from './device-proof.ts';
import { endSessions } from './end-sessions.ts';
import { newRefreshToken } from './refresh-token.ts';

/** A session ends after this time, however often it is used, in milliseconds. */
const sessionLife = 180 * 86_400_000;

export type MemberRow = {
  id: string;
  email: string;
  name: string;
  role: TokenReply['member']['role'];
  is_active: boolean;
  permission_version: number;
};

/** A member as a session needs it. */
export const readMember = (tx: ServerTx, id: string): Promise<MemberRow | undefined> =>
  tx
    .selectFrom('member')
    .select(['id', 'email', 'name', 'role', 'is_active', 'permission_version'])
    .where('id', '=', id)
    .executeTakeFirst();

type Person = { member: MemberRow; device: { id: string } };
type Session = { id: string; ends_at: number };

/** The answer that hands a session's tokens out; `generation` counts its refreshes. */
export const handOut = async (
  auth: AuthDeps,
  tx: ServerTx,
  { member, device, session, generation, refreshToken }: Person & { session: Session; generation: number; refreshToken: string },
): Promise<TokenReply> => {
  const now = auth.clock.now();
  const { accessSeconds } = auth.config;
  const { id, name } = await tx.selectFrom('tenant').select(['id', 'name']).executeTakeFirstOrThrow();
  const claims = { tenant: id, sub: member.id, device: device.id, session: session.id, generation, role: member.role };
  const accessExpiresAt = (Math.floor(now / 1000) + accessSeconds) * 1000;
  return {
    accessToken: await issueAccessToken(auth.keys, { ...claims, permissions: member.permission_version }, now, accessSeconds),
    accessExpiresAt,
    refreshToken,
    sessionEndsAt: session.ends_at,
    now,
    tenant: { id, name },
    member: { id: member.id, email: member.email, name: member.name, role: member.role },
    deviceId: device.id,
  };
};

/** Keeps a refresh token by its hash. */
export const keepToken = (tx: ServerTx, tenantId: string, sessionId: string, token: string, generation: number, now: number) =>
  tx
    .insertInto('refresh_token')
    .values({
      tenant_id: tenantId,
      hash: hashOf(token),
      session_id: sessionId,
      generation,
      created_at: now,
      used_at: null,
      successor: null,
    })
    .execute();

/** Starts a session of a device that just signed in; the sessions it had before are over. */
export const startSession = async (auth: AuthDeps, tx: ServerTx, tenantId: string, person: Person): Promise<TokenReply> => {
  const now = auth.clock.now();
  await endSessions(tx, { deviceId: person.device.id }, 'new sign-in', now);
  const session = { id: auth.newId(), ends_at: now + sessionLife };
  await tx
    .insertInto('session')
    .values({
      tenant_id: tenantId,
      ...session,
      member_id: person.member.id,
      device_id: person.device.id,
      created_at: now,
      ended_at: null,
      end_reason: null,
    })
    .execute();
  const refreshToken = newRefreshToken(tenantId, session.id, auth.randomBytes);
  await keepToken(tx, tenantId, session.id, refreshToken, 0, now);
  return await handOut(auth, tx, { ...person, session, generation: 0, refreshToken });
};
