import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { revokeDevice } from '../auth/devices.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerCommand } from './command.ts';
import { onlyWord } from './words.ts';

/** Takes a lost device off the server; with --wipe it is also told to destroy its data when it next asks. */
export const deviceRevoke: ServerCommand = {
  usage: 'device revoke ID [--wipe]',
  options: { wipe: { type: 'boolean' } },
  run: async (command) => {
    const { deps, tenantId, options } = command;
    const id = onlyWord(command, 'device id');
    if (!z.uuid().safeParse(id).success) throw new AppError('DEVICE_UNKNOWN', { id });
    return await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      await revokeDevice({ ...deps, tenantId }, tx, { id, by: 'server', wipe: options['wipe'] === true });
      return await tx
        .selectFrom('device')
        .select(['id', 'name', 'member_id as memberId', 'revoked_at as revokedAt', 'wipe_requested_at as wipeRequestedAt'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    });
  },
};

/** Every device of the company with its member. */
export const deviceList: ServerCommand = {
  usage: 'device list',
  options: {},
  run: async ({ deps, tenantId }) =>
    await inTenant(deps.db, { tenantId, memberId: null }, (tx) =>
      tx
        .selectFrom('device')
        .innerJoin('member', 'member.id', 'device.member_id')
        .select(['device.id', 'device.name', 'member.email', 'device.last_seen as lastSeen', 'device.revoked_at as revokedAt'])
        .select(['device.wipe_requested_at as wipeRequestedAt', 'device.wiped_at as wipedAt'])
        .orderBy('member.email')
        .orderBy('device.created_at')
        .execute(),
    ),
};
