import { inTenant } from '../db/in-tenant.ts';
import type { ServerCommand } from './command.ts';

/** Everybody who has an account, with the manager above. */
export const userList: ServerCommand = {
  usage: 'user list',
  options: {},
  run: async ({ deps, tenantId }) =>
    await inTenant(deps.db, { tenantId, memberId: null }, (tx) =>
      tx
        .selectFrom('member')
        .leftJoin('member as above', 'above.id', 'member.manager_id')
        .select(['member.id', 'member.email', 'member.name', 'member.role', 'above.email as manager', 'member.is_active as isActive'])
        .orderBy('member.email')
        .execute(),
    ),
};
