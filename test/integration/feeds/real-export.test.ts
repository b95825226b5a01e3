import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/crm-opportunities', `${name}.csv`), 'utf8');
const counts = (created: number, more: object = {}) => ({ created, updated: 0, unchanged: 0, deleted: 0, needsAttention: 0, ...more });

let server: FeedServer;
beforeAll(async () => {
  server = await makeFeedServer();
}, 60_000);
afterAll(() => server.close());

test('brings a real export of a CRM in with the counts of the app', async () => {
  expect((await server.send('person', fixture('sales_teams'))).body).toMatchObject(counts(35));
  expect((await server.send('product', fixture('products'))).body).toMatchObject(counts(7));
  expect((await server.send('partner', fixture('accounts'))).body).toMatchObject(counts(85));
  const deals = await server.send('deal', fixture('sales_pipeline'));
  expect(deals.body).toMatchObject(counts(7375, { received: 8800, needsAttention: 1425 }));
  expect(deals.body.errors).toHaveLength(20);
  expect(deals.body.errors[0]).toMatchObject({ code: 'ROW_REFERENCE_EMPTY', field: 'partner' });
  expect(await server.rowsOf('deal')).toHaveLength(7375);
  expect((await server.rowsOf('product_alias')).map(({ alias }) => alias)).toEqual(['GTXPro']);
  expect((await server.rowsOf('person')).filter(({ role }) => role === 'manager')).toHaveLength(6);
}, 120_000);

test('changes nothing when the same files come again', async () => {
  expect((await server.send('person', fixture('sales_teams'))).body).toMatchObject(counts(0, { unchanged: 35 }));
  expect((await server.send('partner', fixture('accounts'))).body).toMatchObject(counts(0, { unchanged: 85 }));
  const deals = await server.send('deal', fixture('sales_pipeline'));
  expect(deals.body).toMatchObject(counts(0, { received: 8800, unchanged: 7375, needsAttention: 1425 }));
  const { body } = await server.ask<{ total: number }>('GET', '/v1/import/attention');
  expect(body.total).toBe(1425);
}, 120_000);
