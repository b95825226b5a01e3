import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { entityOf } from '#shared/import/entities.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import type { ServerDeps } from '#server/deps.ts';
import type { FeedKey } from '../keys/find-key.ts';
import { noteUse } from '../keys/note-use.ts';
import { runFeed } from '../run/run-feed.ts';
import { answerOf } from './answer.ts';
import { FeedAnswer, FeedQuery } from './schemas.ts';

const mostBytes = 64 * 1024 * 1024;
/** Bodies lie in memory while they are read. */
const mostAtOnce = 4;
const idleMs = 10_000;

const mediaOf = (request: FastifyRequest): 'csv' | 'ndjson' => {
  const [type = '', ...params] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const media = type === 'text/csv' ? 'csv' : type === 'application/x-ndjson' ? 'ndjson' : null;
  const coding = request.headers['content-encoding'];
  if (media === null || (coding !== undefined && coding !== 'identity'))
    throw new AppError('FEED_MEDIA_TYPE', { type: (media === null ? type : String(coding)).slice(0, 100) || 'none' });
  const charset = params
    .find((param) => param.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii')
    throw new AppError('FEED_NOT_UTF8', { row: 1 });
  return media;
};

/** What the key may bring. Throws FEED_ENTITY_UNKNOWN, FEED_KEY_ENTITY. */
const entityFor = (key: FeedKey, word: string) => {
  const entity = ImportEntity.safeParse(word);
  if (!entity.success) throw new AppError('FEED_ENTITY_UNKNOWN', { entity: word.slice(0, 60), known: ImportEntity.options.join(', ') });
  if (key.entities !== null && !key.entities.includes(entity.data))
    throw new AppError('FEED_KEY_ENTITY', { name: key.name, entity: entity.data });
  return entityOf(entity.data);
};

/** POST /v1/import/:entity: rows of another system. */
export const addImportRoute = (server: FastifyInstance, deps: ServerDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  const reading = new Set<string>();
  app.removeAllContentTypeParsers();
  for (const type of ['text/csv', 'application/x-ndjson'])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser('*', (request, _payload, done) =>
    done(new AppError('FEED_MEDIA_TYPE', { type: (request.headers['content-type'] ?? 'none').slice(0, 100) })),
  );
  app.addHook('preParsing', async (request) => {
    if (reading.size >= mostAtOnce) throw new AppError('SERVER_BUSY');
    reading.add(request.id);
  });
  app.addHook('onResponse', async ({ id }) => void reading.delete(id));
  app.addHook('onRequestAbort', async ({ id }) => void reading.delete(id));
  app.post(
    '/v1/import/:entity',
    {
      bodyLimit: mostBytes,
      config: { permission: 'feeds.send' },
      schema: {
        summary: 'Brings rows of another system',
        consumes: ['text/csv', 'application/x-ndjson'],
        params: z.strictObject({ entity: z.string().max(100) }),
        querystring: FeedQuery,
        response: { 200: FeedAnswer },
      },
    },
    async (request) => {
      const { feedKey: key, params, query, raw } = request;
      if (!key) throw new AppError('FEED_KEY_UNKNOWN');
      const entity = entityFor(key, params.entity);
      const media = mediaOf(request);
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const isDry = query.dryRun === 'true';
      const formats = { dateOrder: query.dateOrder ?? null, decimal: query.decimal ?? null, currency: query.currency ?? null };
      // a large body is worked on for longer than an idle line is kept
      raw.socket.setTimeout(0);
      try {
        const counts = await runFeed(deps, { tenantId: key.tenantId, source: key.name, entity, media, bytes, formats, isDry });
        const answer = answerOf(counts);
        const { errors: _, ...numbers } = answer;
        await noteUse(deps, key, { entity: entity.key, isDry, ...numbers });
        return answer;
      } catch (error) {
        await noteUse(deps, key, { entity: entity.key, isDry, failed: error instanceof AppError ? error.code : 'INTERNAL' });
        throw error;
      } finally {
        raw.socket.setTimeout(idleMs);
      }
    },
  );
};
