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

const syncAll = async (...apps: TestApp[]): Promise<void> => {
  for (const app of [...apps, ...apps]) await app.api('sync.now', {});
};
/** Two devices of a CAM with one plan that both have. */
const twoDevices = async () => {
  const member = await server.addMember({ role: 'cam' });
  const [one, other] = [await connectedApp(server, member), await connectedApp(server, member)];
  open.push(one, other);
  const { id: partnerId } = await one.api('partners.create', { name: 'Meridian', currency: 'EUR' });
  const { id } = await one.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } });
  const items = [{ title: 'Resale', kind: 'deals', weight: 60, unit: 'count', targets: [10, 10, 10, 10] }];
  const { ids } = await one.api('plans.addItems', { id, kind: 'objective', items });
  await syncAll(one, other);
  const plan = ({ api }: TestApp) => api('plans.get', { id });
  return {
    ...{ one, other, partnerId, id, plan },
    target: ({ api }: TestApp, quarter: number, value: number) =>
      api('plans.setCells', { id, cells: [{ kind: 'objective', id: ids[0] ?? '', field: `targets.${quarter}`, value }] }),
    sign: async (app: TestApp, side: 'vendor' | 'partner') =>
      app.api('plans.sign', { id, print: (await plan(app)).print, side, name: `For the ${side}`, role: 'Director' }),
  };
};

test('a whole plan with its items, links and words reaches the other device, and nothing of it is refused', {
  timeout: 120_000,
}, async () => {
  const { one, other, partnerId } = await twoDevices();
  const { id } = await one.api('plans.create', { partnerId, year: 2028, start: { from: 'template', type: 'MSP', segment: 'STRATEGIC' } });
  const { content } = await one.api('plans.get', { id });
  const [first, second] = content.milestones;
  const cells = [{ kind: 'milestone' as const, id: second?.id ?? '', field: 'dependsOn', value: [first?.id] }];
  await one.api('plans.setCells', { id, cells });
  await one.api('plans.update', { id, changes: { vision: 'Both sides grow', competitors: ['Harrier'], season: [10, 20, 30, 40] } });
  await one.api('plans.comment', { id, text: 'Talked it over' });
  await syncAll(one, other);
  expect(await one.api('sync.refused', {})).toEqual([]);
  const [here, there] = [await one.api('plans.get', { id }), await other.api('plans.get', { id })];
  expect(there.content).toEqual(here.content);
  expect(there.content.milestones[1]?.dependsOn).toEqual([first?.id]);
  expect(there.content.investments.length).toBeGreaterThan(0);
  expect(there.comments).toMatchObject([{ text: 'Talked it over' }]);
});

test('cells of one objective that two devices change come together', { timeout: 120_000 }, async () => {
  const { one, other, plan, target } = await twoDevices();
  await target(one, 0, 11);
  await target(other, 1, 22);
  await syncAll(one, other);
  const [here, there] = [await plan(one), await plan(other)];
  expect(here.content.objectives[0]?.targets).toEqual([11, 22, 10, 10]);
  expect(there.print).toBe(here.print);
  expect(await one.api('sync.conflicts', {})).toEqual([]);
});

test('a signature waits for the server, is on the other device once it is there, and the two sides agree', {
  timeout: 120_000,
}, async () => {
  const { one, other, plan, sign } = await twoDevices();
  expect(await sign(one, 'vendor')).toMatchObject({ waits: true });
  expect((await plan(one)).signatures).toMatchObject([{ waits: true }]);
  await syncAll(one, other);
  for (const app of [one, other]) expect((await plan(app)).signatures).toMatchObject([{ side: 'vendor', isCurrent: true, waits: false }]);
  expect(await sign(other, 'partner')).toMatchObject({ agreed: true, waits: true });
  await syncAll(one, other);
  for (const app of [one, other]) expect(await plan(app)).toMatchObject({ state: 'agreed', agreedRevision: 1, locked: true });
});

test('sides that sign the same text on two devices without a connection agree when the two meet', { timeout: 120_000 }, async () => {
  const { one, other, partnerId, id, plan, sign } = await twoDevices();
  await sign(one, 'vendor');
  await sign(other, 'partner');
  await syncAll(one, other);
  for (const app of [one, other])
    expect(await plan(app)).toMatchObject({ state: 'agreed', agreedRevision: 1, locked: true, versions: [{ number: 1 }] });
  // before any device has written it
  expect(await one.api('plans.list', {})).toMatchObject([{ id, state: 'agreed', agreedRevision: 1, stage: 'agreed' }]);
  expect((await one.api('plans.tracking', { id })).revision).toBe(1);
  const [step] = (await other.api('history.list', { partnerId })).filter(({ entity }) => entity === 'plan_signature');
  await expect(other.api('history.undo', { id: step?.id ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  expect(await other.api('plans.revise', { id, reason: 'Half-year review' })).toMatchObject({ revision: 2 });
});

test('a text that both sides signed on two devices is in force, and what was changed meanwhile is the next revision', {
  timeout: 120_000,
}, async () => {
  const { one, other, id, plan, sign, target } = await twoDevices();
  await sign(other, 'partner');
  await sign(one, 'vendor');
  await target(one, 3, 99);
  await syncAll(one, other);
  for (const app of [one, other]) {
    expect(await plan(app)).toMatchObject({ stage: 'amended', revision: 2, agreedRevision: 1, locked: false });
    expect((await app.api('plans.tracking', { id })).objectives[0]?.target).toBe(40);
  }
});

test('what a device changes while both sides sign on another is the next revision, and what was signed stays', {
  timeout: 120_000,
}, async () => {
  const { one, other, id, plan, sign, target } = await twoDevices();
  await target(other, 3, 99);
  await sign(one, 'vendor');
  await sign(one, 'partner');
  await syncAll(one, other);
  for (const app of [one, other]) {
    expect(await plan(app)).toMatchObject({
      state: 'draft',
      stage: 'amended',
      revision: 2,
      agreedRevision: 1,
      versions: [{ isIntact: true }],
    });
    const { differences } = await app.api('plans.compare', { id, from: 1, to: 'working' });
    expect(differences).toMatchObject([{ field: 'targets.3', from: '10', to: '99' }]);
  }
});

test('two revisions begun without a connection meet in the inbox, and no change is lost', { timeout: 120_000 }, async () => {
  const { one, other, id, plan, sign, target } = await twoDevices();
  await sign(one, 'vendor');
  await sign(one, 'partner');
  await syncAll(one, other);
  await one.api('plans.revise', { id, reason: 'New region' });
  await target(one, 0, 11);
  await other.api('plans.revise', { id, reason: 'Lower forecast' });
  await target(other, 1, 22);
  await syncAll(one, other);
  const [here, there] = [await plan(one), await plan(other)];
  expect(here).toMatchObject({ stage: 'amended', revision: 2, agreedRevision: 1 });
  expect(here.content.objectives[0]?.targets).toEqual([11, 22, 10, 10]);
  expect(there.content).toEqual(here.content);
  expect(there.revisionReason).toBe(here.revisionReason);
  const conflicts = await one.api('sync.conflicts', {});
  expect(conflicts).toMatchObject([
    {
      table: 'plan',
      row: id,
      field: 'revision_reason',
      mine: { revision_reason: 'New region' },
      theirs: { revision_reason: 'Lower forecast' },
    },
  ]);
});

test('two plans of one partner and year that meet name each other until one is closed', { timeout: 120_000 }, async () => {
  const { one, other, partnerId } = await twoDevices();
  const first = await one.api('plans.create', { partnerId, year: 2028, start: { from: 'blank' } });
  const second = await other.api('plans.create', { partnerId, year: 2028, start: { from: 'blank' } });
  await syncAll(one, other);
  expect((await one.api('plans.get', { id: first.id })).twinId).toBe(second.id);
  const lines = await other.api('plans.list', { year: 2028 });
  expect(lines.map(({ id, twinId }) => [id, twinId])).toEqual(
    expect.arrayContaining([
      [first.id, second.id],
      [second.id, first.id],
    ]),
  );
  await one.api('plans.close', { id: second.id });
  expect((await one.api('plans.get', { id: first.id })).twinId).toBeNull();
});
