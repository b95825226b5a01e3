import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignPartner } from '#server/access/assign.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { type Company, edit, makeCompany } from './company.ts';
import { type Device, newDevice, rowsOf } from './device.ts';

let company: Company;
let rep: Device;
beforeAll(async () => {
  company = await makeCompany();
  const { server, partner } = company;
  const member = await server.addMember({ role: 'rep' });
  const by = { tenantId: member.tenantId, actor: 'test', device: 'test', now: server.clock.at, newId: server.deps.newId };
  await inTenant(server.db, { tenantId: member.tenantId, memberId: null }, (tx) =>
    assignPartner(tx, by, { id: partner, name: 'Partner', ownerId: company.anna.id }, member),
  );
  rep = await newDevice(server, member);
}, 60_000);
afterAll(() => company.server.close());

const newId = (): string => company.server.deps.newId();
const rowOf = async (table: string, id: string) =>
  rowsOf(await (await newDevice(company.server, company.operations)).pull()).get(`${table} ${id}`);

test('keeps a fee that its editor may not see when he changes what goes with it', async () => {
  const { partner, devices } = company;
  const id = newId();
  const lead = {
    id,
    partner_id: partner,
    customer: 'Acme',
    submitted_on: '2026-11-01',
    state: 'submitted',
    fee_minor: 500,
    currency: 'EUR',
  };
  await devices.anna.push({ t: 'lead', r: id, s: `partner:${partner}`, o: 'i', f: lead });
  const base = Number((await rowOf('lead', id))?.['ver']);
  expect(rowsOf(await rep.pull()).get(`lead ${id}`)).not.toHaveProperty('fee_minor');
  const answer = await rep.push(edit('lead', id, partner, base, { currency: 'USD', fee_minor: null }));
  expect(answer.results).toEqual([]);
  expect(await rowOf('lead', id)).toMatchObject({ currency: 'USD', fee_minor: 500 });
  expect((await rep.push(edit('lead', id, partner, base, { fee_minor: 1, currency: 'USD' }))).results).toMatchObject([
    { code: 'SYNC_FIELD_HIDDEN' },
  ]);
  // the same lead made again by a copy of the device, without what it is not shown
  await rep.push({ t: 'lead', r: id, s: `partner:${partner}`, o: 'i', f: { ...lead, currency: 'USD', fee_minor: null } });
  expect(await rowOf('lead', id)).toMatchObject({ fee_minor: 500 });
});

test('brings a row of a log back as it was, and changes nothing of it on the way', async () => {
  const { partner, devices } = company;
  const id = newId();
  const row = { t: 'alert_log', r: id, s: `partner:${partner}` };
  const made = { id, alert_id: 'a', partner_id: partner, happened_on: '2026-11-01', action: 'closed', detail: 'as it was', created_at: 1 };
  await devices.anna.push({ ...row, o: 'i', f: made });
  await devices.anna.push({ ...row, o: 'r', b: 99, f: { detail: 'changed' } });
  expect(await rowOf('alert_log', id)).toMatchObject({ detail: 'as it was' });
  await devices.anna.push({ ...row, o: 'd', b: 99 });
  expect((await devices.anna.push({ ...row, o: 'i', f: made })).results).toEqual([]);
  expect(await rowOf('alert_log', id)).toMatchObject({ detail: 'as it was' });
});

test('takes no late edit from somebody who only looks on, and no settling that is none', async () => {
  const { server, partner, devices } = company;
  const viewer = await server.addMember({ role: 'viewer' });
  const device = await newDevice(server, viewer);
  const late = { t: 'contact', r: newId(), s: `partner:${partner}`, o: 'l' as const, f: { name: 'nobody' } };
  expect((await device.push(late)).results).toMatchObject([{ status: 'refused', code: 'SYNC_ROLE' }]);
  const id = newId();
  await devices.anna.push({ t: 'contact', r: id, s: `partner:${partner}`, o: 'i', f: { id, partner_id: partner, name: 'Ida' } });
  await devices.manager.push(edit('contact', id, partner, 0, { name: 'Ada' }));
  const item = [...rowsOf(await devices.anna.pull()).values()].find((row) => row?.['row_id'] === id);
  const settle = edit('sync_conflict', String(item?.['id']), partner, Number(item?.['ver']), { state: 'settled', settled_at: 'long ago' });
  expect((await devices.anna.push(settle)).results).toMatchObject([{ status: 'refused', code: 'SYNC_ROLE' }]);
});
