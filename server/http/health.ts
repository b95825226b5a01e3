import type { FastifyInstance } from 'fastify';
import { AppError } from '#shared/domain/errors.ts';
import { isMigrated } from '../db/migrate.ts';
import type { ServerDeps } from '../deps.ts';

const open = { config: { permission: 'public', rateLimit: false } };

/** `/health`: the process answers. `/ready`: the database answers too and is up to date; a balancer sends requests only then. */
export const addHealth = (app: FastifyInstance, { db, version }: ServerDeps): void => {
  app.get('/health', open, async () => ({ ok: true, name: 'quarterdeck', version }));
  app.get('/ready', open, async () => {
    if (!(await isMigrated(db))) throw new AppError('SERVER_BUSY');
    return { ok: true };
  });
};
