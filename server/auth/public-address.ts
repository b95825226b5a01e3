import type { FastifyRequest } from 'fastify';
import type { AuthDeps } from './auth-deps.ts';

/** The address by which browsers reach this server: the one that was configured, else the one that was asked. */
export const publicAddress = ({ config }: AuthDeps, { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string =>
  config.publicUrl ?? `${protocol}://${host}`;
