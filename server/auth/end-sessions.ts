import type { ServerTx } from '#server/db/schema.ts';
import type { AuthDeps } from './auth-deps.ts';
import type { Proven } from './device-proof.ts';

/** Why sessions ended whose member's account did: what was not sent by then is still taken, and kept aside. */
export const deactivated = 'deactivated';

/** Ends the open sessions of a device, or of a member (but for the device in `except`), or the one named. `reason` is kept for the administrator. */
export const endSessions = async (
  tx: ServerTx,
  of: { deviceId: string } | { memberId: string; except?: string } | { sessionId: string },
  reason: string,
  now: number,
): Promise<void> => {
  let open = tx.updateTable('session').set({ ended_at: now, end_reason: reason }).where('ended_at', 'is', null);
  if ('sessionId' in of) open = open.where('id', '=', of.sessionId);
  else if ('deviceId' in of) open = open.where('device_id', '=', of.deviceId);
  else open = open.where('member_id', '=', of.memberId);
  if ('memberId' in of && of.except !== undefined) open = open.where('device_id', '!=', of.except);
  await open.execute();
};

/** Signs a device out of one session. Only the device itself can: for the key of any other nothing happens, and nothing is said. */
export const endSession = async ({ clock }: AuthDeps, tx: ServerTx, sessionId: string, { publicKey }: Proven): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: clock.now(), end_reason: 'signed out' })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('device_id', 'in', (eb) => eb.selectFrom('device').select('id').where('public_key', '=', publicKey))
    .execute();
};
