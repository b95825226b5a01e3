import { expect, test } from 'vitest';
import { changePerson } from '#server/auth/people.ts';
import { quarantineDrop, quarantineList, quarantineRelease } from '#server/cli/quarantine.ts';
import { revokeDevice } from '#server/auth/devices.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { protocolVersion } from '#shared/sync/protocol.ts';
import { signedIn } from '#test/support/make-account.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';
import { type Company, contactInsert, edit, makeCompany } from './company.ts';
import { newDevice, rowsOf } from './device.ts';

const inside = <T>(server: TestServer, work: Parameters<typeof inTenant<T>>[2]): Promise<T> =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, work);

const setActive = (server: TestServer, { id }: TestMember, isActive: boolean): Promise<void> =>
  inside(server, (tx) =>
    changePerson(tx, { tenantId: server.tenantId, actor: 'server', device: 'server', now: server.clock.at, newId: server.deps.newId }, id, {
      isActive,
    }),
  );

const ask = async (server: TestServer, token: string, method: 'GET' | 'POST', path: string) => {
  const answer = await server.app.inject({ method, url: `/v1/admin/quarantine${path}`, headers: { authorization: token } });
  return { status: answer.statusCode, ...answer.json<{ held?: Array<{ id: string }>; code?: string }>() };
};

/** Anna's account has ended while she was away; she had edited a contact, added one, and kept a view of her own. */
const endedAnna = async (): Promise<Company & { contact: string; added: string }> => {
  const company = await makeCompany();
  const { server, anna, devices, partner } = company;
  const [contact, added, view] = [server.deps.newId(), server.deps.newId(), server.deps.newId()];
  await devices.anna.push(contactInsert(contact, partner));
  await setActive(server, anna, false);
  const operations = devices.anna.number([
    { ...edit('contact', contact, partner, 2, { phone: '0177' }), p: { phone: null } },
    contactInsert(added, partner, { name: 'Late Lena' }),
    { t: 'saved_view', r: view, s: 'own', o: 'i', f: { id: view, name: 'Mine' } },
  ]);
  const refused = (i: number) => ({ i, status: 'refused', code: 'MEMBER_INACTIVE' });
  const answer = await devices.anna.send(operations);
  expect(answer).toMatchObject({ last: 5, results: [refused(3), refused(4), refused(5)], rows: [] });
  expect(await devices.anna.send(operations)).toMatchObject({ last: 5, results: [refused(3), refused(4), refused(5)] });
  expect(await devices.anna.pullRaw()).toMatchObject({ status: 403, code: 'MEMBER_INACTIVE' });
  return { ...company, contact, added };
};

test('keeps what a deactivated member still had to send, applied by nobody, until the manager releases it into the inboxes', async () => {
  const { server, devices, partner, contact, added, manager } = await endedAnna();
  const before = rowsOf(await devices.manager.pull());
  expect(before.get(`contact ${contact}`)).toMatchObject({ phone: null });
  expect(before.has(`contact ${added}`)).toBe(false);
  const { held } = await ask(server, devices.manager.token, 'GET', '');
  expect(held).toMatchObject([{ member: 'cam 2', operations: 3, tables: { contact: 2, saved_view: 1 } }]);
  const path = `/${held?.[0]?.id}/release`;
  expect(await ask(server, devices.manager.token, 'POST', path)).toMatchObject({ status: 200, state: 'held', released: 2, left: 1 });
  const items = [...rowsOf(await devices.manager.pull()).values()].filter((row) => row?.['kind'] === 'late-edit');
  expect(items).toHaveLength(2);
  expect(items.map((row) => [row?.['partner_id'], row?.['row_id'], row?.['lose_by']])).toEqual(
    expect.arrayContaining([
      [partner, contact, devices.anna.member.id],
      [partner, added, devices.anna.member.id],
    ]),
  );
  expect(items.find((row) => row?.['row_id'] === contact)).toMatchObject({ lose: '{"phone":"0177"}', base: '{"phone":null}' });
  const links = await inside(server, (tx) =>
    tx.selectFrom('audit').select(['actor', 'after']).where('entity', '=', 'quarantine').execute(),
  );
  expect(links.map(({ actor, after }) => [actor, JSON.parse(after ?? '')])).toMatchObject([[manager.id, { released: 2, left: 1 }]]);
  expect(await ask(server, devices.manager.token, 'POST', `/${held?.[0]?.id}/drop`)).toMatchObject({ state: 'dropped' });
  expect(await ask(server, devices.manager.token, 'POST', path)).toMatchObject({ status: 404, code: 'QUARANTINE_UNKNOWN' });
  expect(await ask(server, devices.manager.token, 'GET', '')).toMatchObject({ held: [] });
  await server.close();
});

test('shows what is held to administrators and to the managers above, and to nobody else', async () => {
  const { server, devices } = await endedAnna();
  const id = (await ask(server, devices.manager.token, 'GET', '')).held?.[0]?.id ?? '';
  const tokenOf = async (wanted: Parameters<TestServer['addMember']>[0]) => server.tokenFor(await server.addMember(wanted));
  const admin = await tokenOf({ role: 'admin' });
  expect(await ask(server, admin, 'GET', '')).toMatchObject({ held: [{ id }] });
  const other = await tokenOf({ role: 'manager' });
  expect(await ask(server, other, 'GET', '')).toMatchObject({ status: 200, held: [] });
  expect(await ask(server, other, 'POST', `/${id}/release`)).toMatchObject({ status: 404 });
  const foreign = await tokenOf({ role: 'admin', tenantId: await server.addTenant('Other') });
  expect(await ask(server, foreign, 'POST', `/${id}/drop`)).toMatchObject({ status: 404 });
  for (const token of [devices.ben.token, devices.operations.token, devices.anna.token])
    for (const [method, path] of [
      ['GET', ''],
      ['POST', `/${id}/release`],
      ['POST', `/${id}/drop`],
    ] as const)
      expect(await ask(server, token, method, path)).toMatchObject({ status: 403, code: 'SYNC_FORBIDDEN' });
  await server.close();
});

test('is listed, released and dropped from the command line', async () => {
  const { server } = await endedAnna();
  const command = (...words: string[]) => ({ words, options: {}, deps: server.deps, tenantId: server.tenantId, readInput: async () => '' });
  const [held] = (await quarantineList.run(command())) as Array<{ id: string; operations: number }>;
  expect(held?.operations).toBe(3);
  expect(await quarantineRelease.run(command(held?.id ?? ''))).toMatchObject({ released: 2, left: 1 });
  expect(await quarantineDrop.run(command(held?.id ?? ''))).toMatchObject({ state: 'dropped' });
  expect(await quarantineList.run(command())).toEqual([]);
  await expect(quarantineRelease.run(command('none'))).rejects.toMatchObject({ code: 'QUARANTINE_UNKNOWN' });
  await server.close();
});

test('takes it from the signed-in device long after its token ran out, and takes nothing from one that was revoked', async () => {
  const server = await makeServer();
  const anna = await server.addMember({ role: 'cam' });
  const [here, lost] = [await signedIn(server, anna), await signedIn(server, anna)];
  await setActive(server, anna, false);
  const lostId = lost.account.status().deviceId ?? '';
  await inside(server, (tx) => revokeDevice({ ...server.deps, tenantId: server.tenantId }, tx, { id: lostId, by: 'server', wipe: false }));
  server.clock.at += 3 * 86_400_000;
  const ids = await newDevice(server, anna);
  const push = ({ account }: typeof here): Promise<Response> => {
    const device = account.status().deviceId;
    const operations = ids.number([{ ...contactInsert(server.deps.newId(), server.deps.newId()), i: 1 }]);
    const body = JSON.stringify({ device, incarnation: 'first', protocol: protocolVersion, epoch: null, operations });
    return account.request('/v1/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  expect(await (await push(here)).json()).toMatchObject({ last: 1, results: [{ i: 1, code: 'MEMBER_INACTIVE' }] });
  await expect(push(lost)).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  await expect(here.account.request('/v1/live')).rejects.toMatchObject({ code: 'MEMBER_INACTIVE' });
  expect(here.account.status().state).toBe('inactive');
  const rows = await inside(server, (tx) => tx.selectFrom('quarantine').select('device_id').execute());
  expect(rows).toEqual([{ device_id: here.account.status().deviceId }]);
  await server.close();
});
