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

/** Two devices of a CAM with one review that both have. */
const twoDevices = async () => {
  const member = await server.addMember({ role: 'cam' });
  const [one, other] = [await connectedApp(server, member), await connectedApp(server, member)];
  open.push(one, other);
  const { id: partnerId } = await one.api('partners.create', { name: 'Meridian', enrolledOn: '2020-01-01' });
  const { id } = await one.api('qbrs.create', { partnerId, quarter: '2026-Q4' });
  await one.api('sync.now', {});
  await other.api('sync.now', {});
  return { one, other, id, partnerId };
};
const syncAll = async (...apps: TestApp[]): Promise<void> => {
  for (const app of [...apps, ...apps]) await app.api('sync.now', {});
};
const sectionsOf = async ({ api }: TestApp, id: string) =>
  (await api('qbrs.get', { id })).package.sections.map(({ key, blocks }) => ({ key, blocks: blocks.map((block) => block.key) }));

test('blocks that two devices add, order and take away come together, and both show the same', { timeout: 120_000 }, async () => {
  const { one, other, id } = await twoDevices();
  const words = { id, section: 'plan', kind: 'text' as const };
  const mine = await one.api('qbrBlocks.add', { ...words, text: 'From one' });
  await one.api('qbrBlocks.order', { id, section: 'plan', blocks: [mine.block] });
  await one.api('qbrBlocks.remove', { id, section: 'summary', block: 'summary.wonLost' });
  const theirs = await other.api('qbrBlocks.add', { ...words, text: 'From the other' });
  await other.api('qbrBlocks.save', { id, section: 'summary', block: 'summary.wonLost', title: 'Won' });
  const { section } = await other.api('qbrBlocks.addSection', { id, title: 'Our own' });
  await syncAll(one, other);
  const [here, there] = [await sectionsOf(one, id), await sectionsOf(other, id)];
  expect(there).toEqual(here);
  const plan = here.find(({ key }) => key === 'plan')?.blocks ?? [];
  expect(plan).toEqual(expect.arrayContaining([mine.block, theirs.block, 'plan.commentary']));
  expect(here.map(({ key }) => key)).toContain(section);
});

test('two stages that two devices brought a review to never mix', { timeout: 120_000 }, async () => {
  const { one, other, id } = await twoDevices();
  await one.api('qbrs.record', { id, outcome: { heldOn: '2026-11-10', decisions: ['Go on'], commitments: [] } });
  await syncAll(one, other);
  await one.api('qbrs.update', { id, decisions: [] });
  await one.api('qbrs.move', { id, to: 'preparing' });
  await other.api('qbrs.move', { id, to: 'closed' });
  await syncAll(one, other);
  const [here, there] = [(await one.api('qbrs.get', { id })).qbr, (await other.api('qbrs.get', { id })).qbr];
  expect(there).toEqual(here);
  expect([
    ['closed', '2026-11-10', '2026-11-20'],
    ['prepared', null, null],
  ]).toContainEqual([here.state, here.heldOn, here.closedOn]);
});

test('a review that is removed and restored comes back with its sections and blocks, on both devices', { timeout: 120_000 }, async () => {
  const { one, other, id } = await twoDevices();
  await one.api('qbrs.section.save', { id, key: 'summary', commentary: 'A good quarter' });
  await one.api('qbrBlocks.add', { id, section: 'plan', kind: 'text', text: 'Kept' });
  await syncAll(one, other);
  const before = (await one.api('qbrs.get', { id })).package.sections;
  const { undoId } = await one.api('qbrs.remove', { id });
  await syncAll(one, other);
  await expect(other.api('qbrs.get', { id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  await one.api('history.undo', { id: undoId });
  await syncAll(one, other);
  for (const { api } of [one, other]) expect((await api('qbrs.get', { id })).package.sections).toEqual(before);
});
