import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { inTenant } from '../db/in-tenant.ts';
import { listHeld } from '../quarantine/list.ts';
import { drop, release } from '../quarantine/settle.ts';
import type { ServerCommand } from './command.ts';
import { onlyWord } from './words.ts';

/** What people whose accounts have ended still had to send. */
export const quarantineList: ServerCommand = {
  usage: 'quarantine list',
  options: {},
  run: ({ deps, tenantId }) => inTenant(deps.db, { tenantId, memberId: null }, listHeld),
};

const settling = (word: string, settle: typeof release): ServerCommand => ({
  usage: `quarantine ${word} ID`,
  options: {},
  run: async (command) => {
    const { deps, tenantId } = command;
    const id = onlyWord(command, 'id of what is held');
    if (!z.uuid().safeParse(id).success) throw new AppError('QUARANTINE_UNKNOWN', { id });
    const by = { tenantId, actor: 'server', device: 'server', now: deps.clock.now(), newId: deps.newId };
    return await inTenant(deps.db, { tenantId, memberId: null }, (tx) => settle(tx, by, id));
  },
});

/** Offers it to those who work on the partners now. */
export const quarantineRelease: ServerCommand = settling('release', release);
/** Decides that nobody wants it. */
export const quarantineDrop: ServerCommand = settling('drop', drop);
