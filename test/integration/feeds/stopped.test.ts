import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';
import { sharedCluster } from '#test/support/make-server.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await makeFeedServer();
}, 60_000);
afterAll(() => server.close());

const rows = Array.from({ length: 2500 }, (_, at) => ({ externalId: `S-${at + 1}`, name: `Partner ${at + 1}` }));
/** The database refuses one row of the second batch. */
const failing = async (): Promise<() => Promise<unknown>> => {
  const cluster = await sharedCluster();
  await cluster.asSuperuser(
    server.databaseUrl,
    `ALTER TABLE synced_row ADD CONSTRAINT planted CHECK (fields->>'external_id' IS DISTINCT FROM 'S-1500')`,
  );
  return () => cluster.asSuperuser(server.databaseUrl, 'ALTER TABLE synced_row DROP CONSTRAINT planted');
};

test('says up to which row it was taken when the database fails, each batch whole; all of it again brings the rest', async () => {
  const heal = await failing();
  const stopped = await server.send('partner', rows);
  expect(stopped).toMatchObject({ status: 503, body: { code: 'FEED_STOPPED', params: { taken: 1000 } } });
  expect(stopped.body.message).toBe('The feed stopped. Rows up to 1000 were taken whole, none after it.');
  expect(await server.rowsOf('partner')).toHaveLength(1000);
  await heal();
  expect((await server.send('partner', rows)).body).toMatchObject({ created: 1500, unchanged: 1000, needsAttention: 0 });
}, 60_000);
