import { afterAll, beforeAll, expect, test } from 'vitest';
import { markRestored } from '#server/sync/restore.ts';
import { contactInsert, edit, makeCompany, partnerInsert, type Company } from './company.ts';
import { newDevice, rowsOf } from './device.ts';

let company: Company;
beforeAll(async () => {
  company = await makeCompany();
}, 60_000);
afterAll(() => company.server.close());

const newPartner = async () => {
  const { server, anna } = company;
  const device = await newDevice(server, anna);
  const id = server.deps.newId();
  await device.push(partnerInsert(id));
  return { device, id };
};

test('answers a push that comes twice alike, and applies it once', async () => {
  const { device, id } = await newPartner();
  const contact = company.server.deps.newId();
  const operations = device.number([contactInsert(contact, id), edit('contact', company.server.deps.newId(), id, 1, { name: 'nobody' })]);
  const first = await device.send(operations);
  const again = await device.send(operations);
  expect(again).toMatchObject({ last: 3, results: [{ i: 3, status: 'refused', code: 'SYNC_ROW_UNKNOWN' }] });
  expect(again).toEqual({ ...first, now: expect.any(Number), head: expect.any(Number) });
  const rows = rowsOf(await device.pull());
  expect(rows.get(`contact ${contact}`)).toMatchObject({ name: 'Ida' });
});

test('applies a push once when ten like it arrive at the same moment', async () => {
  const { device, id } = await newPartner();
  const [operation] = device.number([edit('partner', id, id, 1, { website: 'https://example.com' })]);
  const before = await device.pull();
  const head = before.at(-1);
  const answers = await Promise.all(Array.from({ length: 10 }, () => device.send(operation ? [operation] : [])));
  for (const answer of answers) expect(answer).toMatchObject({ last: 2, results: [] });
  const after = (await device.pull()).at(-1);
  expect((after as { c: number }).c).toBe((head as { c: number }).c + 1);
});

test('takes the new part of a push of which the first part is known', async () => {
  const { device, id } = await newPartner();
  const operations = device.number([
    edit('partner', id, id, 1, { country: 'DE' }),
    edit('partner', id, id, 1, { website: 'https://a.example' }),
  ]);
  await device.send(operations.slice(0, 1));
  expect(await device.send(operations)).toMatchObject({ last: 3, results: [] });
  expect(rowsOf(await device.pull()).get(`partner ${id}`)).toMatchObject({ country: 'DE', website: 'https://a.example' });
});

test('says which number it expects when one is missing, and writes nothing', async () => {
  const { device, id } = await newPartner();
  const [, second] = device.number([edit('partner', id, id, 1, { country: 'AT' }), edit('partner', id, id, 1, { country: 'CH' })]);
  expect(await device.send(second ? [second] : [])).toMatchObject({ status: 409, code: 'SYNC_GAP', params: { expect: 2 } });
  expect(rowsOf(await device.pull()).get(`partner ${id}`)).toMatchObject({ country: null });
});

test('refuses numbers out of order and a group torn apart', async () => {
  const { device, id } = await newPartner();
  const [one, two, three] = device.number([1, 2, 3].map(() => edit('partner', id, id, 1, { country: 'AT' })));
  if (!one || !two || !three) throw new Error('three operations');
  expect(await device.send([two, one])).toMatchObject({ status: 400, code: 'SYNC_REQUEST' });
  expect(
    await device.send([
      { ...one, g: 7 },
      { ...two, g: 8 },
      { ...three, g: 7 },
    ]),
  ).toMatchObject({ status: 400, code: 'SYNC_REQUEST' });
});

test('tells a copy of a store from the store, and lets it go on under another name', async () => {
  const { device, id } = await newPartner();
  const copied = { ...device.state };
  await device.push(edit('partner', id, id, 1, { country: 'DE' }));
  // the copy counts on from where it was made
  const original = { ...device.state };
  Object.assign(device.state, copied);
  const sent = device.number([edit('partner', id, id, 1, { country: 'FR' })]);
  expect(await device.send(sent)).toMatchObject({ status: 409, code: 'SYNC_CLONED' });
  Object.assign(device.state, { incarnation: 'second', next: 1 });
  const renumbered = sent.map((operation, at) => ({ ...operation, i: at + 1 }));
  // what the first copy wrote the second has not seen, though both are one device
  expect(await device.send(renumbered)).toMatchObject({ last: 1, results: [{ status: 'conflict' }] });
  Object.assign(device.state, { ...original, incarnation: 'first' });
  expect(await device.send(device.number([edit('partner', id, id, 1, { website: 'https://b.example' })]))).toMatchObject({ results: [] });
});

test('refuses a body that names another device than the one signed in', async () => {
  const { device, id } = await newPartner();
  const sent = device.number([edit('partner', id, id, 1, { country: 'DE' })]);
  expect(await device.send(sent, { device: company.devices.ben.id })).toMatchObject({ code: 'SYNC_REQUEST' });
});

test('takes again what a restored database lost, once, and only what it lost', async () => {
  const mine = await makeCompany();
  const { server, partner, devices } = mine;
  const { anna } = devices;
  const [kept, lost] = anna.number([
    edit('partner', partner, partner, 1, { country: 'DE' }),
    edit('partner', partner, partner, 1, { website: 'https://lost.example' }),
  ]);
  if (!kept || !lost) throw new Error('two operations');
  await anna.send([kept]);
  const epoch = (await anna.pull()).flatMap((line) => ('h' in line ? [line.h.epoch] : []))[0] ?? null;
  anna.state.epoch = epoch;
  // the database as it was before `lost`
  await markRestored(server.db, server.deps.newId);
  expect(await anna.send([lost])).toMatchObject({ status: 410, code: 'SYNC_EPOCH', params: { epoch: expect.any(String) } });
  expect(await anna.pullRaw()).toMatchObject({ status: 410, code: 'SYNC_EPOCH' });
  anna.state.epoch = null;
  anna.state.cursor = 0;
  const head = (await anna.pull()).flatMap((line) => ('h' in line ? [line.h] : []))[0];
  expect(head?.epoch).not.toBe(epoch);
  expect(head?.to).toBeGreaterThan(1_000_000_000);
  expect(await anna.send([kept, { ...lost, i: lost.i + 5 }], { resend: true })).toMatchObject({ last: lost.i + 5, results: [] });
  expect(rowsOf(await anna.pull()).get(`partner ${partner}`)).toMatchObject({ country: 'DE', website: 'https://lost.example' });
  await server.close();
});
