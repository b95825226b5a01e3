import { createHash } from 'node:crypto';
import type { EntityDef } from '#shared/import/entity.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ServerDeps } from '#server/deps.ts';
import { pgWrites } from '#server/sync/pg-store.ts';
import { readCsvBody } from '../read/csv-body.ts';
import { deletedHeader, type FeedBody } from '../read/feed-body.ts';
import { mapHeaders } from '../read/map-headers.ts';
import { readNdjsonBody } from '../read/ndjson-body.ts';
import { type FeedFormats, settleBody } from '../read/settle-body.ts';
import { neededTables } from '../view/needed-tables.ts';
import { createTenantRows } from '../view/tenant-rows.ts';
import { batchesOf } from './batches.ts';
import { tablesOn } from './delete-rows.ts';
import { addFeedCounts, type Feed, type FeedCounts, noFeedCounts } from './feed.ts';
import { retryUnknown } from './retry-entries.ts';
import { runBatch } from './run-batch.ts';

/** A feed as it came: whose it is, what it holds, and how. */
export type FeedRequest = {
  tenantId: string;
  source: string;
  entity: EntityDef;
  media: 'csv' | 'ndjson';
  bytes: Uint8Array;
  formats: FeedFormats;
  isDry: boolean;
};

/** The short print of a row, as the app's import makes it. */
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);

/** What a feed of this entity works with. `hasDeletions`: it may delete, so that what hangs on its records is read too. */
export const makeFeed = (
  deps: ServerDeps,
  { tenantId, source, entity, isDry }: Pick<FeedRequest, 'tenantId' | 'source' | 'entity' | 'isDry'>,
  hasDeletions: boolean,
): Feed => ({
  db: deps.db,
  tenantId,
  source,
  entity,
  rows: createTenantRows([...new Set([...neededTables(entity), ...(hasDeletions ? ['partner_label', ...tablesOn(entity)] : [])])]),
  isDry,
  now: deps.clock.now,
  newId: deps.newId,
  hash,
  writesOf: pgWrites,
});

/** Reads the body from end to end, and after that writes it batch by batch. Throws what is wrong with the body before anything is written, FEED_STOPPED when the database fails between two batches. */
export const runFeed = async (deps: ServerDeps, request: FeedRequest): Promise<FeedCounts> => {
  const { entity, media, bytes, formats } = request;
  const file = `${entity.key}.${media}`;
  const body: FeedBody & { firstRowOf?(header: string): number } = media === 'csv' ? readCsvBody(file, bytes) : readNdjsonBody(file, bytes);
  const columns = mapHeaders(file, entity, body, (header) => body.firstRowOf?.(header) ?? body.headerRow);
  const decimal = formats.decimal ?? (media === 'ndjson' ? 'point' : null);
  const settled = await settleBody(body, entity, { file, columns, ...formats, decimal }, hash);
  const feed = makeFeed(deps, request, body.headers.includes(deletedHeader));
  let counts = noFeedCounts();
  let taken = 0;
  for (const { batch, last } of batchesOf(file, entity, body, settled)) {
    try {
      counts = addFeedCounts(counts, await runBatch(feed, batch));
    } catch (error) {
      if (taken === 0 || feed.isDry) throw error;
      throw new AppError('FEED_STOPPED', { taken }, { cause: error });
    }
    taken = last;
  }
  return await retryUnknown(feed, counts);
};
