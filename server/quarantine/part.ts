import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { whoOf } from '../auth/who.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDeps } from '../deps.ts';
import { deciderOf, Held, listHeld } from './list.ts';
import { drop, release } from './settle.ts';

const manager = { permission: 'manager' };
const params = z.strictObject({ id: z.uuid() });

/** What members whose accounts have ended still had to send: managers and administrators see it, release it or drop it. */
export const addQuarantine = (server: FastifyInstance, deps: ServerDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const response = { 200: z.object({ held: z.array(Held) }) };
  app.get('/v1/admin/quarantine', { config: manager, schema: { response } }, async ({ who: asking }) => {
    const who = whoOf(asking);
    return await inTenant(deps.db, who, async (tx) => {
      const decides = await deciderOf(tx, who.memberId);
      return { held: (await listHeld(tx)).filter(({ memberId }) => decides(memberId)) };
    });
  });
  for (const [word, settle] of Object.entries({ release, drop }))
    app.post(`/v1/admin/quarantine/:id/${word}`, { config: manager, schema: { params } }, async ({ who: asking, params: { id } }) => {
      const who = whoOf(asking);
      return await inTenant(deps.db, who, async (tx) => {
        const decides = await deciderOf(tx, who.memberId);
        const found = await tx.selectFrom('quarantine').select('member_id').where('id', '=', id).executeTakeFirst();
        if (!found || !decides(found.member_id)) throw new AppError('QUARANTINE_UNKNOWN', { id });
        const by = { tenantId: who.tenantId, actor: who.memberId, device: who.deviceId, now: deps.clock.now(), newId: deps.newId };
        return await settle(tx, by, id);
      });
    });
};
