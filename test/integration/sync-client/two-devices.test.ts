import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectedApp } from '#test/support/connect-app.ts';
import type { TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
const open: TestApp[] = [];
beforeAll(async () => {
  server = await makeServer();
});
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});
afterAll(() => server.close());

const device = async (member: Parameters<typeof connectedApp>[1]): Promise<TestApp> => {
  const app = await connectedApp(server, member);
  open.push(app);
  return app;
};
const twoDevices = async () => {
  const member = await server.addMember({ role: 'cam' });
  return [await device(member), await device(member)] as const;
};
const names = async ({ api }: TestApp): Promise<string[]> => (await api('partners.list', {})).partners.map(({ name }) => name);

test('a partner made on one device is on the other after both synced, and edits of different fields are both kept', async () => {
  const [one, other] = await twoDevices();
  const { id } = await one.api('partners.create', { name: 'Meridian' });
  expect(await one.api('sync.now', {})).toMatchObject({ refused: 0, pending: 0 });
  await other.api('sync.now', {});
  expect(await names(other)).toEqual(['Meridian']);

  await one.api('partners.update', { ids: [id], changes: { note: 'called' } });
  await other.api('partners.update', { ids: [id], changes: { website: 'https://meridian.example' } });
  await one.api('sync.now', {});
  expect(await other.api('sync.now', {})).toMatchObject({ pushed: 1, conflicts: 0, pending: 0 });
  await one.api('sync.now', {});
  for (const app of [one, other])
    expect(await app.api('partners.get', { id })).toMatchObject({ note: 'called', website: 'https://meridian.example' });
});

test('edits of one field are a clash on both devices, settled once', async () => {
  const [one, other] = await twoDevices();
  const { id } = await one.api('partners.create', { name: 'Meridian' });
  await one.api('sync.now', {});
  await other.api('sync.now', {});
  await one.api('partners.update', { ids: [id], changes: { note: 'first' } });
  await other.api('partners.update', { ids: [id], changes: { note: 'second' } });
  await one.api('sync.now', {});
  expect(await other.api('sync.now', {})).toMatchObject({ conflicts: 1 });
  await one.api('sync.now', {});
  const [mine] = await one.api('sync.conflicts', {});
  const [theirs] = await other.api('sync.conflicts', {});
  const stands = (await one.api('partners.get', { id })).note;
  expect((await other.api('partners.get', { id })).note).toBe(stands);
  const side = (value: string) => (stands === value ? 'mine' : 'theirs');
  expect(mine).toMatchObject({ table: 'partner', row: id, field: 'note', kind: 'field', base: null });
  expect(mine).toMatchObject({ mine: 'first', theirs: 'second', stands: side('first') });
  expect(theirs).toMatchObject({ id: mine?.id, mine: 'second', theirs: 'first', stands: side('second') });
  expect((await one.api('sync.status', {})).state).toBe('needsYou');

  await one.api('sync.settle', { id: mine?.id ?? '', keep: 'mine' });
  await one.api('sync.now', {});
  await other.api('sync.now', {});
  for (const app of [one, other]) {
    expect(await app.api('partners.get', { id })).toMatchObject({ note: 'first' });
    expect(await app.api('sync.conflicts', {})).toEqual([]);
    expect((await app.api('sync.status', {})).state).toBe('upToDate');
  }
});

test('an edit of a record that another device deleted can be brought back, on both', { timeout: 60_000 }, async () => {
  const [one, other] = await twoDevices();
  const { id: partnerId } = await one.api('partners.create', { name: 'Meridian' });
  const { id } = await one.api('contacts.save', { partnerId, name: 'Lin' });
  await one.api('sync.now', {});
  await other.api('sync.now', {});
  await one.api('contacts.remove', { id });
  await other.api('contacts.save', { id, partnerId, name: 'Lin', role: 'Buyer' });
  await one.api('sync.now', {});
  expect(await other.api('sync.now', {})).toMatchObject({ conflicts: 1, pending: 0 });
  const contacts = async ({ api }: TestApp) => (await api('contacts.list', { partnerId })).map(({ name, role }) => ({ name, role }));
  expect(await contacts(other)).toEqual([]);
  const [clash] = await other.api('sync.conflicts', {});
  expect(clash).toMatchObject({ kind: 'deleted', row: id, mine: 'Buyer', theirs: null, stands: 'theirs' });
  await other.api('sync.settle', { id: clash?.id ?? '', keep: 'mine' });
  await other.api('sync.now', {});
  await one.api('sync.now', {});
  for (const app of [one, other]) {
    expect(await contacts(app)).toEqual([{ name: 'Lin', role: 'Buyer' }]);
    expect(await app.api('sync.conflicts', {})).toEqual([]);
  }
});

test('what only channel operations may change is refused with its reason and shown as the server has it', { timeout: 60_000 }, async () => {
  const [operations, cam] = [
    await device(await server.addMember({ role: 'operations' })),
    await device(await server.addMember({ role: 'cam' })),
  ];
  await operations.api('settings.update', { companyName: 'Ours' });
  await operations.api('sync.now', {});
  await cam.api('sync.now', {});
  await cam.api('settings.update', { companyName: 'Mine' });
  expect(await cam.api('sync.now', {})).toMatchObject({ refused: 1, pending: 0 });
  const [refused] = await cam.api('sync.refused', {});
  expect(refused).toMatchObject({ table: 'setting', reason: { code: 'SYNC_PROGRAM_ONLY' }, state: 'open', canSend: false });
  expect((await cam.api('settings.program', {})).companyName).toBe('Ours');
  await cam.api('sync.settleRefused', { id: refused?.id ?? '', action: 'drop' });
  expect(await cam.api('sync.refused', {})).toEqual([]);
  const { path, changes } = await cam.api('sync.exportRefused', {});
  expect(changes).toBe(0);
  expect(path).toMatch(/\.json$/);
});
