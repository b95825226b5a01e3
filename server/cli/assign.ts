import { assignPartner, findPartner } from '../access/assign.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerCommand } from './command.ts';
import { memberByEmail } from './member.ts';
import { needed } from './words.ts';

/** Gives a partner to somebody: to a CAM or manager as their own, to a rep or viewer to work on beside its CAM. */
export const assign: ServerCommand = {
  usage: 'assign --partner NAME --to E',
  options: { partner: { type: 'string' }, to: { type: 'string' } },
  run: async (run) => {
    const { deps, tenantId } = run;
    const [name, to] = [needed(run, 'partner'), needed(run, 'to')];
    const now = deps.clock.now();
    return await inTenant(deps.db, { tenantId, memberId: null }, async (tx) => {
      const member = await memberByEmail(tx, to);
      const partner = await findPartner(tx, name);
      await assignPartner(tx, { tenantId, actor: 'server', device: 'server', now, newId: deps.newId }, partner, member);
      return { partner: { id: partner.id, name: partner.name }, to: { id: member.id, name: member.name, role: member.role } };
    });
  },
};
