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
