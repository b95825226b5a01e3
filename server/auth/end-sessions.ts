import type { ServerTx } from '#server/db/schema.ts';
import type { AuthDeps } from './auth-deps.ts';
import type { Proven } from './device-proof.ts';

/** Ends the open sessions of a device or of a member. `reason` is kept for the administrator. */
export const endSessions = async (
  tx: ServerTx,
  of: { deviceId: string } | { memberId: string },
  reason: string,
  now: number,
): Promise<void> => {
  const [column, id] = 'deviceId' in of ? (['device_id', of.deviceId] as const) : (['member_id', of.memberId] as const);
  await tx.updateTable('session').set({ ended_at: now, end_reason: reason }).where(column, '=', id).where('ended_at', 'is', null).execute();
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
