import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let app: TestApp;
let partnerId: string;
let id: string;

const objective = (title: string, more: Record<string, unknown> = {}) => ({ title, kind: 'revenue', weight: 40, unit: 'money', ...more });
const contentNow = async () => (await app.api('plans.get', { id })).content;
const undo = (undoId: string | null) => app.api('history.undo', { id: undoId ?? '' });

beforeEach(async () => {
  app = await makeApp({ today: '2026-11-20' });
  ({ id: partnerId } = await app.api('partners.create', { name: 'Acme Systems', currency: 'EUR' }));
  ({ id } = await app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } }));
});
afterEach(() => app.close());

test('begins in the currency and the fiscal year of the program when nothing else is said', async () => {
  const plan = await app.api('plans.get', { id });
  expect(plan).toMatchObject({
    partner: 'Acme Systems',
    state: 'draft',
    stage: 'draft',
    revision: 1,
    locked: false,
    content: { terms: { name: 'Joint business plan 2027', currency: 'EUR', startsOn: '2027-01-01', endsOn: '2027-12-31' } },
  });
});

test('changes the cells of a paste as one step, and takes them back together', async () => {
  const { ids } = await app.api('plans.addItems', { id, kind: 'objective', items: [objective('Resale'), objective('Services')] });
  const cells = ids.flatMap((one, row) =>
    [0, 1, 2, 3].map((quarter) => ({ kind: 'objective' as const, id: one, field: `targets.${quarter}`, value: (row + 1) * (quarter + 1) })),
  );
  const { undoId } = await app.api('plans.setCells', { id, cells });
  expect((await contentNow()).objectives.map(({ targets }) => targets)).toEqual([
    [1, 2, 3, 4],
    [2, 4, 6, 8],
  ]);
  await undo(undoId);
  expect((await contentNow()).objectives.map(({ targets }) => targets)).toEqual([
    [null, null, null, null],
    [null, null, null, null],
  ]);
});

test('tells the history of a plan in words, without what serves the store alone', async () => {
  const { ids } = await app.api('plans.addItems', { id, kind: 'objective', items: [objective('Resale')] });
  await app.api('plans.setCells', { id, cells: [{ kind: 'objective', id: ids[0] ?? '', field: 'targets.1', value: 700 }] });
  const [entry] = await app.api('history.list', { partnerId });
  expect(entry).toMatchObject({
    entityLabel: 'Objective of a plan',
    changes: [{ field: 'q2_target', label: 'Target of the second quarter', before: null, after: '700' }],
  });
});

test('begins with what the field uses for the type of the partner when nothing else is said', async () => {
  const { id: other } = await app.api('partners.create', { name: 'Globex', type: 'MSP', currency: 'USD' });
  ({ id } = await app.api('plans.create', { partnerId: other, year: 2027 }));
  const { objectives, milestones, initiatives } = await contentNow();
  expect(objectives.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  expect(objectives.some(({ feed }) => feed === 'K78.seats')).toBe(true);
  expect(milestones.every(({ initiativeId }) => initiatives.some((one) => one.id === initiativeId))).toBe(true);
});

test('copies the plan of another year with what it reached as start and its targets grown, as one step', async () => {
  const items = [{ title: 'Deals', kind: 'deals', weight: 40, unit: 'count', targets: [10, 10, 10, 10], actuals: [8, null, null, null] }];
  await app.api('plans.addItems', { id, kind: 'objective', items });
  await app.api('settings.update', { asOf: '2027-12-31' });
  const copy = await app.api('plans.create', { partnerId, year: 2028, start: { from: 'copy', planId: id, growth: 0.1 } });
  const { terms, objectives } = (await app.api('plans.get', { id: copy.id })).content;
  expect(terms).toMatchObject({ year: 2028, startsOn: '2028-01-01', endsOn: '2028-12-31' });
  expect(objectives).toMatchObject([{ title: 'Deals', start: 8, targets: [11, 11, 11, 11], actuals: [null, null, null, null] }]);
  await undo(copy.undoId);
  await expect(app.api('plans.get', { id: copy.id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

test('begins one plan a partner and year', async () => {
  const again = app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } });
  await expect(again).rejects.toMatchObject({ code: 'PLAN_YEAR_TAKEN', params: { partner: 'Acme Systems', year: 2027 } });
});
