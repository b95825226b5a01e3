import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTenant } from '#server/db/in-tenant.ts';
import { cleanUp } from '#server/sync/clean-up.ts';
import { beginBackup, endBackup } from '#server/sync/restore.ts';
import { addToDigest, digestText, emptyDigest } from '#shared/sync/digest.ts';
import type { PullHead, PullLine } from '#shared/sync/protocol.ts';
import { changeMember, type Company, contactInsert, edit, makeCompany, partnerInsert } from './company.ts';
import { newDevice, rowsOf } from './device.ts';

let company: Company;
beforeAll(async () => {
  company = await makeCompany();
}, 60_000);
afterAll(() => company.server.close());

const newId = (): string => company.server.deps.newId();
const headOf = (lines: readonly PullLine[]): PullHead => {
  const [first] = lines;
  if (!first || !('h' in first)) throw new Error('no head');
  return first.h;
};
const day = 24 * 3600 * 1000;

test('sends what changed since the cursor, once, and nothing when nothing did', async () => {
  const device = await newDevice(company.server, company.anna);
  await device.pull();
  const id = newId();
  await company.devices.anna.push(contactInsert(id, company.partner));
  for (const phone of ['1', '2', '3']) await company.devices.anna.push(edit('contact', id, company.partner, 99, { phone }));
  const lines = await device.pull();
  expect(headOf(lines)).toMatchObject({ full: false, snap: [], drop: [] });
  expect([...rowsOf(lines)]).toEqual([[`contact ${id}`, expect.objectContaining({ phone: '3' })]]);
  expect((await device.pull()).map((line) => Object.keys(line)[0])).toEqual(['h', 'c']);
});

test('sends a deletion, and to a new device nothing of it', async () => {
  const device = await newDevice(company.server, company.anna);
  const id = newId();
  await company.devices.anna.push(contactInsert(id, company.partner));
  await device.pull();
  await company.devices.anna.push({ t: 'contact', r: id, s: `partner:${company.partner}`, o: 'd', b: 99 });
  expect([...rowsOf(await device.pull())]).toEqual([[`contact ${id}`, null]]);
  expect(rowsOf(await (await newDevice(company.server, company.anna)).pull()).has(`contact ${id}`)).toBe(false);
});

test('hands a partner over: the old owner drops it, the new one gets it whole, the manager sees both ways', async () => {
  const { server, anna, ben, manager } = company;
  const [old, next, above] = [await newDevice(server, anna), await newDevice(server, ben), await newDevice(server, manager)];
  const [id, contact] = [newId(), newId()];
  await company.devices.anna.push(partnerInsert(id), contactInsert(contact, id));
  const rows = rowsOf(await old.pull());
  expect(rows.has(`contact ${contact}`)).toBe(true);
  await next.pull();
  await above.pull();
  expect((await company.devices.anna.push(edit('partner', id, id, 99, { owner_id: ben.id }))).results).toMatchObject([
    { code: 'SYNC_HAND_OVER' },
  ]);
  await company.devices.manager.push(edit('partner', id, id, 999, { owner_id: ben.id }));
  const given = await next.pull();
  expect(headOf(given)).toMatchObject({ snap: [`partner:${id}`], drop: [] });
  expect(rowsOf(given).get(`contact ${contact}`)).toMatchObject({ name: 'Ida' });
  const dropped = await old.pull();
  expect(headOf(dropped)).toMatchObject({ snap: [], drop: [`partner:${id}`] });
  expect(rowsOf(dropped).size).toBe(0);
  expect(rowsOf(await above.pull()).get(`partner ${id}`)).toMatchObject({ owner_id: ben.id });
  // what the old owner still sends is refused, told as gone, and taken as an item for the new one when he offers it
  const late = edit('contact', contact, id, 1, { phone: 'late' });
  const answer = await company.devices.anna.push(late);
  expect(answer).toMatchObject({ results: [{ code: 'SYNC_NOT_YOURS' }], rows: [], gone: [['contact', contact, expect.any(Number)]] });
  expect((await company.devices.anna.push({ ...late, o: 'l' })).results).toMatchObject([{ status: 'conflict' }]);
  const items = [...rowsOf(await next.pull()).values()];
  expect(items).toMatchObject([{ kind: 'late-edit', row_id: contact, lose: '{"phone":"late"}', lose_by: anna.id }]);
  expect((await company.devices.operations.push({ ...late, o: 'l' })).results).toMatchObject([{ status: 'conflict' }]);
});

test('takes no late edit of a partner that one never had', async () => {
  const id = newId();
  await company.devices.ben.push(partnerInsert(id));
  const late = edit('partner', id, id, 1, { website: 'https://x.example' });
  expect((await company.devices.anna.push({ ...late, o: 'l' })).results).toMatchObject([{ code: 'SYNC_ROW_UNKNOWN' }]);
});

test('sends no hidden column, no hidden table and no value of them in an item of the inbox', async () => {
  const { server } = company;
  const id = newId();
  const scope = `partner:${company.partner}`;
  const incentive = { id, partner_id: company.partner, note: 'Bonus', earned_minor: 777_001, paid_minor: 0, currency: 'EUR' };
  const made = await company.devices.anna.push({ t: 'incentive', r: id, s: scope, o: 'i', f: incentive });
  expect(made.results).toEqual([]);
  const base = made.head;
  await company.devices.manager.push(edit('incentive', id, company.partner, base, { earned_minor: 777_002, currency: 'EUR' }));
  await company.devices.anna.push(edit('incentive', id, company.partner, base, { earned_minor: 777_003, currency: 'EUR' }));
  const admin = await newDevice(server, await server.addMember({ role: 'admin' }));
  await changeMember(server, admin.member, {});
  const lines = await admin.pull();
  const rows = rowsOf(lines);
  expect(rows.get(`incentive ${id}`)).toMatchObject({ note: 'Bonus', currency: 'EUR' });
  expect(headOf(lines).hide['incentive']).toContain('earned_minor');
  expect([...rows.keys()].some((key) => key.startsWith('sync_conflict'))).toBe(true);
  expect(JSON.stringify(lines)).not.toContain('77700');
  expect(JSON.stringify(await (await newDevice(server, company.operations)).pull())).toContain('777003');
});

test('sends every scope again when a role changes, without what it may not see any more', async () => {
  const { server } = company;
  const member = await server.addMember({ role: 'operations' });
  await changeMember(server, member, {});
  const device = await newDevice(server, member);
  expect(JSON.stringify(await device.pull())).toContain('777002');
  await changeMember(server, member, { role: 'admin' });
  const lines = await device.pull();
  expect(headOf(lines).snap).toContain(`partner:${company.partner}`);
  expect(JSON.stringify(lines)).not.toContain('77700');
  await changeMember(server, member, { role: 'cam' });
  expect(headOf(await device.pull()).drop).toContain(`partner:${company.partner}`);
  await changeMember(server, member, { is_active: false });
  expect(await device.pullRaw()).toMatchObject({ status: 403, code: 'MEMBER_INACTIVE' });
});

const insertMany = async (count: number): Promise<string> => {
  const id = newId();
  await company.devices.anna.push(partnerInsert(id));
  for (let done = 0; done < count; done += 500)
    await company.devices.anna.push(
      ...Array.from({ length: Math.min(500, count - done) }, (_, at) => contactInsert(newId(), id, { name: `Contact ${done + at}` })),
    );
  return id;
};

test('goes on from any place after a cut, and ends with the same rows and digests', { timeout: 60_000 }, async () => {
  await insertMany(12_000);
  const device = await newDevice(company.server, company.anna);
  const whole = (await device.pullRaw()) as PullLine[];
  const places = whole.flatMap((line) => ('k' in line ? [line.k] : []));
  expect(places.length).toBeGreaterThanOrEqual(2);
  const digests = whole.flatMap((line) => ('s' in line ? [line.s] : []));
  for (const token of places) {
    const cut = whole.findIndex((line) => 'k' in line && line.k === token);
    const rest = (await device.pullRaw({ token })) as PullLine[];
    const all = rowsOf([...whole.slice(0, cut), ...rest.slice(1)]);
    expect(all).toEqual(rowsOf(whole));
    expect(rest.flatMap((line) => ('s' in line ? [line.s] : []))).toEqual(digests);
    expect(headOf(rest).to).toBe(headOf(whole).to);
  }
  const sums = new Map<string, ReturnType<typeof emptyDigest>>();
  for (const [key, row] of rowsOf(whole)) {
    const [table = '', id = ''] = key.split(/ (.*)/);
    const scope = table === 'partner' ? `partner:${id}` : `partner:${String(row?.['partner_id'])}`;
    const sum = sums.get(scope) ?? emptyDigest();
    sums.set(scope, sum);
    addToDigest(sum, table, id, Number(row?.['ver']));
  }
  for (const { scope, ...digest } of digests) expect([scope, digest]).toEqual([scope, digestText(sums.get(scope) ?? emptyDigest())]);
  expect(headOf(whole).total).toBe(rowsOf(whole).size);
});

test('sends partners and reference data before what hangs under them', async () => {
  const lines = (await (await newDevice(company.server, company.anna)).pullRaw()) as PullLine[];
  const tables = lines.flatMap((line) => ('b' in line ? [line.b] : []));
  const firstContact = tables.indexOf('contact');
  expect(tables.lastIndexOf('partner')).toBeLessThan(firstContact);
});

test('catches up with what is written while a long pull is under way', async () => {
  const { server } = company;
  const device = await newDevice(server, company.anna);
  const whole = (await device.pullRaw()) as PullLine[];
  const token = whole.flatMap((line) => ('k' in line ? [line.k] : []))[0] ?? '';
  const [key] = [
    ...rowsOf(
      whole.slice(
        0,
        whole.findIndex((line) => 'k' in line),
      ),
    ).keys(),
  ].filter((name) => name.startsWith('contact '));
  const id = key?.slice('contact '.length) ?? '';
  const partner = String(rowsOf(whole).get(`contact ${id}`)?.['partner_id']);
  await company.devices.anna.push(edit('contact', id, partner, 99, { phone: 'meanwhile' }));
  const rest = (await device.pullRaw({ token })) as PullLine[];
  expect(rowsOf(rest).get(`contact ${id}`)).toMatchObject({ phone: 'meanwhile' });
  // its place is the one that it began with: what came meanwhile comes once more and is then known
  expect(rest.at(-1)).toEqual({ c: headOf(whole).to });
});

test('starts anew when the role changed between two parts of a pull', async () => {
  const { server } = company;
  const member = await server.addMember({ role: 'operations' });
  await changeMember(server, member, {});
  const device = await newDevice(server, member);
  const token = ((await device.pullRaw()) as PullLine[]).flatMap((line) => ('k' in line ? [line.k] : [])).at(-1);
  await changeMember(server, member, { role: 'admin' });
  const lines = (await device.pullRaw({ token })) as PullLine[];
  expect(rowsOf(lines).size).toBe(headOf(lines).total);
});

test('refuses a cursor ahead of it and a place that it did not give', async () => {
  const device = await newDevice(company.server, company.anna);
  expect(await device.pullRaw({ cursor: 10_000_000 })).toMatchObject({ status: 409, code: 'SYNC_CURSOR' });
  expect(await device.pullRaw({ token: 'bm9uc2Vuc2U' })).toMatchObject({ status: 409, code: 'SYNC_CURSOR' });
  const token = ((await company.devices.operations.pullRaw()) as PullLine[]).flatMap((line) => ('k' in line ? [line.k] : []))[0];
  expect(await device.pullRaw({ token })).toMatchObject({ status: 409, code: 'SYNC_CURSOR' });
  expect(await device.pullRaw({ epoch: 'another server' })).toMatchObject({ status: 410, code: 'SYNC_EPOCH' });
});

test('gives a scope again whole when it is asked for', async () => {
  const device = await newDevice(company.server, company.anna);
  await device.pull();
  const scope = `partner:${company.partner}`;
  const foreign = `partner:${newId()}`;
  const lines = await device.pull({ again: [scope, foreign] });
  expect(headOf(lines)).toMatchObject({ full: false, snap: [scope] });
  expect(rowsOf(lines).has(`partner ${company.partner}`)).toBe(true);
});

test('marks what channel operations deleted in bulk, and nothing else', async () => {
  const id = await insertMany(100);
  const device = await newDevice(company.server, company.anna);
  const rows = [...rowsOf(await device.pull())].filter(([key, row]) => key.startsWith('contact ') && row?.['partner_id'] === id);
  const deletions = rows.map(([key]) => ({ t: 'contact', r: key.slice('contact '.length), s: `partner:${id}`, o: 'd' as const, b: 999 }));
  await company.devices.anna.push(...deletions.slice(0, 30));
  await company.devices.operations.push(...deletions.slice(30, 60));
  const lines = await device.pull();
  expect(lines.flatMap((line) => ('d' in line ? [[line.rows.length, line.m ?? false]] : []))).toEqual([
    [30, false],
    [30, true],
  ]);
});

test('forgets deletions after 180 days: a device that has not seen them gets everything anew', async () => {
  const mine = await makeCompany();
  const { server, partner, devices } = mine;
  const [behind, upToDate] = [await newDevice(server, mine.anna), await newDevice(server, mine.anna)];
  const id = server.deps.newId();
  await devices.anna.push(contactInsert(id, partner));
  await behind.pull();
  await devices.anna.push({ t: 'contact', r: id, s: `partner:${partner}`, o: 'd', b: 99 });
  await upToDate.pull();
  await cleanUp(server.db, Date.now() + 179 * day);
  expect(rowsOf((await behind.pullRaw()) as PullLine[]).get(`contact ${id}`)).toBeNull();
  await cleanUp(server.db, Date.now() + 181 * day);
  const lines = (await behind.pullRaw()) as PullLine[];
  expect(headOf(lines)).toMatchObject({ full: true, snap: expect.arrayContaining(['tenant', `partner:${partner}`]) });
  expect(headOf((await upToDate.pullRaw()) as PullLine[])).toMatchObject({ full: false });
  await server.close();
});

test('forgets what was answered, and drops items settled long ago, after 90 days', async () => {
  const mine = await makeCompany();
  const { server, partner, devices } = mine;
  const device = await newDevice(server, mine.anna);
  await devices.manager.push(edit('partner', partner, partner, 0, { website: 'https://1.example' }));
  await devices.anna.push(edit('partner', partner, partner, 1, { website: 'https://2.example' }));
  const [key] = [...rowsOf(await device.pull()).keys()].filter((name) => name.startsWith('sync_conflict '));
  const item = key?.slice('sync_conflict '.length) ?? '';
  await devices.anna.push(edit('sync_conflict', item, partner, 99, { state: 'settled', settled_at: Date.now() }));
  await device.pull();
  const answers = () =>
    inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) => tx.selectFrom('mutation_result').select('ver').execute());
  expect((await answers()).length).toBe(4);
  await cleanUp(server.db, Date.now() + 89 * day);
  expect(rowsOf((await device.pullRaw()) as PullLine[]).size).toBe(0);
  await cleanUp(server.db, Date.now() + 91 * day);
  expect(await answers()).toEqual([]);
  expect([...rowsOf(await device.pull())]).toEqual([[key, null]]);
  await server.close();
});

test('says up to which write a backup holds everything', async () => {
  const mine = await makeCompany();
  const { server, partner, devices } = mine;
  expect(headOf(await devices.anna.pull()).safe).toBe(0);
  await beginBackup(server.db);
  await devices.anna.push(edit('partner', partner, partner, 1, { country: 'DE' }));
  await endBackup(server.db);
  expect(headOf(await devices.anna.pull())).toMatchObject({ safe: 1, to: 2 });
  await server.close();
});

test('no row can be written or removed past the counter', async () => {
  const { server } = company;
  const inside = { tenantId: server.tenantId, memberId: null };
  const row = {
    tenant_id: server.tenantId,
    tbl: 'contact',
    id: 'x',
    scope_id: 'tenant',
    ver: 5,
    deleted: false,
    deleted_at: null,
    fields: {},
    clocks: {},
  };
  await expect(inTenant(server.db, inside, (tx) => tx.insertInto('synced_row').values(row).execute())).rejects.toThrow('past the counter');
  await expect(inTenant(server.db, inside, (tx) => tx.updateTable('synced_row').set({ deleted: true }).execute())).rejects.toThrow(
    'past the counter',
  );
  await expect(inTenant(server.db, inside, (tx) => tx.deleteFrom('synced_row').execute())).rejects.toThrow('past the counter');
  await expect(inTenant(server.db, inside, (tx) => sql`UPDATE scope_grant SET active = false`.execute(tx))).rejects.toThrow(
    'past the counter',
  );
});
