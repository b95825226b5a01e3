import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
beforeEach(async () => {
  app = await makeApp({ today: '2026-11-20' });
});
afterEach(() => app.close());

test('adds partners of all seven types with people, products and two years of deals', async () => {
  const counts = await app.api('sample.add', {});
  expect(counts.partners).toBeGreaterThanOrEqual(24);
  expect(counts.deals).toBeGreaterThan(1000);
  expect(counts.rates).toBe(62);
  expect(counts.records).toBeGreaterThan(5000);
  const { partners, header } = await app.api('partners.list', {});
  expect(new Set(partners.map(({ type }) => type)).size).toBe(7);
  expect(partners.every(({ sample }) => sample)).toBe(true);
  expect(header.revenue.value).toBeGreaterThan(0);
  expect(header.revenue.rate).toMatchObject({ rule: 'dated', pairs: ['EUR/USD', 'GBP/USD'] });
  expect((await app.api('settings.program', {})).hasSample).toBe(true);
});

test('adds nothing when it is there already, nor when it is asked for twice at once', async () => {
  const [first, second] = await Promise.all([app.api('sample.add', {}), app.api('sample.add', {})]);
  expect(second).toEqual(first);
  expect(await app.api('sample.add', {})).toEqual(first);
  expect((await app.api('partners.list', {})).partners).toHaveLength(first.partners);
});

test('tells the same story on every device', async () => {
  await app.api('sample.add', {});
  const other = await makeApp({ today: '2026-11-20' });
  await other.api('sample.add', {});
  const figures = async ({ api }: TestApp) =>
    (await api('partners.list', {})).partners.map(({ name, wonAmount, openDeals, overdueCommitments }) => [
      name,
      wonAmount,
      openDeals,
      overdueCommitments,
    ]);
  expect(await figures(other)).toEqual(await figures(app));
  await other.close();
});

test('has commitments of both sides, some overdue, and a complete review', async () => {
  await app.api('sample.add', {});
  const commitments = await app.api('commitments.list', { open: true });
  for (const side of ['vendor', 'partner']) {
    expect(commitments.some((one) => one.side === side && one.overdue)).toBe(true);
    expect(commitments.some((one) => one.side === side && !one.overdue)).toBe(true);
  }
  const { entries } = await app.api('qbrs.list', { quarter: '2026-Q3' });
  expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['due', 'prepared', 'held', 'closed']));
  const full = entries.find(({ partner }) => partner === 'Harbourlight Solutions');
  const { package: built } = await app.api('qbrs.get', { id: full?.id ?? '' });
  expect(built.sections.filter(({ key, commentary }) => key !== 'title' && commentary === '')).toEqual([]);
  expect(built.lastQbr?.quarter).toBe('2026-Q2');
});

test('has a frozen review whose figures have moved since', async () => {
  await app.api('sample.add', {});
  const { entries } = await app.api('qbrs.list', { quarter: '2026-Q2' });
  const frozen = entries.find(({ frozen }) => frozen);
  const { moved } = await app.api('qbrs.get', { id: frozen?.id ?? '' });
  expect(moved.map(({ label }) => label)).toContain('Won amount');
});

test('goes in one step with all that was attached to it, and touches nothing else', async () => {
  const own = await addPartner(app.api, 'Real Partner', [{ stage: 'WON', submittedOn: '2026-10-01', closedOn: '2026-11-01', amount: 900 }]);
  await app.api('commitments.save', { partnerId: own, side: 'vendor', description: 'Call back' });
  await app.api('qbrs.create', { partnerId: own, quarter: '2026-Q4' });
  const before = (await app.api('store.verify', {})).rows;
  await app.api('sample.add', {});
  const { partners } = await app.api('partners.list', {});
  const sample = partners.find(({ name }) => name === 'Cinderpath Networks')?.id ?? '';
  await app.api('contacts.save', { partnerId: sample, name: 'Somebody' });
  await app.api('deals.save', { partnerId: sample, stage: 'ENGAGING' });
  await app.api('commitments.save', { partnerId: sample, side: 'partner', description: 'Later' });
  await app.api('qbrs.create', { partnerId: sample, quarter: '2026-Q4' });
  const { removed, kept } = await app.api('sample.remove', {});
  expect(removed.partners).toBe(partners.length - 1);
  expect(kept).toBe(0);
  // nothing leaves the history: the four records above, and the sample itself as it came and went
  expect((await app.api('store.verify', {})).rows).toEqual({ ...before, history: (before['history'] ?? 0) + 6 });
  expect((await app.api('settings.program', {})).hasSample).toBe(false);
});

test('counts what was written on its partners since, and nothing that came with it', async () => {
  await app.api('sample.add', {});
  const none = { qbrs: 0, plans: 0, texts: 0, commitments: 0, deals: 0, contacts: 0, records: 0, changes: 0 };
  expect(await app.api('sample.written', {})).toEqual(none);
  const { entries } = await app.api('qbrs.list', { quarter: '2026-Q3' });
  const review = entries.find(({ frozen }) => !frozen);
  await app.api('qbrs.section.save', { id: review?.id ?? '', key: 'summary', commentary: 'My own words.' });
  await app.api('partners.update', { ids: [review?.partnerId ?? ''], changes: { country: 'Norway' } });
  await app.api('contacts.save', { partnerId: review?.partnerId ?? '', name: 'Somebody' });
  expect(await app.api('sample.written', {})).toEqual({ ...none, texts: 1, contacts: 1, changes: 1 });
});

test('leaves people and products that own records have come to use', async () => {
  await app.api('sample.add', {});
  const owner = (await app.api('people.list', {})).find(({ name }) => name === 'Marigold Fenn');
  const product = (await app.api('products.list', {})).find(({ name }) => name === 'Compass Team');
  const own = await addPartner(app.api, 'Real Partner');
  await app.api('partners.update', { ids: [own], changes: { ownerId: owner?.id ?? null } });
  await app.api('deals.save', { partnerId: own, stage: 'ENGAGING', productId: product?.id ?? null });
  expect((await app.api('sample.remove', {})).kept).toBe(2);
  expect((await app.api('partners.get', { id: own })).owner).toBe('Marigold Fenn');
  expect((await app.api('products.list', {})).map(({ name }) => name)).toEqual(['Compass Team']);
});

test('own records that name what leaves are counted before, and the history says what they were', async () => {
  const own = await addPartner(app.api, 'Real Partner');
  await app.api('sample.add', {});
  const { partners } = await app.api('partners.list', {});
  const sample = partners.find(({ name }) => name === 'Cinderpath Networks')?.id ?? '';
  await app.api('partners.update', { ids: [own], changes: { type: 'DISTRIBUTOR' } });
  await app.api('entries.save', {
    kind: 'hierarchy_link',
    partnerId: own,
    values: { child: sample, relation: 'distributor_reseller', fromOn: '2026-01-01' },
  });
  const parent = partners.find(({ id }) => id !== sample && id !== own)?.id ?? '';
  await app.api('partners.update', { ids: [own], changes: { parentId: parent } });
  const { version } = await app.api('partners.get', { id: own });
  expect(await app.api('sample.written', {})).toMatchObject({ records: 1, changes: 1 });
  const { records } = await app.api('sample.add', {});
  expect((await app.api('sample.remove', {})).removed.records).toBe(records + 1);
  expect(await app.api('partners.get', { id: own })).toMatchObject({ parentId: null, version: version + 1 });
  const history = await app.api('history.list', { partnerId: own });
  expect(
    history
      .slice(0, 2)
      .map(({ entity, action }) => [entity, action])
      .toSorted(),
  ).toEqual([
    ['hierarchy_link', 'removed'],
    ['partner', 'changed'],
  ]);
});

test('removes nothing when there is no sample', async () => {
  const { removed } = await app.api('sample.remove', {});
  expect(Object.values(removed).every((count) => count === 0)).toBe(true);
});

test('leaves nothing behind when it is cancelled', async () => {
  const before = (await app.api('store.verify', {})).rows;
  const adding = app.app.call('sample.add', { size: 'cam-l', jobId: 'sample' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await app.api('jobs.cancel', { id: 'sample' })).toEqual({ cancelled: true });
  expect(await adding).toMatchObject({ ok: false, code: 'CANCELLED' });
  expect((await app.api('store.verify', {})).rows).toEqual(before);
  expect(app.events.some((event) => event.type === 'job' && event.job.total >= 300)).toBe(true);
});

test('has exactly the portfolio that times are promised for', { timeout: 60_000 }, async () => {
  const counts = await app.api('sample.add', { size: 'cam-l' });
  const { rows } = await app.api('store.verify', {});
  expect(counts).toMatchObject({ partners: 300, contacts: 3000, commitments: 30_000, qbrs: 1200, plans: 300 });
  expect(rows['interaction']).toBe(20_000);
  // eight objectives in each plan
  expect(rows['plan_objective']).toBe(2400);
  // deals and activity records together
  expect(counts.deals + counts.records - 20_000).toBe(100_000);
});
