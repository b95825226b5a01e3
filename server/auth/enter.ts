import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { DeviceOffer, TokenReply } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { checkProof, type Proven } from './device-proof.ts';
import { registerDevice } from './devices.ts';
import { isFirstUse } from './refresh.ts';
import { type MemberRow, startSession } from './sessions.ts';

/** A device at the door: what it says of itself, its proof, the path it came by, and the secret that the proof goes with. */
export type AtTheDoor = { offer: DeviceOffer; proof: string; path: string; secret: string };

/** Checks the proof of a device that wants to sign in. Throws DEVICE_PROOF_BAD. */
export const proveAtTheDoor = ({ keys, clock }: AuthDeps, { proof, path, secret }: AtTheDoor): Promise<Proven> =>
  checkProof(proof, { serverKey: keys.serverKey, path, secret, now: clock.now() });

/** The last step of every sign-in, inside a transaction: registers the device and starts its session, or says why not. */
export const enter = async (
  auth: AuthDeps,
  tx: ServerTx,
  member: MemberRow,
  offer: DeviceOffer,
  proven: Proven,
): Promise<TokenReply | { refused: AppError }> => {
  const { tenantId } = auth;
  if (!(await isFirstUse(tx, tenantId, proven, auth.clock.now()))) return { refused: new AppError('DEVICE_PROOF_BAD') };
  const device = await registerDevice(auth, tx, { tenantId, memberId: member.id, offer, publicKey: proven.publicKey });
  return 'refused' in device ? device : await startSession(auth, tx, tenantId, { member, device });
};

/** Signs a proven person in on a device. Throws what `enter` refuses. */
export const signIn = async (auth: AuthDeps, member: MemberRow, atTheDoor: AtTheDoor): Promise<TokenReply> => {
  const proven = await proveAtTheDoor(auth, atTheDoor);
  const entered = await inTenant(auth.db, { tenantId: auth.tenantId, memberId: member.id }, (tx) =>
    enter(auth, tx, member, atTheDoor.offer, proven),
  );
  if ('refused' in entered) throw entered.refused;
  return entered;
};
