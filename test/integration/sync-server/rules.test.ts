import { afterAll, beforeAll, expect, test } from 'vitest';
import { hlcParts, hlcText } from '#shared/sync/clock.ts';
import { type Company, contactInsert, edit, makeCompany, partnerInsert } from './company.ts';
import { newDevice, rowsOf, type Wanted } from './device.ts';

let company: Company;
beforeAll(async () => {
  company = await makeCompany();
}, 60_000);
afterAll(() => company.server.close());

const newId = (): string => company.server.deps.newId();
const rowOf = async (table: string, id: string) => {
  const device = await newDevice(company.server, company.operations);
  return rowsOf(await device.pull()).get(`${table} ${id}`);
};
const conflictsAbout = async (id: string) => {
  const device = await newDevice(company.server, company.operations);
  return [...rowsOf(await device.pull()).entries()]
    .filter(([key, row]) => key.startsWith('sync_conflict ') && row?.['row_id'] === id)
    .map(([, row]) => row);
};
const results = async (...operations: Wanted[]) => (await company.devices.anna.push(...operations)).results;

test('keeps both values of a field that two wrote without seeing each other, the later one standing', async () => {
  const { anna, manager } = company.devices;
  const id = newId();
  await anna.push(contactInsert(id, company.partner, { phone: '1' }));
  const base = Number((await rowOf('contact', id))?.['ver']);
  company.server.clock.at += 1000;
  await manager.push(edit('contact', id, company.partner, base, { phone: 'later', email: 'm@example.com' }));
  company.server.clock.at -= 500;
  const answer = await anna.push(edit('contact', id, company.partner, base, { phone: 'earlier', name: 'Ida M.' }));
  company.server.clock.at += 500;
  expect(answer.results).toEqual([{ i: expect.any(Number), status: 'conflict', id: expect.any(String) }]);
  expect(await rowOf('contact', id)).toMatchObject({ phone: 'later', email: 'm@example.com', name: 'Ida M.' });
  const [item] = await conflictsAbout(id);
  expect(item).toMatchObject({
    partner_id: company.partner,
    tbl: 'contact',
    field: 'phone',
    kind: 'field',
    win: '{"phone":"later"}',
    lose: '{"phone":"earlier"}',
    win_by: company.manager.id,
    lose_by: company.anna.id,
    lose_device: company.devices.anna.id,
    state: 'open',
  });
});

test('lets nobody overwrite money that he had not seen, however late he is', async () => {
  const { anna, manager } = company.devices;
  const id = newId();
  const deal = { t: 'deal', r: id, s: `partner:${company.partner}`, o: 'i' as const };
  await anna.push({ ...deal, f: { id, partner_id: company.partner, name: 'Deal', amount_minor: 100, currency: 'EUR' } });
  const base = Number((await rowOf('deal', id))?.['ver']);
  await manager.push(edit('deal', id, company.partner, base, { amount_minor: 200, currency: 'EUR' }));
  company.server.clock.at += 5000;
  expect((await anna.push(edit('deal', id, company.partner, base, { amount_minor: 300, currency: 'USD' }))).results).toMatchObject([
    { status: 'conflict' },
  ]);
  expect(await rowOf('deal', id)).toMatchObject({ amount_minor: 200, currency: 'EUR' });
  expect(await conflictsAbout(id)).toMatchObject([{ kind: 'strict', field: 'money' }]);
});

test('keeps an edit of what somebody deleted, and an edit that a deletion had not seen', async () => {
  const { anna, manager } = company.devices;
  const id = newId();
  const scope = `partner:${company.partner}`;
  await anna.push(contactInsert(id, company.partner));
  const base = Number((await rowOf('contact', id))?.['ver']);
  await manager.push({ t: 'contact', r: id, s: scope, o: 'd', b: base });
  const answer = await anna.push(edit('contact', id, company.partner, base, { phone: '42' }));
  expect(answer.results).toMatchObject([{ status: 'conflict' }]);
  expect(answer.gone).toEqual([['contact', id, expect.any(Number)]]);
  expect(await conflictsAbout(id)).toMatchObject([{ kind: 'deleted', lose: '{"phone":"42"}' }]);
  await anna.push({ t: 'contact', r: id, s: scope, o: 'r', b: base + 5, f: { phone: '42' } });
  expect(await rowOf('contact', id)).toMatchObject({ name: 'Ida', phone: '42' });
});

test('settles an item once for everybody, and says who did', async () => {
  const { anna, manager } = company.devices;
  const id = newId();
  await anna.push(contactInsert(id, company.partner, { phone: '1' }));
  await manager.push(edit('contact', id, company.partner, 0, { phone: '2' }));
  const [item] = await conflictsAbout(id);
  const operation = edit('sync_conflict', String(item?.['id']), company.partner, Number(item?.['ver']), {
    state: 'settled',
    settled_by: company.ben.id,
    settled_at: 1,
  });
  expect((await anna.push(operation)).results).toEqual([]);
  expect(await conflictsAbout(id)).toMatchObject([{ state: 'settled', settled_by: company.anna.id }]);
  expect((await anna.push({ ...operation, f: { lose: '{}' } })).results).toMatchObject([{ code: 'SYNC_ROLE' }]);
});

test('applies all of a group or nothing of it', async () => {
  const [one, two] = [newId(), newId()];
  const refused = edit('contact', newId(), company.partner, 1, { name: 'nobody' });
  expect(
    await results(
      { ...contactInsert(one, company.partner), g: 1 },
      { ...refused, g: 1 },
      { ...contactInsert(two, company.partner), g: 2 },
      { ...edit('contact', two, company.partner, 1, { phone: '5' }), g: 2 },
    ),
  ).toMatchObject([
    { status: 'refused', code: 'SYNC_GROUP' },
    { status: 'refused', code: 'SYNC_ROW_UNKNOWN' },
  ]);
  expect(await rowOf('contact', one)).toBeUndefined();
  expect(await rowOf('contact', two)).toMatchObject({ phone: '5' });
});

test('takes everything else of a push of which one operation is refused', async () => {
  const ids = Array.from({ length: 40 }, newId);
  const operations = ids.map((id, at) => contactInsert(id, at === 20 ? newId() : company.partner));
  expect(await results(...operations)).toMatchObject([{ status: 'refused', code: 'SYNC_NOT_YOURS' }]);
  const rows = rowsOf(await (await newDevice(company.server, company.anna)).pull());
  expect(ids.filter((id) => rows.has(`contact ${id}`))).toHaveLength(39);
});

test('brings a stamp of 2099 back to now, in the order of the device', async () => {
  const id = newId();
  const far = Date.UTC(2099, 0, 1);
  const stamp = (ms: number) => hlcText(ms, 0, company.devices.anna.id);
  const answer = await company.devices.anna.push(
    { ...contactInsert(id, company.partner), h: stamp(far) },
    { ...edit('contact', id, company.partner, 0, { phone: 'second' }), h: stamp(far + 1) },
  );
  expect(Math.abs(hlcParts(answer.hlc).ms - answer.now)).toBeLessThan(120_000);
  expect(await rowOf('contact', id)).toMatchObject({ phone: 'second' });
});

test.each<[string, (id: string, partner: string) => Wanted, string]>([
  ['an unknown table', (id, partner) => ({ ...contactInsert(id, partner), t: 'password' }), 'SYNC_TABLE_UNKNOWN'],
  ['a field that the table does not have', (id, partner) => contactInsert(id, partner, { shoe_size: 44 }), 'SYNC_FIELD_UNKNOWN'],
  ['a tenant', (id, partner) => contactInsert(id, partner, { tenant_id: partner }), 'SYNC_FIELD_UNKNOWN'],
  ['a version', (id, partner) => contactInsert(id, partner, { server_version: 9 }), 'SYNC_FIELD_UNKNOWN'],
  ['an import', (id, partner) => contactInsert(id, partner, { import_id: 'x' }), 'SYNC_FIELD_UNKNOWN'],
  ['another key than the row has', (id, partner) => contactInsert(id, partner, { id: partner }), 'SYNC_VALUE'],
  ['the character that ends a text', (id, partner) => contactInsert(id, partner, { name: 'a\0b' }), 'SYNC_VALUE'],
  ['half a character', (id, partner) => contactInsert(id, partner, { name: '\ud83d' }), 'SYNC_VALUE'],
  ['a yes that is no number', (id, partner) => contactInsert(id, partner, { is_executive_sponsor: 'yes' }), 'SYNC_VALUE'],
  ['a phone of 10,000 digits', (id, partner) => contactInsert(id, partner, { phone: '1'.repeat(10_000) }), 'SYNC_VALUE'],
  [
    'too much text in all',
    (id, partner) => contactInsert(id, partner, { note: 'x'.repeat(1_500_000), name: 'y'.repeat(600_000) }),
    'SYNC_TOO_LARGE',
  ],
  ['a partner that nobody made', (id) => contactInsert(id, id), 'SYNC_NOT_YOURS'],
  ['another scope than its partner', (id, partner) => ({ ...contactInsert(id, partner), s: 'own' }), 'SYNC_SCOPE'],
  ['a scope that is none', (id, partner) => ({ ...contactInsert(id, partner), s: 'everything' }), 'SYNC_NOT_YOURS'],
  ['the program, from a CAM', () => ({ t: 'tier', r: 'gold', s: 'tenant', o: 'd', b: 1 }), 'SYNC_PROGRAM_ONLY'],
  ['an item of the inbox', (id, partner) => ({ t: 'sync_conflict', r: id, s: `partner:${partner}`, o: 'i', f: { id } }), 'SYNC_ROLE'],
  [
    'a day that the calendar does not have',
    (id, partner) => ({ t: 'deal', r: id, s: `partner:${partner}`, o: 'i', f: { id, partner_id: partner, closed_on: '2026-02-30' } }),
    'SYNC_VALUE',
  ],
  [
    'money in parts of a cent',
    (id, partner) => ({ t: 'deal', r: id, s: `partner:${partner}`, o: 'i', f: { id, partner_id: partner, amount_minor: 1.5 } }),
    'SYNC_VALUE',
  ],
  [
    'a section of a review that is not there',
    (id, partner) => ({
      t: 'qbr_section',
      r: JSON.stringify([id, 'goals']),
      s: `partner:${partner}`,
      o: 'i',
      f: { id, qbr_id: id, key: 'goals' },
    }),
    'SYNC_ROW_UNKNOWN',
  ],
  ['a partner whose id is no id', () => partnerInsert('x1'), 'SYNC_VALUE'],
  [
    'a setting of a device',
    () => ({ t: 'setting', r: 'windowSize', s: 'tenant', o: 'i', f: { key: 'windowSize', value: '1' } }),
    'SYNC_VALUE',
  ],
])('refuses %s', async (_what, operation, code) => {
  const [refusal, ...more] = await results(operation(newId(), company.partner));
  expect(refusal).toMatchObject({ status: 'refused', code });
  expect(more).toEqual([]);
});

test('keeps fields of a newer app unharmed, and gives them back to it', async () => {
  const device = await newDevice(company.server, company.anna);
  device.state.protocol = 2;
  const id = newId();
  await device.push(contactInsert(id, company.partner, { shoe_size: 44 }));
  // one of today's version edits the same row
  await company.devices.anna.push(edit('contact', id, company.partner, 99, { phone: '7' }));
  expect(rowsOf(await device.pull()).get(`contact ${id}`)).toMatchObject({ shoe_size: 44, phone: '7' });
  const answer = await device.push(contactInsert(newId(), company.partner, { tenant_id: 'x' }));
  expect(answer.results).toMatchObject([{ code: 'SYNC_FIELD_UNKNOWN' }]);
});

test('never moves a row to another partner', async () => {
  const other = newId();
  const id = newId();
  await company.devices.anna.push(partnerInsert(other), contactInsert(id, company.partner));
  expect(await results(edit('contact', id, company.partner, 99, { partner_id: other }))).toMatchObject([{ code: 'SYNC_SCOPE' }]);
  expect(await results(edit('contact', id, other, 99, { name: 'moved' }))).toMatchObject([{ code: 'SYNC_ROW_UNKNOWN' }]);
});

test("answers another tenant's row and a row of somebody else's partner as one that is not there", async () => {
  const { server } = company;
  const tenantId = await server.addTenant(`Other ${newId()}`);
  const foreign = await newDevice(server, await server.addMember({ role: 'cam', tenantId }));
  const [theirs, bens] = [newId(), newId()];
  await foreign.push(partnerInsert(theirs, { name: 'Secret' }));
  await company.devices.ben.push(partnerInsert(bens, { name: 'Secret' }));
  const said: unknown[] = [];
  // one after the other: a device numbers what it sends
  for (const id of [theirs, bens, newId()]) {
    const answer = await company.devices.anna.push(edit('partner', id, id, 99, { name: 'mine' }));
    expect(JSON.stringify(answer)).not.toContain('Secret');
    said.push({
      results: answer.results.map(({ code, params, status }) => ({ code, params, status })),
      rows: answer.rows,
      gone: answer.gone.map(([table]) => table),
    });
  }
  expect(said[0]).toMatchObject({ results: [{ code: 'SYNC_ROW_UNKNOWN' }] });
  expect(said[1]).toEqual(said[0]);
  expect(said[2]).toEqual(said[0]);
  const rows = rowsOf(await foreign.pull());
  expect(rows.get(`partner ${theirs}`)).toMatchObject({ name: 'Secret' });
});

test('refuses ten megabytes before reading them', async () => {
  const { server } = company;
  const response = await fetch(`${server.url}/v1/push`, {
    method: 'POST',
    headers: { authorization: company.devices.anna.token, 'content-type': 'application/json' },
    body: JSON.stringify({ operations: 'x'.repeat(10 * 1024 * 1024) }),
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
});

test('gives a partner to the member whom a manager names, and to its maker otherwise', async () => {
  const { anna, manager, operations } = company.devices;
  const [byManager, byCam, byOperations] = [newId(), newId(), newId()];
  await manager.push(partnerInsert(byManager, { owner_id: company.ben.id }));
  await anna.push(partnerInsert(byCam, { owner_id: company.ben.id }));
  await operations.push(partnerInsert(byOperations, { owner_id: 'a person of the import' }));
  const ben = rowsOf(await (await newDevice(company.server, company.ben)).pull());
  expect(ben.get(`partner ${byManager}`)).toMatchObject({ owner_id: company.ben.id });
  expect(ben.has(`partner ${byCam}`)).toBe(false);
  expect(await rowOf('partner', byCam)).toMatchObject({ owner_id: company.anna.id });
  expect(await rowOf('partner', byOperations)).toMatchObject({ owner_id: 'a person of the import' });
});

test('takes a rate that is there already from whoever brings it', async () => {
  const { anna, operations } = company.devices;
  const key = { kind: 'plan', from_currency: 'EUR', to_currency: 'NOK', valid_from: '2026-01-01' };
  const rate = (id: string, value: number): Wanted => ({
    t: 'currency_rate',
    r: JSON.stringify(Object.values(key)),
    s: 'tenant',
    o: 'i',
    f: { ...key, id, rate: value, created_at: company.server.clock.at },
  });
  await operations.push(rate(newId(), 11.5));
  company.server.clock.at += 1000;
  expect((await anna.push(rate(newId(), 11.5))).results).toEqual([]);
  expect((await anna.push(rate(newId(), 12))).results).toMatchObject([{ status: 'refused', code: 'SYNC_PROGRAM_ONLY' }]);
});

test('reads nothing of a push from somebody who is not signed in', async () => {
  const response = await fetch(`${company.server.url}/v1/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{ this is no JSON',
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
});
