import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { readOutside } from '#test/support/write-outside.ts';

let app: TestApp;
let partnerId: string;
let id: string;
let objectives: string[];
let milestoneId: string;

const plan = () => app.api('plans.get', { id });
const sign = async (side: 'vendor' | 'partner') =>
  app.api('plans.sign', { id, print: (await plan()).print, side, name: `For the ${side}`, role: 'Director' });
const actual = (objective: number, quarter: number, value: number) =>
  app.api('plans.setCells', {
    id,
    cells: [{ kind: 'objective', id: objectives[objective] ?? '', field: `actuals.${quarter}`, value }],
  });

beforeEach(async () => {
  app = await makeApp({ today: '2026-08-15' });
  ({ id: partnerId } = await app.api('partners.create', { name: 'Acme Systems', currency: 'EUR', enrolledOn: '2024-01-10' }));
  ({ id } = await app.api('plans.create', { partnerId, year: 2026, start: { from: 'blank' } }));
  const items = ['Resale', 'Services'].map((title) => ({
    title,
    kind: 'revenue',
    weight: 50,
    unit: 'money',
    targets: [10_00, 10_00, 10_00, 10_00],
  }));
  ({ ids: objectives } = await app.api('plans.addItems', { id, kind: 'objective', items }));
  const added = await app.api('plans.addItems', {
    id,
    kind: 'milestone',
    items: [{ title: 'Kick-off', side: 'both', dueOn: '2026-02-01' }],
  });
  milestoneId = added.ids[0] ?? '';
  await sign('vendor');
  await sign('partner');
});
afterEach(() => app.close());

test('what was reached and done since both sides signed comes back with an item when the revision without it is dropped', async () => {
  await actual(1, 0, 7_00);
  await app.api('plans.milestone', { id, milestoneId, state: 'done', doneOn: '2026-01-30', evidence: 'Minutes' });
  const before = (await plan()).content;
  await app.api('plans.revise', { id, reason: 'Fewer aims' });
  await app.api('plans.removeItems', { id, kind: 'objective', ids: [objectives[1] ?? ''] });
  await app.api('plans.removeItems', { id, kind: 'milestone', ids: [milestoneId] });
  // until both sides sign the revision, what it takes out is in force as it stands
  const tracking = await app.api('plans.tracking', { id });
  expect(tracking.objectives[1]).toMatchObject({ id: objectives[1], actual: 7_00 });
  expect(tracking.milestones).toMatchObject({ done: 1, overdue: [] });
  await app.api('plans.dropRevision', { id });
  expect((await plan()).content).toEqual(before);
});

test('the partner’s copy of the version in force shows how its milestones stand now', async () => {
  await app.api('plans.milestone', { id, milestoneId, state: 'done', doneOn: '2026-01-30' });
  const write = async () => {
    const { files } = await app.api('plans.export', { id, formats: ['md'], audience: 'partner' });
    return readFile(files[0]?.path ?? '', 'utf8');
  };
  const milestone = (text: string) => text.split('\n').find((line) => line.includes('Kick-off'));
  const locked = milestone(await write());
  await app.api('plans.revise', { id, reason: 'A new region' });
  expect(milestone(await write())).toBe(locked);
});

test('an objective off track is short of what was asked for in the quarters that are known', async () => {
  await actual(0, 0, 7_00);
  const { alerts } = await app.api('alerts.list', { rule: 'A14', partnerId });
  const [found] = alerts.filter(({ alert }) => alert.subject === objectives[0]);
  expect(found?.alert.evidence.find(({ label }) => label === 'planned')?.value).toEqual({ minor: 10_00, currency: 'EUR' });
});

test('what one side signed of a revision that was dropped is under no later one, and comes back with it', async () => {
  const change = () =>
    app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectives[0] ?? '', field: 'targets.3', value: 20_00 }] });
  await app.api('plans.revise', { id, reason: 'A good year' });
  await change();
  await sign('vendor');
  const { undoId } = await app.api('plans.dropRevision', { id });
  expect(await plan()).toMatchObject({ revision: 1, locked: true, versions: [{ number: 1 }], signatures: [{}, {}] });
  await app.api('plans.revise', { id, reason: 'A good year after all' });
  await change();
  expect(await sign('partner')).toMatchObject({ agreed: false });
  expect((await plan()).signatures.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ side: 'partner' }]);
  const [signature] = (await plan()).signatures.filter(({ isCurrent }) => isCurrent);
  await app.api('plans.unsign', { id, signatureId: signature?.id ?? '' });
  await app.api('plans.dropRevision', { id });
  expect((await app.api('history.undo', { id: undoId ?? '' })).restored).toBeGreaterThan(0);
  expect(await plan()).toMatchObject({ revision: 2, signatures: [{}, {}, { side: 'vendor', isCurrent: true }] });
});

test('a version that is kept holds none of our notes, which not every role may read', async () => {
  await app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectives[0] ?? '', field: 'note', value: 'Ours alone' }] });
  await app.api('plans.revise', { id, reason: 'A good year' });
  await app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: objectives[0] ?? '', field: 'targets.3', value: 20_00 }] });
  await sign('vendor');
  await sign('partner');
  expect(await plan()).toMatchObject({ agreedRevision: 2, versions: [{ isIntact: true }, { isIntact: true }] });
  expect((await plan()).content.objectives[0]?.note).toBe('Ours alone');
  expect(JSON.stringify(await readOutside(app, 'SELECT content FROM plan_revision'))).not.toContain('Ours alone');
});
