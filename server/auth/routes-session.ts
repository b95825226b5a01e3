import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { inTenant } from '#server/db/in-tenant.ts';
import { AppError } from '#shared/domain/errors.ts';
import { LoginRequest, RefreshRequest, TokenReply } from '#shared/sync/auth-protocol.ts';
import { type Hello, oldestProtocol, protocolVersion } from '#shared/sync/protocol.ts';
import type { AuthDeps } from './auth-deps.ts';
import { checkProof } from './device-proof.ts';
import { proveAtTheDoor, signIn } from './enter.ts';
import { endSession } from './end-sessions.ts';
import { provePerson } from './prove-person.ts';
import { nameOfRefreshToken } from './refresh-token.ts';
import { refreshSession } from './refresh.ts';

const open = { permission: 'public' };

/** Who we are, signing in by password, refreshing and signing out. */
export const addSessionRoutes = (server: FastifyInstance, auth: AuthDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();

  app.get('/v1/hello', { config: open }, async (): Promise<Hello> => {
    const { keys, clock, version, config } = auth;
    return {
      product: 'quarterdeck',
      version,
      protocol: protocolVersion,
      oldest: oldestProtocol,
      now: clock.now(),
      signIn: { password: true, company: config.oidc === null ? null : config.tenantName },
      key: keys.serverKey,
    };
  });

  app.post(
    '/v1/auth/login',
    { config: open, schema: { body: LoginRequest, response: { 200: TokenReply } } },
    async ({ body, ip, routeOptions }) => {
      const { email, password, totp, device, proof } = body;
      const atTheDoor = { offer: device, proof, path: routeOptions.url ?? '', secret: email };
      // before the password, so that nobody guesses without a device
      await proveAtTheDoor(auth, atTheDoor);
      return await signIn(auth, await provePerson(auth, { email, password, totp, address: ip }), atTheDoor);
    },
  );

  const proveToken = async (refreshToken: string, proof: string, path: string) => {
    const named = nameOfRefreshToken(refreshToken);
    if (!named) throw new AppError('SIGN_IN_AGAIN');
    const proven = await checkProof(proof, { serverKey: auth.keys.serverKey, path, secret: refreshToken, now: auth.clock.now() });
    return { named, proven };
  };

  app.post(
    '/v1/auth/refresh',
    { config: open, schema: { body: RefreshRequest, response: { 200: TokenReply } } },
    async ({ body, routeOptions }) => {
      const { refreshToken, proof } = body;
      const { named, proven } = await proveToken(refreshToken, proof, routeOptions.url ?? '');
      const refreshed = await inTenant(auth.db, { tenantId: named.tenantId, memberId: null }, (tx) =>
        refreshSession(auth, tx, refreshToken, proven),
      );
      if ('refused' in refreshed) throw refreshed.refused;
      return refreshed;
    },
  );

  app.post('/v1/auth/logout', { config: open, schema: { body: RefreshRequest } }, async ({ body, routeOptions }) => {
    const { named, proven } = await proveToken(body.refreshToken, body.proof, routeOptions.url ?? '');
    await inTenant(auth.db, { tenantId: named.tenantId, memberId: null }, (tx) => endSession(auth, tx, named.sessionId, proven));
    return {};
  });
};
