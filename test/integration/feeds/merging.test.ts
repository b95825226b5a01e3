import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, newDevice, rowsOf } from '#test/integration/sync-server/device.ts';
import { edit, makeCompany, type Company } from '#test/integration/sync-server/company.ts';
import { type FeedServer, makeFeedServer } from '#test/support/feed-server.ts';

let server: FeedServer;
let company: Company;
let device: Device;
beforeAll(async () => {
  server = await makeFeedServer();
  company = await makeCompany(server);
  device = await newDevice(server, company.anna);
}, 60_000);
afterAll(() => server.close());

const partner = (externalId: string, more: object = {}) => ({
  externalId,
  name: `Partner ${externalId}`,
  owner: company.anna.email,
  ...more,
});
const stored = async (table: string, externalId: string) => {
  const row = (await server.rowsOf(table)).find((fields) => fields['external_id'] === externalId);
  if (!row) throw new Error(`${table} ${externalId} is not there`);
  return row as Record<string, string | number | null> & { id: string };
};
const pulled = async (on: Device) => rowsOf(await on.pull());
const conflictsOn = async (on: Device, field: string) =>
  [...(await pulled(on)).entries()]
    .filter(([key, row]) => key.startsWith('sync_conflict ') && row?.['field'] === field)
    .map(([, row]) => row);

test('gives a partner to the member whom the feed names, who has it at the next pull', async () => {
  await server.send('partner', [partner('A-1')]);
  const { id, owner_id } = await stored('partner', 'A-1');
  expect(owner_id).toBe(company.anna.id);
  expect((await pulled(device)).get(`partner ${id}`)).toMatchObject({ name: 'Partner A-1' });
  expect((await pulled(await newDevice(server, company.manager))).has(`partner ${id}`)).toBe(true);
  expect((await pulled(await newDevice(server, company.ben))).has(`partner ${id}`)).toBe(false);
});

test('shows a partner without a known owner to channel operations alone, until it changes hands', async () => {
  await server.send('partner', [{ externalId: 'A-2', name: 'Nobody knows', owner: 'A stranger' }]);
  const { id } = await stored('partner', 'A-2');
  expect((await pulled(await newDevice(server, company.anna))).has(`partner ${id}`)).toBe(false);
  expect((await pulled(await newDevice(server, company.operations))).has(`partner ${id}`)).toBe(true);
  expect((await server.send('partner', [{ externalId: 'A-2', owner: company.ben.name, name: 'Nobody knows' }])).body).toMatchObject({
    updated: 1,
  });
  expect((await pulled(await newDevice(server, company.ben))).has(`partner ${id}`)).toBe(true);
});

test('leaves alone what somebody changed since, as long as the source says what it said', async () => {
  await server.send('partner', [partner('A-3', { country: 'DE', website: 'https://a.example' })]);
  const { id } = await stored('partner', 'A-3');
  const ver = (await device.pull()).flatMap((line) => ('c' in line ? [line.c] : []))[0] ?? 0;
  await device.push(edit('partner', id, id, ver, { country: 'AT' }));
  const again = await server.send('partner', [partner('A-3', { country: 'DE', website: 'https://a.example' })]);
  expect(again.body).toMatchObject({ updated: 0, unchanged: 1 });
  const other = await server.send('partner', [partner('A-3', { country: 'DE', website: 'https://b.example' })]);
  expect(other.body).toMatchObject({ updated: 1 });
  expect(await stored('partner', 'A-3')).toMatchObject({ country: 'AT', website: 'https://b.example' });
  expect(await conflictsOn(device, 'country')).toEqual([]);
});

test('makes a conflict of a value that both the source and somebody changed, and keeps both', async () => {
  await server.send('partner', [partner('A-4', { country: 'DE' })]);
  const { id } = await stored('partner', 'A-4');
  const ver = (await device.pull()).flatMap((line) => ('c' in line ? [line.c] : []))[0] ?? 0;
  await device.push(edit('partner', id, id, ver, { country: 'AT' }));
  await server.send('partner', [partner('A-4', { country: 'CH' })]);
  const [conflict] = await conflictsOn(device, 'country');
  expect(conflict).toMatchObject({ tbl: 'partner', row_id: id, kind: 'field', lose_by: company.anna.id });
  expect([conflict?.['win'], conflict?.['lose']].map((text) => JSON.parse(String(text)))).toEqual([{ country: 'CH' }, { country: 'AT' }]);
});

test('never takes money over that somebody changed: the figure stands and the source waits in the inbox', async () => {
  await server.send('partner', [partner('A-5')]);
  await server.send('deal', [{ externalId: 'D-5', partner: 'A-5', name: 'Big', stage: 'Engaging', amount: 1000, currency: 'USD' }]);
  const deal = await stored('deal', 'D-5');
  expect(deal).toMatchObject({ amount_minor: 100_000, currency: 'USD', state: 'open' });
  const ver = (await device.pull()).flatMap((line) => ('c' in line ? [line.c] : []))[0] ?? 0;
  await device.push(edit('deal', deal.id, String(deal['partner_id']), ver, { amount_minor: 120_000, currency: 'USD' }));
  await server.send('deal', [{ externalId: 'D-5', partner: 'A-5', name: 'Big', stage: 'Engaging', amount: 1500, currency: 'USD' }]);
  expect(await stored('deal', 'D-5')).toMatchObject({ amount_minor: 120_000 });
  expect(await conflictsOn(device, 'amount_minor')).toMatchObject([{ kind: 'strict', row_id: deal.id }]);
});

test('an edit made offline before the feed came meets it as a conflict', async () => {
  await server.send('partner', [partner('A-6', { country: 'DE' })]);
  const { id } = await stored('partner', 'A-6');
  const ver = (await device.pull()).flatMap((line) => ('c' in line ? [line.c] : []))[0] ?? 0;
  await server.send('partner', [partner('A-6', { country: 'FR' })]);
  const answer = await device.push(edit('partner', id, id, ver, { country: 'IT' }));
  expect(answer).toMatchObject({ results: [{ status: 'conflict' }] });
});

test('deletes by number what nothing belongs to, and keeps what is used', async () => {
  await server.send('partner', [partner('A-7')]);
  await server.send('deal', [{ externalId: 'D-7', partner: 'A-7', stage: 'Engaging' }]);
  const used = await server.send('partner', [{ externalId: 'A-7', name: 'x', _deleted: true }]);
  expect(used.body).toMatchObject({ deleted: 0, needsAttention: 1, errors: [{ code: 'FEED_ROW_IN_USE', row: 1 }] });
  const body = await server.send('deal', 'externalId,_deleted\nD-7,yes\nD-8,yes\n');
  expect(body.body).toMatchObject({ deleted: 1, unchanged: 1 });
  expect((await server.send('deal', [{ _deleted: true, name: 'x' }])).body.errors).toMatchObject([{ code: 'FEED_ROW_NO_NUMBER' }]);
  expect((await server.rowsOf('deal')).some((row) => row['external_id'] === 'D-7')).toBe(false);
});

test('does not bring back what somebody deleted: the same row is old news, a changed one waits', async () => {
  await server.send('partner', [partner('A-9')]);
  const row = { externalId: 'D-9', partner: 'A-9', name: 'Gone', stage: 'Engaging' };
  await server.send('deal', [row]);
  const deal = await stored('deal', 'D-9');
  const ver = (await device.pull()).flatMap((line) => ('c' in line ? [line.c] : []))[0] ?? 0;
  await device.push({ t: 'deal', r: deal.id, s: `partner:${deal['partner_id']}`, o: 'd', b: ver });
  expect((await server.send('deal', [row])).body).toMatchObject({ created: 0, unchanged: 1, needsAttention: 0 });
  const changed = await server.send('deal', [{ ...row, name: 'Gone again' }]);
  expect(changed.body).toMatchObject({ created: 0, needsAttention: 1, errors: [{ code: 'FEED_ROW_DELETED' }] });
});

test('two feeds that bring the same new partners at once make each once', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => partner(`T-${at}`));
  const answers = await Promise.all([
    server.send('partner', rows),
    server.send('partner', rows),
    server.send('partner', rows.toReversed()),
  ]);
  expect(answers.map(({ body }) => body.created).toSorted()).toEqual([0, 0, 40]);
  expect((await server.rowsOf('partner')).filter((row) => String(row['external_id']).startsWith('T-'))).toHaveLength(40);
});
