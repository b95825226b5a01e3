import type { FastifyInstance } from 'fastify';
import { AppError } from '#shared/domain/errors.ts';
import type { ServerDeps } from '#server/deps.ts';
import { findKey } from './keys/find-key.ts';
import { keyInHeader } from './keys/key-text.ts';
import { addAttentionRoutes } from './routes/attention-routes.ts';
import { addImportRoute } from './routes/import-route.ts';

/** The Operations API: feeds of other systems, with API keys. Who may not send one is told so before any of its body is read. */
export const addFeeds = async (app: FastifyInstance, deps: ServerDeps): Promise<void> => {
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (permission?.startsWith('feeds.') !== true) return;
    const key = keyInHeader(request.headers.authorization);
    if (key !== null) request.feedKey = await findKey(deps.db, key, deps.clock.now());
    else if (permission === 'feeds.send') throw new AppError('FEED_KEY_UNKNOWN');
    else if (!request.who) throw new AppError('SIGN_IN_NEEDED');
  });
  await app.register(async (scope) => addImportRoute(scope, deps));
  addAttentionRoutes(app, deps);
};
