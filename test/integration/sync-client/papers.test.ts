import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { assignPartner } from '#server/access/assign.ts';
import { inTenant } from '#server/db/in-tenant.ts';
import { noteField } from '#shared/api/notes.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import type { TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';

let server: TestServer;
const open: TestApp[] = [];
beforeAll(async () => {
  server = await makeServer();
}, 60_000);
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});
afterAll(() => server.close(), 60_000);

const device = async (member: TestMember): Promise<TestApp> => {
  const app = await connectedApp(server, member);
  open.push(app);
  return app;
};
const twoDevices = async () => {
  const member = await server.addMember({ role: 'cam' });
  return [await device(member), await device(member)] as const;
};
const sync = ({ api }: TestApp) => api('sync.now', {});

const edit = async ({ api }: TestApp, id: string, change: (fragment: Y.XmlFragment) => void): Promise<void> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from((await api('notes.read', { id })).update, 'base64'));
  const before = Y.encodeStateVector(doc);
  change(doc.getXmlFragment(noteField));
  await api('notes.write', { id, update: Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64') });
};
const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const textOf = async ({ api }: TestApp, id: string): Promise<string> => (await api('notes.read', { id })).text;

test('two devices write into one note offline, and both have every word of both after they synced, without a clash', async () => {
  const [one, other] = await twoDevices();
  const { id: partnerId } = await one.api('partners.create', { name: 'Meridian' });
  const { id } = await one.api('notes.create', { partnerId, title: 'Kick-off' });
  await edit(one, id, (fragment) => fragment.push([paragraph('They want the tier')]));
  await sync(one);
  await sync(other);
  expect(await textOf(other, id)).toBe('They want the tier');
  // the same line, at the same time
  const line = (fragment: Y.XmlFragment): Y.XmlText => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  await edit(one, id, (fragment) => line(fragment).insert(14, 'gold '));
  await edit(other, id, (fragment) => line(fragment).insert(18, ' by May'));
  await edit(other, id, (fragment) => fragment.push([paragraph('Call Ida')]));
  await sync(one);
  expect(await sync(other)).toMatchObject({ conflicts: 0, refused: 0, pending: 0 });
  await sync(one);
  const texts = [await textOf(one, id), await textOf(other, id)];
  expect(texts[0]).toBe('They want the gold tier by May\nCall Ida');
  expect(texts[1]).toBe(texts[0]);
  expect((await one.api('notes.list', { partnerId }))[0]).toMatchObject({ preview: texts[0] });
  expect(await sync(one)).toMatchObject({ pushed: 0, pending: 0 });
});

test('a file that is attached offline is on the other device when it is asked for, byte by byte', async () => {
  const [one, other] = await twoDevices();
  const { id: partnerId } = await one.api('partners.create', { name: 'Meridian' });
  const bytes = randomBytes(2_300_000);
  await one.api('files.upload', { uploadId: 'u', name: 'plan.pdf', offset: 0, base64: bytes.toString('base64'), last: true });
  const { id } = await one.api('files.add', { partnerId, uploadId: 'u' });
  const state = async ({ api }: TestApp) => (await api('files.list', { partnerId })).files[0]?.state;
  expect(await state(one)).toBe('here');
  await sync(one);
  expect(await state(one)).toBe('stored');
  await sync(other);
  expect(await state(other)).toBe('absent');
  await expect(other.api('files.open', { id })).rejects.toMatchObject({ code: 'ATTACHMENT_NOT_HERE' });
  expect(await state(other)).toBe('coming');
  await sync(other);
  expect(readFileSync((await other.api('files.open', { id })).path).equals(bytes)).toBe(true);
  // a second one comes by itself once the partner's files are kept
  await other.api('files.keep', { partnerId, keep: true });
  await one.api('files.upload', { uploadId: 'v', name: 'two.pdf', offset: 0, base64: 'QUJD', last: true });
  await one.api('files.add', { partnerId, uploadId: 'v' });
  await sync(one);
  await sync(other);
  expect(await state(other)).toBe('stored');
});

test('a partner that is handed over takes its notes, its files and their bytes along', async () => {
  const anna = await server.addMember({ role: 'cam' });
  const ben = await server.addMember({ role: 'cam' });
  const [old, next] = [await device(anna), await device(ben)];
  const { id: partnerId } = await old.api('partners.create', { name: 'Meridian' });
  const bytes = randomBytes(30_000);
  await old.api('files.upload', { uploadId: 'u', name: 'plan.pdf', offset: 0, base64: bytes.toString('base64'), last: true });
  const file = await old.api('files.add', { partnerId, uploadId: 'u' });
  const note = await old.api('notes.create', { partnerId, title: 'Kick-off' });
  await edit(old, note.id, (fragment) => fragment.push([paragraph('Agreed')]));
  await sync(old);
  await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, async (tx) => {
    const by = { tenantId: server.tenantId, actor: 'test', device: 'test', now: server.clock.at, newId: server.deps.newId };
    await assignPartner(tx, by, { id: partnerId, name: 'Meridian', ownerId: anna.id }, ben);
  });
  await sync(next);
  await sync(old);
  expect(await old.api('notes.list', { partnerId })).toEqual([]);
  expect((await old.api('files.list', { partnerId })).files).toEqual([]);
  const left = readdirSync(join(old.dir, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(left).toEqual([]);
  expect(await textOf(next, note.id)).toBe('Agreed');
  await next.api('files.fetch', { id: file.id });
  await sync(next);
  const copy = await next.api('files.saveCopy', { id: file.id });
  expect(existsSync(copy.path)).toBe(true);
  expect(readFileSync(copy.path).equals(bytes)).toBe(true);
});

test('a note of many changes becomes one row on the server, and every device still has every word, also one that comes later', async () => {
  const member = await server.addMember({ role: 'cam' });
  const [one, other] = [await device(member), await device(member)];
  const { id: partnerId } = await one.api('partners.create', { name: 'Long' });
  const { id } = await one.api('notes.create', { partnerId, title: 'Long' });
  const words = Array.from({ length: 60 }, (_, count) => `line ${count}`);
  for (const line of words.slice(0, 30)) await edit(one, id, (fragment) => fragment.push([paragraph(line)]));
  await sync(one);
  await sync(other);
  for (const line of words.slice(30)) await edit(one, id, (fragment) => fragment.push([paragraph(line)]));
  // written while the others are made one
  await edit(other, id, (fragment) => fragment.push([paragraph('meanwhile')]));
  await sync(one);
  expect(await sync(other)).toMatchObject({ refused: 0, conflicts: 0 });
  await sync(one);
  const updates = await inTenant(server.db, { tenantId: server.tenantId, memberId: null }, (tx) =>
    tx.selectFrom('synced_row').select('fields').where('tbl', '=', 'note_update').where('deleted', '=', false).execute(),
  );
  expect(updates.filter(({ fields }) => fields['note_id'] === id).length).toBeLessThanOrEqual(2);
  const fresh = await device(member);
  await sync(fresh);
  for (const app of [one, other, fresh]) {
    expect((await app.api('sync.status', {})).held).toBe(0);
    expect((await textOf(app, id)).split('\n').toSorted()).toEqual([...words, 'meanwhile'].toSorted());
  }
});
