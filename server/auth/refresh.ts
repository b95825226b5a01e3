import type { ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { TokenReply } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { type Proven, proofWindow } from './device-proof.ts';
import { deactivated } from './end-sessions.ts';
import { refusalOfDevice } from './devices.ts';
import { noteAuth } from './note.ts';
import { nameOfRefreshToken, newRefreshToken, openSuccessor, sealSuccessor } from './refresh-token.ts';
import { handOut, keepToken, readMember } from './sessions.ts';

/** For how long a used refresh token gives the same successor again, in milliseconds: the answer was lost, or several asked at once. */
const grace = 60_000;
const day = 86_400_000;

/** A proof is taken once: true the first time. Names of old proofs are forgotten as new ones of the device come. */
export const isFirstUse = async (tx: ServerTx, tenantId: string, { publicKey, jti }: Proven, now: number): Promise<boolean> => {
  await tx.deleteFrom('proof_seen').where('device_key', '=', publicKey).where('until', '<', now).execute();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('proof_seen')
    .values({ tenant_id: tenantId, device_key: publicKey, jti, until: now + 2 * proofWindow })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'device_key', 'jti']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Marks that the answer of a refresh has arrived: something that came with it was used. */
export const markSeen = (tx: ServerTx, sessionId: string, generation: number) =>
  tx
    .updateTable('session')
    .set({ generation_seen: generation })
    .where('id', '=', sessionId)
    .where('generation_seen', '<', generation)
    .execute();

type Refreshed = TokenReply | { refused: AppError };

/**
 * Gives new tokens for a refresh token. The session's row is locked, so that several at once get one successor. A token that was used before gives its successor again
 * for a minute, and as long as nothing that came with the answer was ever used (a laptop that closed before the answer came); after that it is a replay, and the session ends.
 * What is refused is answered, not thrown, because the end of a session must be kept.
 */
export const refreshSession = async (auth: AuthDeps, tx: ServerTx, token: string, proven: Proven): Promise<Refreshed> => {
  const refused = (code: 'SIGN_IN_AGAIN' | 'DEVICE_PROOF_BAD' | 'MEMBER_INACTIVE') => ({ refused: new AppError(code) });
  const now = auth.clock.now();
  const named = nameOfRefreshToken(token);
  if (!named) return refused('SIGN_IN_AGAIN');
  const { tenantId, sessionId, hash } = named;
  // an order to wipe reaches its device by the device's key, whatever became of its session
  const byKey = await tx
    .selectFrom('device')
    .selectAll()
    .where('public_key', '=', proven.publicKey)
    .orderBy('created_at', 'desc')
    .execute();
  const ordered = byKey.find(({ wipe_requested_at }) => wipe_requested_at !== null);
  if (ordered) return { refused: await refusalOfDevice(auth, ordered) };
  const session = await tx.selectFrom('session').selectAll().where('id', '=', sessionId).forUpdate().executeTakeFirst();
  if (!session) return refused('SIGN_IN_AGAIN');
  const device = byKey.find(({ id }) => id === session.device_id);
  const note = (event: string) => noteAuth(auth, tx, { event, about: session.member_id, deviceId: session.device_id });
  if (!device || !(await isFirstUse(tx, tenantId, proven, now))) {
    await note('session.stolen-token-refused');
    return refused('DEVICE_PROOF_BAD');
  }
  if (device.revoked_at !== null) return { refused: await refusalOfDevice(auth, device) };
  const member = await readMember(tx, session.member_id);
  if (!member) return refused('MEMBER_INACTIVE');
  // with the new token he can do nothing but send what waits, which is kept aside
  const isKept = !member.is_active && session.end_reason === deactivated;
  if (!member.is_active && !isKept && session.ended_at !== null) return refused('MEMBER_INACTIVE');
  if (session.ended_at !== null && !isKept) return refused('SIGN_IN_AGAIN');

  const end = async (reason: string): Promise<Refreshed> => {
    await tx.updateTable('session').set({ ended_at: now, end_reason: reason }).where('id', '=', sessionId).execute();
    await note(`session.${reason}`);
    return refused('SIGN_IN_AGAIN');
  };
  const row = await tx
    .selectFrom('refresh_token')
    .selectAll()
    .where('hash', '=', hash)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return await end('replayed');
  await markSeen(tx, sessionId, row.generation);
  const generation = row.generation + 1;
  const idleSince = row.used_at ?? row.created_at;
  if (now >= session.ends_at || now - idleSince > auth.config.refreshDays * day) return await end('expired');
  await tx.updateTable('device').set({ last_seen: now }).where('id', '=', device.id).execute();

  const give = (refreshToken: string) => handOut(auth, tx, { member, device, session, generation, refreshToken });
  if (row.used_at !== null && row.successor !== null) {
    const isLate = now - row.used_at > grace && session.generation_seen >= generation;
    return isLate ? await end('replayed') : await give(openSuccessor(token, row.successor));
  }
  const successor = newRefreshToken(tenantId, sessionId, auth.randomBytes);
  await tx
    .updateTable('refresh_token')
    .set({ used_at: now, successor: sealSuccessor(token, successor, auth.randomBytes) })
    .where('hash', '=', hash)
    .execute();
  await keepToken(tx, tenantId, sessionId, successor, generation, now);
  // older tokens are of no use to anybody any more; one that comes back all the same is unknown, and so a replay
  await tx
    .deleteFrom('refresh_token')
    .where('session_id', '=', sessionId)
    .where('generation', '<', row.generation)
    .where('used_at', '<', now - grace)
    .execute();
  return await give(successor);
};
