import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { assignPartner, findPartner } from '#server/access/assign.ts';
import { changePerson } from '#server/auth/people.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { connectedApp, signIn } from '#test/support/connect-app.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
const open: TestApp[] = [];
const folders: string[] = [];
beforeAll(async () => {
  server = await makeServer();
});
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => server.close());

const device = async (member: TestMember): Promise<TestApp> => {
  const app = await connectedApp(server, member);
  open.push(app);
  return app;
};

const assign = ({ id, role }: TestMember, partner: string): Promise<void> =>
  inTenant(server.db, { tenantId: server.tenantId, memberId: null }, async (tx) => {
    const by = { tenantId: server.tenantId, now: server.clock.at, newId: server.deps.newId, actor: 'test', device: 'test' };
    await assignPartner(tx, by, await findPartner(tx, partner), { id, role });
  });

test('a partner that was handed over while its edits waited leaves after they are safe, and they reach the new owner', {
  timeout: 60_000,
}, async () => {
  const [anna, ben] = [await server.addMember({ role: 'cam' }), await server.addMember({ role: 'cam' })];
  const [old, next] = [await device(anna), await device(ben)];
  const { id } = await old.api('partners.create', { name: 'Handed' });
  await old.api('partners.create', { name: 'Kept' });
  await old.api('sync.now', {});
  await old.api('partners.update', { ids: [id], changes: { note: 'typed on the train' } });
  await assign(ben, 'Handed');

  expect(await old.api('sync.now', {})).toMatchObject({ refused: 1, pending: 0 });
  expect((await old.api('partners.list', {})).partners.map(({ name }) => name)).toEqual(['Kept']);
  // that something was done stays in the chain, and what it was does not
  const { links } = await old.api('audit.list', { partnerId: id });
  expect(links.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    { action: 'withheld', before: null, after: null },
    { action: 'withheld', before: null, after: null },
  ]);
  expect(await old.api('store.verify', {})).toMatchObject({ audit: { broken: null } });
  const [change] = await old.api('sync.refused', {});
  expect(change).toMatchObject({
    title: 'Partner Handed',
    fields: { note: 'typed on the train' },
    canSend: true,
    reason: { code: 'SYNC_NOT_YOURS' },
  });

  await next.api('sync.now', {});
  expect(await next.api('partners.get', { id })).toMatchObject({ name: 'Handed', note: null });
  await old.api('sync.settleRefused', { id: change?.id ?? '', action: 'send' });
  await old.api('sync.now', {});
  await next.api('sync.now', {});
  const [late] = await next.api('sync.conflicts', {});
  expect(late).toMatchObject({ kind: 'late-edit', row: id, field: 'note' });
  const keep = late?.mine === 'typed on the train' ? 'mine' : 'theirs';
  await next.api('sync.settle', { id: late?.id ?? '', keep });
  expect(await next.api('partners.get', { id })).toMatchObject({ note: 'typed on the train' });
});

test('what was here before the sign-in comes along, and the sample never does', { timeout: 60_000 }, async () => {
  const member = await server.addMember({ role: 'cam' });
  const app = await makeApp({ today: '2026-11-20' });
  open.push(app);
  await app.api('sample.add', { size: 'small' });
  await app.api('partners.create', { name: 'Own' });
  await signIn(app, server, member);
  expect(await app.api('sync.now', {})).toMatchObject({ refused: 0, pending: 0 });
  await app.api('sample.remove', {});
  await app.api('sample.add', { size: 'small' });
  expect(await app.api('sync.status', {})).toMatchObject({ pending: 0, state: 'upToDate' });
  const second = await device(member);
  await second.api('sync.now', {});
  expect((await second.api('partners.list', {})).partners.map(({ name }) => name)).toEqual(['Own']);
});

test('what is kept apart stays apart, and its edits are not sent', { timeout: 60_000 }, async () => {
  const member = await server.addMember({ role: 'cam' });
  const app = await makeApp({ today: '2026-11-20' });
  open.push(app);
  const { id } = await app.api('partners.create', { name: 'Private' });
  await signIn(app, server, member, false);
  await app.api('sync.now', {});
  await app.api('partners.update', { ids: [id], changes: { note: 'still private' } });
  expect(await app.api('sync.status', {})).toMatchObject({ pending: 0 });
});

test('two copies of one store that both go on lose nothing of either', { timeout: 60_000 }, async () => {
  const member = await server.addMember({ role: 'cam' });
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-clone-'));
  folders.push(dir);
  const app = await connectedApp(server, member, {}, join(dir, 'store'));
  const { id } = await app.api('partners.create', { name: 'Cloned' });
  await app.api('sync.now', {});
  await app.close();
  cpSync(join(dir, 'store'), join(dir, 'copy'), { recursive: true });
  const one = await makeApp({ today: '2026-11-20', storeDir: join(dir, 'store') });
  const copy = await makeApp({ today: '2026-11-20', storeDir: join(dir, 'copy') });
  open.push(one, copy);
  await one.api('partners.update', { ids: [id], changes: { note: 'of the one' } });
  await one.api('partners.create', { name: 'Of the one' });
  await copy.api('partners.update', { ids: [id], changes: { website: 'https://copy.example' } });
  await copy.api('partners.create', { name: 'Of the copy' });
  for (const each of [one, copy, one]) expect(await each.api('sync.now', {})).toMatchObject({ refused: 0, pending: 0 });
  for (const each of [one, copy]) {
    expect((await each.api('partners.list', {})).partners.map(({ name }) => name).toSorted()).toEqual([
      'Cloned',
      'Of the copy',
      'Of the one',
    ]);
    expect(await each.api('partners.get', { id })).toMatchObject({ note: 'of the one', website: 'https://copy.example' });
  }
});

test('what waited when the account ended goes into quarantine at the server and stays whole on the device', {
  timeout: 60_000,
}, async () => {
  const anna = await server.addMember({ role: 'cam' });
  const app = await device(anna);
  const partner = await app.api('partners.create', { name: 'Left Behind' });
  await app.api('sync.now', {});
  await app.api('partners.update', { ids: [partner.id], changes: { country: 'DE' } });
  await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) => {
    const by = { tenantId: server.tenantId, now: server.clock.at, newId: server.deps.newId, actor: 'test', device: 'test' };
    return changePerson(tx, by, anna.id, { isActive: false });
  });
  await expect(app.api('sync.now', {})).rejects.toMatchObject({ code: 'MEMBER_INACTIVE' });
  expect(await app.api('sync.status', {})).toMatchObject({ pending: 0, refused: 1 });
  expect(JSON.stringify(await app.api('sync.refused', { state: 'open' }))).toContain('MEMBER_INACTIVE');
  const held = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('quarantine').select('operations').where('member_id', '=', anna.id).execute(),
  );
  expect(held).toMatchObject([{ operations: [{ t: 'partner', r: partner.id, o: 'u', f: { country: 'DE' } }] }]);
});
