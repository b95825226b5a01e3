import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';

const mostBytes = 16 * 1024;

/** Lets the routes of this part take the forms of our own pages. */
export const takeForms = (app: FastifyInstance): void => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
};

/** The fields of a form, each once. Throws SIGN_IN_REQUEST_BAD for anything that our pages do not send. */
export const readForm = <T>(body: unknown, schema: z.ZodType<T>): T => {
  const pairs = body instanceof URLSearchParams ? [...body] : [];
  const isOnce = new Set(pairs.map(([name]) => name)).size === pairs.length;
  const parsed = schema.safeParse(Object.fromEntries(pairs));
  if (!isOnce || !parsed.success) throw new AppError('SIGN_IN_REQUEST_BAD');
  return parsed.data;
};
