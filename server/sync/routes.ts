import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { codingHeader, oldestProtocol, protocolVersion, pullMediaType, PullRequest, PushRequest } from '#shared/sync/protocol.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { whoOf } from '../auth/who.ts';
import type { ServerDeps } from '../deps.ts';
import { compactNotes, writtenNotes } from '../notes/compact-notes.ts';
import { createLive } from './live.ts';
import { pgStore } from './pg-store.ts';
import { pullBody } from './pull/body.ts';
import { handlePull } from './pull/handle-pull.ts';
import { handlePush } from './push/handle-push.ts';
import type { SyncEnv } from './store.ts';

/** Devices send about `pushLimit.bytes` at once; one long text or package of a review may need more. */
const longestPush = 5 * 1024 * 1024;
const signedIn = { permission: 'member' };
const liveTimes = { every: 500, keepAlive: 25_000, longest: 10 * 60_000 };

const spoken = { protocol: protocolVersion, oldest: oldestProtocol };

/** Sync: push, pull, and the line that says when to pull. */
export const addSync = (app: FastifyInstance, deps: ServerDeps, speaks: Pick<SyncEnv, 'protocol' | 'oldest'> = spoken): void => {
  const { db } = deps;
  const env: SyncEnv = { tables: syncTables, ...speaks, pageRows: 5_000, newId: deps.newId };
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const live = createLive(
    db,
    () => performance.now(),
    liveTimes,
    (error) => app.log.warn({ err: error }, 'heads not read'),
  );
  app.addHook('preClose', async () => live.stop());

  routes.post(
    '/v1/push',
    { config: { ...signedIn, takesInactive: true }, bodyLimit: longestPush, schema: { body: PushRequest } },
    async ({ who, body, log }) => {
      const principal = whoOf(who);
      const answer = await handlePush(pgStore(db, principal), principal, body, env);
      // what was pushed is written; notes that stay long are made short another time
      await compactNotes(db, principal, writtenNotes(body.operations), deps.newId).catch((error: unknown) =>
        log.warn({ err: error }, 'notes not compacted'),
      );
      return answer;
    },
  );

  routes.post('/v1/pull', { config: signedIn, schema: { body: PullRequest } }, async ({ who, body, raw }, reply) => {
    const principal = whoOf(who);
    const lines = handlePull(pgStore(db, principal), principal, body, env);
    // before the first line an answer can still be a refusal
    const first = await lines.next();
    if (first.done) throw new Error('a pull has a first line');
    raw.socket.setTimeout(0);
    return await reply.type(pullMediaType).header(codingHeader, 'zstd').send(pullBody(first.value, lines));
  });

  app.get('/v1/live', { config: signedIn }, (request, reply) => {
    const { tenantId } = whoOf(request.who);
    reply.hijack();
    request.raw.socket.setTimeout(0);
    // proxies must not collect what belongs to the moment
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.flushHeaders();
    live.listen(tenantId, reply.raw);
  });
};
