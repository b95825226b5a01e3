import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { blobMediaType, blobOffsetHeader, blobPieceBytes, blobWholeHeader, longestBlob } from '#shared/sync/blobs.ts';
import { whoOf } from '../auth/who.ts';
import { inTenant } from '../db/in-tenant.ts';
import type { ServerDb } from '../db/schema.ts';
import type { ServerDeps } from '../deps.ts';
import type { Who } from '../http/permission-guard.ts';
import { placesOf, requireNamed } from './blob-access.ts';
import { readChunk, whole } from './blob-bytes.ts';
import { readRange } from './range.ts';
import { type Progress, readProgress, takePiece } from './take-piece.ts';

const signedIn = { permission: 'member' };
const params = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const querystring = z.strictObject({ offset: z.coerce.number().int().min(0).max(longestBlob) });
const url = '/v1/blobs/:sha256';

const say = (reply: FastifyReply, { offset, isWhole }: Progress): FastifyReply =>
  reply
    .header(blobOffsetHeader, offset)
    .header(blobWholeHeader, isWhole ? 'yes' : 'no')
    .header('cache-control', 'no-store');

/** The bytes of whole content from `from` to before `to`; each chunk is read by itself, since a slow reader must not hold a connection. */
async function* bytesOf(db: ServerDb, who: Who, sha256: string, from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = from; at < to; ) {
    const chunk = await inTenant(db, who, (tx) => readChunk(tx, sha256, whole, at), { readOnly: true });
    if (!chunk) throw new AppError('BLOB_UNKNOWN');
    yield chunk.subarray(0, to - at);
    at += chunk.length;
  }
}

/** Files: how far an upload is (HEAD), the next piece of it (PUT), and the bytes (GET, also a part of them). */
export const addFiles = (app: FastifyInstance, deps: ServerDeps): void => {
  const { db } = deps;
  void app.register(async (inside) => {
    inside.addContentTypeParser(blobMediaType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const routes = inside.withTypeProvider<ZodTypeProvider>();

    routes.head(url, { config: signedIn, schema: { params } }, async (request, reply) => {
      const who = whoOf(request.who);
      const progress = await inTenant(db, who, (tx) => readProgress(tx, who, request.params.sha256), { readOnly: true });
      return await say(reply, progress).send();
    });

    routes.put(url, { config: signedIn, bodyLimit: blobPieceBytes, schema: { params, querystring } }, async (request, reply) => {
      const who = whoOf(request.who);
      const { body } = request;
      const bytes = body instanceof Buffer ? body : Buffer.alloc(0);
      const piece = { sha256: request.params.sha256, offset: request.query.offset, bytes };
      const taken = await inTenant(db, who, (tx) => takePiece(tx, who, piece, deps.clock.now()));
      // what was forgotten stays forgotten, so this is said after the transaction
      if (taken.isMismatch) throw new AppError('BLOB_MISMATCH');
      return await say(reply, taken).code(204).send();
    });

    routes.get(url, { config: signedIn, exposeHeadRoute: false, schema: { params } }, async (request, reply) => {
      const who = whoOf(request.who);
      const { sha256 } = request.params;
      const bytes = await inTenant(
        db,
        who,
        async (tx) => {
          const named = await requireNamed(tx, who, sha256);
          if ((await placesOf(tx, sha256, named.scopes)).length === 0) throw new AppError('BLOB_UNKNOWN');
          return (await tx.selectFrom('blob').select('bytes').where('sha256', '=', sha256).executeTakeFirstOrThrow()).bytes;
        },
        { readOnly: true },
      );
      const range = readRange(request.headers.range, bytes);
      void reply.header('accept-ranges', 'bytes').header('cache-control', 'no-store').header('content-disposition', 'attachment');
      if (range === 'outside') return await reply.code(416).header('content-range', `bytes */${bytes}`).send();
      const { from, to } = range ?? { from: 0, to: bytes };
      if (range) void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${bytes}`);
      request.raw.socket.setTimeout(0);
      return await reply
        .type(blobMediaType)
        .header('content-length', to - from)
        .send(Readable.from(bytesOf(db, who, sha256, from, to), { objectMode: false }));
    });
  });
};
