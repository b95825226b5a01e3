import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let app: TestApp;
let id: string;

const content = async () => (await app.api('plans.get', { id })).content;
const add = async (kind: 'objective' | 'initiative' | 'milestone' | 'investment', ...items: Array<Record<string, unknown>>) =>
  (await app.api('plans.addItems', { id, kind, items })).ids;
const deals = { title: 'Deals', kind: 'deals', weight: 40, unit: 'count' };
const set = (kind: 'objective' | 'milestone' | 'investment', item: string | undefined, field: string, value: unknown) => ({
  ...{ kind, id: item ?? '', field, value },
});

beforeEach(async () => {
  app = await makeApp({ today: '2026-11-20' });
  const { id: partnerId } = await app.api('partners.create', { name: 'Acme Systems', currency: 'EUR' });
  ({ id } = await app.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } }));
});
afterEach(() => app.close());

test('names the item and the field of a cell that holds no value of it, and changes none of the others', async () => {
  const [one, two] = await add('objective', deals, { ...deals, title: 'Leads' });
  const cells = [set('objective', one, 'targets.0', 5), set('objective', two, 'weight', 101)];
  await expect(app.api('plans.setCells', { id, cells })).rejects.toMatchObject({
    code: 'PLAN_CELL_INVALID',
    params: { item: 'Leads', id: two, key: 'weight' },
  });
  for (const [field, value] of [
    ['targets.0', 'many'],
    ['title', ''],
    ['nothing', 1],
    ['currency', 'EUR'],
    ['feed', 'K16'],
    ['feed', 'K00'],
  ] as const)
    await expect(app.api('plans.setCells', { id, cells: [set('objective', one, field, value)] })).rejects.toMatchObject({
      code: 'PLAN_CELL_INVALID',
      params: { item: 'Deals' },
    });
  expect((await content()).objectives.map(({ title, targets }) => [title, targets[0]])).toEqual([
    ['Deals', null],
    ['Leads', null],
  ]);
});

test('refuses a currency without a plan rate, and keeps the rate that it found when the settings move on', async () => {
  const [revenue] = await add('objective', { title: 'Revenue', kind: 'revenue', weight: 40, unit: 'money' });
  const inDollars = { id, cells: [set('objective', revenue, 'currency', 'USD')] };
  await expect(app.api('plans.setCells', inDollars)).rejects.toMatchObject({
    code: 'PLAN_RATE_MISSING',
    params: { from: 'USD', to: 'EUR' },
  });
  const rate = { kind: 'plan' as const, from: 'EUR', to: 'USD' };
  await app.api('settings.rates.save', { ...rate, validFrom: '2026-01-01', rate: '1.1' });
  const { undoId } = await app.api('plans.setCells', inDollars);
  await app.api('settings.rates.save', { ...rate, validFrom: '2026-06-01', rate: '1.3' });
  await add('investment', { title: 'Funds', side: 'vendor', kind: 'mdf', currency: 'USD', planned: 100 });
  expect((await content()).terms).toMatchObject({ rates: [{ from: 'EUR', to: 'USD', rate: '1.1' }], ratesOn: '2026-11-20' });
  await app.api('history.undo', { id: undoId ?? '' });
  const after = await content();
  expect(after.objectives[0]?.currency).toBe('EUR');
  expect(after.terms.rates).toHaveLength(1);
});

test('refuses milestones that would wait for themselves, and keeps what others wait for', async () => {
  const [first] = await add('milestone', { title: 'Contract', side: 'both' });
  const [second] = await add('milestone', { title: 'Training', side: 'partner', dependsOn: [first] });
  const loop = [set('milestone', first, 'dependsOn', [second])];
  await expect(app.api('plans.setCells', { id, cells: loop })).rejects.toMatchObject({ code: 'PLAN_DEPENDS_LOOP' });
  await expect(app.api('plans.removeItems', { id, kind: 'milestone', ids: [first ?? ''] })).rejects.toMatchObject({
    code: 'PLAN_ITEM_NAMED',
    params: { title: 'Contract', users: '"Training"' },
  });
  const both = await app.api('plans.removeItems', { id, kind: 'milestone', ids: [first ?? '', second ?? ''] });
  await app.api('history.undo', { id: both.undoId ?? '' });
  expect((await content()).milestones.map(({ title }) => title)).toEqual(['Contract', 'Training']);
});

test('does not undo what others name by now', async () => {
  const added = await app.api('plans.addItems', { id, kind: 'objective', items: [deals] });
  const [objectiveId] = added.ids;
  await add('initiative', { title: 'Road show', side: 'both', objectiveId });
  await expect(app.api('history.undo', { id: added.undoId ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  const milestone = await app.api('plans.addItems', { id, kind: 'milestone', items: [{ title: 'Contract', side: 'both' }] });
  await add('milestone', { title: 'Training', side: 'partner', dependsOn: milestone.ids });
  await expect(app.api('history.undo', { id: milestone.undoId ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
});

test('does not undo the making of a partner that has a plan', async () => {
  const made = await app.api('partners.create', { name: 'Globex' });
  await app.api('plans.create', { partnerId: made.id, year: 2027, start: { from: 'blank' } });
  await expect(app.api('history.undo', { id: made.undoId ?? '' })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
});
