import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { AppError } from '#shared/domain/errors.ts';
import type { ServerDeps } from './deps.ts';
import { addDocs } from './docs/part.ts';
import { closePolitely } from './http/close-politely.ts';
import { errorToReply } from './http/error-to-reply.ts';
import { addHealth } from './http/health.ts';
import { logOptions } from './http/log.ts';
import { addMetrics } from './http/metrics.ts';
import { guardRoutes } from './http/permission-guard.ts';
import { requireStrictSchemas } from './http/strict-schemas.ts';
import { type Part, parts as allParts } from './parts.ts';

const megabyte = 1024 * 1024;

/** Certificate and key from their files. Throws SERVER_CONFIG when they cannot be read or do not belong together. */
const httpsOf = ({ config: { tls } }: ServerDeps) => {
  if (!tls) return null;
  try {
    const options = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile), minVersion: 'TLSv1.2' as const };
    createSecureContext(options);
    return options;
  } catch (cause) {
    const detail = `certificate or key: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new AppError('SERVER_CONFIG', { detail }, { cause });
  }
};

/**
 * The server without a port: every request comes in here. Throws SERVER_ROUTE for a route without a permission or with a loose schema.
 * A route that answers longer than 10 s without a byte takes the time limit off its own socket.
 */
export const buildServer = async (deps: ServerDeps, parts: readonly Part[] = allParts): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: logOptions(deps),
    https: httpsOf(deps),
    // the address that the nearest proxy saw: those before it are the word of whoever asks
    trustProxy: deps.config.trustProxy && ((_address: string, hop: number) => hop < 1),
    genReqId: () => deps.newId(),
    requestTimeout: 30_000,
    connectionTimeout: 10_000,
    bodyLimit: megabyte,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(errorToReply);
  closePolitely(app);
  guardRoutes(app);
  requireStrictSchemas(app);
  const isSecure = deps.config.tls !== null || deps.config.publicUrl?.startsWith('https:') === true;
  // without TLS a browser told to ask by https only would find nobody
  await app.register(helmet, {
    strictTransportSecurity: isSecure,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: isSecure ? [] : null } },
  });
  await app.register(rateLimit, {
    max: deps.config.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) => new AppError('TOO_MANY_REQUESTS', { seconds: Math.ceil(ttl / 1000) }),
  });
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request) => {
    throw new AppError('ROUTE_UNKNOWN', { method: request.method, path: request.url.split('?')[0] ?? '' });
  });
  await addDocs(app, deps);
  addMetrics(app, deps);
  addHealth(app, deps);
  for (const add of parts) await add(app, deps);
  return app;
};
