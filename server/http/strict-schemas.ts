import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';

/** What a request may carry. */
const parts = ['body', 'querystring', 'params'] as const;

const isLoose = (schema: unknown): boolean => schema instanceof z.ZodObject && !(schema.def.catchall instanceof z.ZodNever);

/** Fields that nobody asked for are refused, not dropped: a route whose object schemas let them pass does not get into the server. Throws SERVER_ROUTE. */
export const requireStrictSchemas = (app: FastifyInstance): void => {
  app.addHook('onRoute', ({ method, url, schema }) => {
    const loose = parts.find((part) => isLoose(schema?.[part]));
    if (loose !== undefined)
      throw new AppError('SERVER_ROUTE', { route: `${String(method)} ${url}`, detail: `takes any field in its ${loose}` });
  });
};
