import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestMember } from '#test/support/make-server.ts';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';

type Entry = {
  id: string;
  row: number;
  field: string;
  code: string;
  message: string;
  hint: string;
  cells: Array<{ header: string; value: string }>;
};
type List = { total: number; entries: Entry[] };

let server: FeedServer;
beforeAll(async () => {
  server = await makeFeedServer();
  await server.send('partner', [{ externalId: 'P-1', name: 'Nordwind' }]);
}, 60_000);
afterAll(() => server.close());

const waiting = async (entity: string): Promise<List> => (await server.ask<List>('GET', `/v1/import/attention?entity=${entity}`)).body;
const deal = (externalId: string, more: object = {}) => ({
  externalId,
  partner: 'P-1',
  name: `Deal ${externalId}`,
  stage: 'Engaging',
  ...more,
});

test('keeps a row that cannot be placed whole, with row, field, code and a next step', async () => {
  const { body } = await server.send('deal', [deal('D-0'), deal('D-1', { partner: 'Nordwid', note: 'as written' })]);
  expect(body).toMatchObject({ received: 2, created: 1, needsAttention: 1 });
  expect(body.errors).toMatchObject([
    { row: 2, field: 'partner', code: 'ROW_REFERENCE_UNKNOWN', message: 'Row 2: no partner is called "Nordwid" (partner).' },
  ]);
  const { entries } = await waiting('deal');
  expect(entries).toMatchObject([{ row: 2, field: 'partner', code: 'ROW_REFERENCE_UNKNOWN' }]);
  expect(entries[0]?.cells).toEqual(
    expect.arrayContaining([
      { header: 'note', value: 'as written' },
      { header: 'externalId', value: 'D-1' },
    ]),
  );
});

test('places a row when its cells are corrected, and keeps it with its new reason when they are not right', async () => {
  const { entries } = await waiting('deal');
  const id = entries[0]?.id ?? '';
  const wrong = await server.ask<{ needsAttention: number }>('POST', `/v1/import/attention/${id}`, {
    cells: { partner: 'P-1', stage: 'Nowhere' },
  });
  expect(wrong.body).toMatchObject({ created: 0, needsAttention: 1, errors: [{ row: 2, code: 'ROW_VALUE_UNKNOWN', field: 'stage' }] });
  expect((await waiting('deal')).entries).toMatchObject([{ id, code: 'ROW_VALUE_UNKNOWN' }]);
  const right = await server.ask<{ created: number }>('POST', `/v1/import/attention/${id}`, { set: { stage: 'Engaging' } });
  expect(right.body).toMatchObject({ created: 1, needsAttention: 0 });
  expect((await waiting('deal')).total).toBe(0);
  expect((await server.rowsOf('deal')).find((row) => row['external_id'] === 'D-1')).toMatchObject({ note: 'as written', name: 'Deal D-1' });
  expect(await server.ask('POST', `/v1/import/attention/${id}`, {})).toMatchObject({ status: 404, body: { code: 'FEED_ATTENTION_GONE' } });
});

test('lists a row once that comes again, and takes it off when it comes in order', async () => {
  const bad = [deal('D-2', { expectedCloseOn: '2026-02-31' })];
  await server.send('deal', bad);
  await server.send('deal', bad);
  expect(await waiting('deal')).toMatchObject({ total: 1, entries: [{ code: 'ROW_DATE_INVALID', field: 'expectedCloseOn' }] });
  expect((await server.send('deal', [deal('D-2', { expectedCloseOn: '2026-02-28' })])).body).toMatchObject({ created: 1 });
  expect((await waiting('deal')).total).toBe(0);
});

test('keeps a dismissed row off the list when it comes again', async () => {
  const bad = [deal('D-3', { amount: 'much' })];
  await server.send('deal', bad);
  const { entries } = await waiting('deal');
  expect((await server.ask('POST', `/v1/import/attention/${entries[0]?.id}/dismiss`)).status).toBe(200);
  expect((await server.send('deal', bad)).body).toMatchObject({ created: 0, needsAttention: 0, unchanged: 1 });
  expect((await waiting('deal')).total).toBe(0);
});

test('places rows that name what comes later in the same body', async () => {
  const { body } = await server.send('partner', [
    { externalId: 'C-1', name: 'Child', parent: 'Mother' },
    ...Array.from({ length: 1200 }, (_, at) => ({ externalId: `F-${at}`, name: `Filler ${at}` })),
    { externalId: 'M-1', name: 'Mother' },
  ]);
  expect(body).toMatchObject({ received: 1202, created: 1202, needsAttention: 0, errors: [] });
  const rows = await server.rowsOf('partner');
  const mother = rows.find(({ name }) => name === 'Mother');
  expect(rows.find(({ name }) => name === 'Child')).toMatchObject({ parent_id: mother?.['id'] });
  expect((await waiting('partner')).total).toBe(0);
});

test('shows the list to channel operations and administrators, and to nobody else', async () => {
  const statusFor = async (member: TestMember): Promise<number> =>
    (await fetch(`${server.url}/v1/import/attention`, { headers: { authorization: await server.tokenFor(member) } })).status;
  for (const role of ['operations', 'admin'] as const) expect(await statusFor(await server.addMember({ role })), role).toBe(200);
  for (const role of ['viewer', 'cam', 'rep', 'manager'] as const)
    expect(await statusFor(await server.addMember({ role })), role).toBe(403);
  expect((await fetch(`${server.url}/v1/import/attention`)).status).toBe(401);
});

test('says what a dry run would do and writes nothing', async () => {
  const before = await server.rowsOf('deal');
  const rows = [deal('D-20'), deal('D-21', { partner: 'Nobody' }), deal('D-0', { name: 'Other' })];
  expect((await server.send('deal?dryRun=true', rows)).body).toMatchObject({ created: 1, updated: 1, needsAttention: 1 });
  expect(await server.rowsOf('deal')).toEqual(before);
  expect((await waiting('deal')).total).toBe(0);
  expect((await server.send('deal', rows)).body).toMatchObject({ created: 1, updated: 1, needsAttention: 1 });
});

test('tries a deletion again as a deletion, when what belonged to the record is gone', async () => {
  await server.send('partner', [{ externalId: 'P-9', name: 'Leaving' }]);
  await server.send('deal', [deal('D-9', { partner: 'P-9' })]);
  await server.send('partner', [{ externalId: 'P-9', name: 'Leaving', _deleted: true }]);
  const { entries } = await waiting('partner');
  expect(entries).toMatchObject([{ code: 'FEED_ROW_IN_USE', row: 1 }]);
  const path = `/v1/import/attention/${entries[0]?.id}`;
  expect((await server.ask('POST', path, {})).body).toMatchObject({ deleted: 0, needsAttention: 1 });
  expect(await waiting('partner')).toMatchObject({ total: 1, entries: [{ id: entries[0]?.id }] });
  await server.send('deal', [{ externalId: 'D-9', _deleted: true }]);
  expect((await server.ask('POST', path, {})).body).toMatchObject({ deleted: 1, needsAttention: 0 });
  expect((await waiting('partner')).total).toBe(0);
  expect((await server.rowsOf('partner')).some((row) => row['external_id'] === 'P-9')).toBe(false);
});

test('lets a member of channel operations correct a row, who needs to know nothing of the key', async () => {
  await server.send('deal', [deal('D-30', { amount: 'much' })]);
  const { entries } = await waiting('deal');
  const id = entries.at(-1)?.id ?? '';
  const member = await server.addMember({ role: 'operations' });
  const reply = await fetch(`${server.url}/v1/import/attention/${id}`, {
    method: 'POST',
    headers: { authorization: await server.tokenFor(member), 'content-type': 'application/json' },
    body: JSON.stringify({ cells: { amount: '1200', currency: 'USD' }, set: { currency: 'USD' } }),
  });
  expect(await reply.json()).toMatchObject({ created: 1, needsAttention: 0 });
  expect((await server.rowsOf('deal')).find((row) => row['external_id'] === 'D-30')).toMatchObject({
    amount_minor: 120_000,
    currency: 'USD',
  });
});
