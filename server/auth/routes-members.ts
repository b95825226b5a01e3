import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { InviteReply, InviteRequest, MemberList, MemberPatch } from '#shared/sync/auth-protocol.ts';
import { invite } from './accept.ts';
import type { AuthDeps } from './auth-deps.ts';
import { noteAuth } from './note.ts';
import { changePerson } from './people.ts';
import { publicAddress } from './public-address.ts';
import { needRole, whoOf } from './who.ts';

const admin = { permission: 'admin' };

/** Who is here and what they may do: for administrators. */
export const addMemberRoutes = (server: FastifyInstance, auth: AuthDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/v1/members/invitations',
    { config: admin, schema: { body: InviteRequest, response: { 200: InviteReply } } },
    async (request) => {
      const who = whoOf(request.who);
      const made = await inTenant(auth.db, who, async (tx) => {
        await needRole(tx, who, ['admin']);
        const invitation = await invite(auth, tx, { ...request.body, createdBy: who.memberId });
        const { email, role } = request.body;
        await noteAuth(auth, tx, { event: 'invited', about: who.memberId, deviceId: who.deviceId, facts: { email, role } });
        return invitation;
      });
      return { ...made, link: `${publicAddress(auth, request)}/v1/auth/invitation?code=${made.code}` };
    },
  );

  app.get('/v1/members', { config: admin, schema: { response: { 200: MemberList } } }, async ({ who: asking }) => {
    const who = whoOf(asking);
    return await inTenant(auth.db, who, async (tx) => {
      await needRole(tx, who, ['admin']);
      const members = await tx
        .selectFrom('member')
        .select(['id', 'email', 'name', 'role', 'manager_id as managerId', 'is_active as isActive'])
        .orderBy('name')
        .orderBy('id')
        .execute();
      return { members };
    });
  });

  app.patch(
    '/v1/members/:id',
    { config: admin, schema: { params: z.strictObject({ id: z.uuid() }), body: MemberPatch } },
    async (request) => {
      const who = whoOf(request.who);
      const { tenantId, clock, newId } = auth;
      await inTenant(auth.db, who, async (tx) => {
        await needRole(tx, who, ['admin']);
        const by = { tenantId, actor: who.memberId, device: who.deviceId, now: clock.now(), newId };
        await changePerson(tx, by, request.params.id, request.body);
      });
      return {};
    },
  );
};
