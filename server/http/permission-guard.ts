import type { FastifyInstance } from 'fastify';
import { AppError } from '#shared/domain/errors.ts';
import type { FeedKey } from '../feeds/keys/find-key.ts';

/** Who asks: filled from the access token before any handler runs. */
export type Who = { tenantId: string; memberId: string; deviceId: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What one must be allowed to do to call this route; `public` for everybody. */
    permission?: string;
    /** A member whose account has ended may call it too: it decides itself what it takes. */
    takesInactive?: boolean;
  }
  interface FastifyRequest {
    /** The signed-in member; null on a public route without a token. */
    who: Who | null;
    /** The API key that asks, on a route of feeds. */
    feedKey: FeedKey | null;
  }
}

/**
 * The first wall: a route that does not say who may call it does not get into the server, and one that is not public needs a signed-in member.
 * Register before any route. Throws SERVER_ROUTE.
 */
export const guardRoutes = (app: FastifyInstance): void => {
  app.decorateRequest('who', null);
  app.decorateRequest('feedKey', null);
  app.addHook('onRoute', ({ method, url, config }) => {
    // fastify adds the HEAD of a GET with the same configuration
    if (!config?.permission)
      throw new AppError('SERVER_ROUTE', { route: `${String(method)} ${url}`, detail: 'does not say who may call it' });
  });
  // before the body is read: whoever may not call a route does not make the server hold what he sends
  app.addHook('preParsing', async (request) => {
    const { permission } = request.routeOptions.config;
    if (request.feedKey && permission?.startsWith('feeds.')) return;
    if (permission !== 'public' && !request.is404 && !request.who) throw new AppError('SIGN_IN_NEEDED');
  });
};
