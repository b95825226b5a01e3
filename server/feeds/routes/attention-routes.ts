import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { AppError, isErrorCode } from '#shared/domain/errors.ts';
import { entityOf } from '#shared/import/entities.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import { needRole } from '#server/auth/who.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import type { ServerTx } from '#server/db/schema.ts';
import type { ServerDeps } from '#server/deps.ts';
import { type AttentionRow, openEntry, paramsOf } from '../attention/entries.ts';
import { cellsOfEntry, isDeletion, retryEntries } from '../run/retry-entries.ts';
import { makeFeed } from '../run/run-feed.ts';
import { answerOf, problemText } from './answer.ts';
import { AttentionAnswer, AttentionQuery, CorrectionBody, EntryParams, FeedAnswer } from './schemas.ts';

const config = { permission: 'feeds.attention' };

/** Works on the list for the one who asks: a key with what it may bring, or a member of channel operations or an administrator. */
const inList = async <T>(
  deps: ServerDeps,
  { who, feedKey }: FastifyRequest,
  work: (tx: ServerTx, entities: readonly string[] | null) => Promise<T>,
): Promise<T> => {
  if (feedKey) return await inTenant(deps.db, { tenantId: feedKey.tenantId, memberId: null }, (tx) => work(tx, feedKey.entities));
  if (!who) throw new AppError('SIGN_IN_NEEDED');
  return await inTenant(deps.db, who, async (tx) => {
    await needRole(tx, who, ['operations', 'admin']);
    return await work(tx, null);
  });
};

const tenantOf = ({ who, feedKey }: FastifyRequest): string => feedKey?.tenantId ?? who?.tenantId ?? '';

const entryOf = (row: AttentionRow) => ({
  ...problemText({ code: isErrorCode(row.code) ? row.code : 'INTERNAL', field: row.field, params: paramsOf(row) }),
  id: row.id,
  source: row.source,
  entity: row.entity,
  row: row.row_number,
  cells: [...cellsOfEntry(row)].map(([header, value]) => ({ header, value })),
  createdAt: row.created_at,
});

const entryFor = async (tx: ServerTx, entities: readonly string[] | null, id: string): Promise<AttentionRow> => {
  const entry = await openEntry(tx, id);
  if (entities !== null && !entities.includes(entry.entity)) throw new AppError('FEED_ATTENTION_GONE');
  return entry;
};

/** The list of rows that feeds could not place: to read, to correct and try again, to dismiss. */
export const addAttentionRoutes = (server: FastifyInstance, deps: ServerDeps): void => {
  const app = server.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/import/attention',
    { config, schema: { summary: 'Rows of feeds that wait', querystring: AttentionQuery, response: { 200: AttentionAnswer } } },
    async (request) => {
      const { entity, code, limit, offset } = request.query;
      return await inList(deps, request, async (tx, entities) => {
        let all = tx.selectFrom('feed_attention').where('state', '=', 'open');
        if (entities !== null) all = all.where(sql<boolean>`entity = ANY(${[...entities]}::text[])`);
        if (entity !== undefined) all = all.where('entity', '=', entity);
        if (code !== undefined) all = all.where('code', '=', code);
        const { total } = await all.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
        const rows = await all.selectAll().orderBy('id').limit(limit).offset(offset).execute();
        return { total, entries: rows.map(entryOf) };
      });
    },
  );
  app.post(
    '/v1/import/attention/:id',
    {
      config,
      schema: { summary: 'Tries a waiting row again, corrected', params: EntryParams, body: CorrectionBody, response: { 200: FeedAnswer } },
    },
    async (request) => {
      const { params, body } = request;
      const entry = await inList(deps, request, (tx, entities) => entryFor(tx, entities, params.id));
      const entity = entityOf(ImportEntity.parse(entry.entity));
      const unknown = Object.keys(body.set).find((field) => !entity.fieldsByKey.has(field));
      if (unknown !== undefined)
        throw new AppError('FEED_COLUMN_UNKNOWN', {
          entity: entity.key,
          column: unknown,
          row: entry.row_number,
          known: [...entity.fieldsByKey.keys()].join(', '),
        });
      const feed = makeFeed(deps, { tenantId: tenantOf(request), source: entry.source, entity, isDry: false }, isDeletion(entry));
      const corrections = { cells: new Map(Object.entries(body.cells)), set: new Map(Object.entries(body.set)) };
      return answerOf(await retryEntries(feed, [entry.id], corrections));
    },
  );
  app.post(
    '/v1/import/attention/:id/dismiss',
    { config, schema: { summary: 'Takes a waiting row off the list', params: EntryParams, response: { 200: z.object({}) } } },
    async (request) => {
      const { params } = request;
      return await inList(deps, request, async (tx, entities) => {
        const { id } = await entryFor(tx, entities, params.id);
        await tx.updateTable('feed_attention').set({ state: 'dismissed', updated_at: deps.clock.now() }).where('id', '=', id).execute();
        return {};
      });
    },
  );
};
