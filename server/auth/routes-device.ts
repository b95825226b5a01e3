import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inTenant } from '#server/db/in-tenant.ts';
import type { Who } from '#server/http/permission-guard.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type DeviceItem, DeviceList, WipedRequest } from '#shared/sync/auth-protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { type DeviceRow, removeDevice, revokeDevice } from './devices.ts';
import { needRole, whoOf } from './who.ts';
import { takeReceipt } from './wiped.ts';

const ofDevice = z.strictObject({ id: z.uuid() });
const signedIn = { permission: 'member' };

const itemOf = (device: DeviceRow, who: Who): z.infer<typeof DeviceItem> => ({
  id: device.id,
  memberId: device.member_id,
  name: device.name,
  createdAt: device.created_at,
  lastSeenAt: device.last_seen,
  revokedAt: device.revoked_at,
  wipe: device.wiped_at !== null ? 'done' : device.wipe_requested_at !== null ? 'ordered' : 'none',
  isThisOne: device.id === who.deviceId,
});

/** One's own devices, those of others for an administrator, and the receipt of a device that wiped itself. */
export const addDeviceRoutes = (server: FastifyInstance, auth: AuthDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/v1/auth/devices',
    { config: signedIn, schema: { querystring: z.strictObject({ member: z.uuid().optional() }), response: { 200: DeviceList } } },
    async ({ query, who: asking }) => {
      const who = whoOf(asking);
      return await inTenant(auth.db, who, async (tx) => {
        const memberId = query.member ?? who.memberId;
        if (memberId !== who.memberId) await needRole(tx, who, ['admin']);
        const devices = await tx
          .selectFrom('device')
          .selectAll()
          .where('member_id', '=', memberId)
          .where('removed_at', 'is', null)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return { devices: devices.map((device) => itemOf(device, who)) };
      });
    },
  );

  const act = (who: Who, id: string, work: (tx: Parameters<typeof revokeDevice>[1]) => Promise<void>) =>
    inTenant(auth.db, who, async (tx) => {
      const device = await tx
        .selectFrom('device')
        .select('member_id')
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      // another person's device is as unknown as one that is not there, but to an administrator
      if (device && device.member_id !== who.memberId) await needRole(tx, who, ['admin'], new AppError('DEVICE_UNKNOWN', { id }));
      if (!device) throw new AppError('DEVICE_UNKNOWN', { id });
      await work(tx);
      return {};
    });

  for (const wipe of [false, true])
    app.post(
      `/v1/auth/devices/:id/${wipe ? 'wipe' : 'revoke'}`,
      { config: signedIn, schema: { params: ofDevice } },
      async ({ params: { id }, who: asking }) => {
        const who = whoOf(asking);
        return await act(who, id, (tx) => revokeDevice(auth, tx, { id, by: who.memberId, wipe }));
      },
    );

  app.delete('/v1/auth/devices/:id', { config: signedIn, schema: { params: ofDevice } }, async ({ params: { id }, who: asking }) => {
    const who = whoOf(asking);
    return await act(who, id, (tx) => removeDevice(auth, tx, { id, by: who.memberId }));
  });

  app.post('/v1/auth/wiped', { config: { permission: 'public' }, schema: { body: WipedRequest } }, async ({ body }) => {
    await takeReceipt(auth, body.receipt);
    return {};
  });
};
