import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { appendAudit } from '../audit/append.ts';
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
    const now = deps.clock.now();
    return await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      const device = await tx.selectFrom('device').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      if (!device) throw new AppError('DEVICE_UNKNOWN', { id });
      const after = {
        revoked_at: device.revoked_at ?? now,
        wipe_requested_at: device.wipe_requested_at ?? (options['wipe'] === true ? now : null),
      };
      await tx.updateTable('device').set(after).where('id', '=', id).execute();
      const before = { revoked_at: device.revoked_at, wipe_requested_at: device.wipe_requested_at };
      await appendAudit(tx, { tenantId, actor: 'server', device: 'server', now, newId: deps.newId }, [
        { step: deps.newId(), entity: 'device', recordId: id, partnerId: null, before, after },
      ]);
      return { id, name: device.name, memberId: device.member_id, revokedAt: after.revoked_at, wipeRequestedAt: after.wipe_requested_at };
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
