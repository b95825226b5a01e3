import type { Selectable } from 'kysely';
import type { ServerTables, ServerTx } from '#server/db/schema.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { DeviceOffer } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { noteAuth, type Noting } from './note.ts';
import { endSessions } from './end-sessions.ts';

export type DeviceRow = Selectable<ServerTables['device']>;

/** Why a device may not go on: DEVICE_WIPED with the signed order, whether or not it was carried out (a disk may have been copied), or DEVICE_REVOKED. */
export const refusalOfDevice = async (
  { keys, clock }: AuthDeps,
  device: Pick<DeviceRow, 'tenant_id' | 'id' | 'wipe_requested_at'>,
): Promise<AppError> => {
  if (device.wipe_requested_at === null) return new AppError('DEVICE_REVOKED');
  const { tenant_id: tenant, id } = device;
  return new AppError('DEVICE_WIPED', {
    order: await keys.signOrder({ iss: keys.serverKey, tenant, device: id, iat: Math.floor(clock.now() / 1000) }),
  });
};

/**
 * Registers the device that a person just signed in on, or takes it back when it had been revoked. `publicKey`: whose key signed the proof that came along.
 * Answers DEVICE_WIPED, DEVICE_PROOF_BAD or DEVICE_TAKEN (another key, or another person's device) as refusals.
 */
export const registerDevice = async (
  auth: AuthDeps,
  tx: ServerTx,
  { tenantId, memberId, offer, publicKey }: { tenantId: string; memberId: string; offer: DeviceOffer; publicKey: string },
): Promise<{ id: string } | { refused: AppError }> => {
  if (offer.publicKey.x !== publicKey) return { refused: new AppError('DEVICE_PROOF_BAD') };
  const found = await tx
    .selectFrom('device')
    .selectAll()
    .where(({ or, eb }) => or([eb('id', '=', offer.id), eb('public_key', '=', publicKey)]))
    .forUpdate()
    .execute();
  const ordered = found.find((device) => device.public_key === publicKey && device.wipe_requested_at !== null);
  if (ordered) return { refused: await refusalOfDevice(auth, ordered) };
  const now = auth.clock.now();
  const device = found.find(({ id }) => id === offer.id);
  if (device && (device.member_id !== memberId || (device.public_key !== null && device.public_key !== publicKey)))
    return { refused: new AppError('DEVICE_TAKEN') };
  const fresh = { name: offer.name, public_key: publicKey, last_seen: now, revoked_at: null, removed_at: null };
  if (device) await tx.updateTable('device').set(fresh).where('id', '=', offer.id).execute();
  else
    await tx
      .insertInto('device')
      .values({
        ...fresh,
        tenant_id: tenantId,
        id: offer.id,
        member_id: memberId,
        incarnation: null,
        schema_version: null,
        wipe_requested_at: null,
        wiped_at: null,
        wipe_receipt: null,
        created_at: now,
      })
      .execute();
  await noteAuth(auth, tx, { event: device ? 'device.signed-in' : 'device.added', about: memberId, deviceId: offer.id });
  return { id: offer.id };
};

/** Takes a device off the server: its sessions end, its data stays on it. With `wipe` it is also ordered to erase itself; that order stays. */
export const revokeDevice = async (
  auth: Noting,
  tx: ServerTx,
  { id, by, wipe }: { id: string; by: string; wipe: boolean },
): Promise<void> => {
  const now = auth.clock.now();
  const device = await tx.selectFrom('device').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!device) throw new AppError('DEVICE_UNKNOWN', { id });
  await tx
    .updateTable('device')
    .set({
      revoked_at: device.revoked_at ?? now,
      ...(wipe ? { wipe_requested_at: device.wipe_requested_at ?? now } : {}),
    })
    .where('id', '=', id)
    .execute();
  await endSessions(tx, { deviceId: id }, wipe ? 'device wiped' : 'device revoked', now);
  await noteAuth(auth, tx, { event: wipe ? 'device.wipe-ordered' : 'device.revoked', about: device.member_id, by, deviceId: id });
};

/** Takes a device from the list. It is revoked as well, and an order to wipe it stays until it is carried out. */
export const removeDevice = async (auth: AuthDeps, tx: ServerTx, { id, by }: { id: string; by: string }): Promise<void> => {
  await revokeDevice(auth, tx, { id, by, wipe: false });
  await tx.updateTable('device').set({ removed_at: auth.clock.now() }).where('id', '=', id).execute();
};
