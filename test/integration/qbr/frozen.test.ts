import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { writeOutside } from '#test/support/write-outside.ts';

let app: TestApp;
let partnerId: string;
let id: string;
beforeEach(async () => {
  app = await makeApp({ today: '2026-06-30' });
  partnerId = await addPartner(app.api, 'Acme', [{ stage: 'WON', submittedOn: '2026-04-02', closedOn: '2026-05-01', amount: 500_000 }]);
  await app.api('partners.update', { ids: [partnerId], changes: { type: 'MSP', enrolledOn: '2024-01-01' } });
  await app.api('entries.save', {
    kind: 'managed_service',
    partnerId,
    values: { customer: 'Kanal', seats: 40, startsOn: '2025-01-01', state: 'active' },
  });
  ({ id } = await app.api('qbrs.create', { partnerId, quarter: '2026-Q2' }));
  await app.api('qbrs.section.save', { id, key: 'summary', commentary: 'A good quarter.' });
});
afterEach(() => app.close());

const won = (closedOn: string, minor: number) =>
  app.api('deals.save', { partnerId, stage: 'WON', submittedOn: closedOn, closedOn, amount: { minor, currency: 'USD' } });
const printed = async (): Promise<Buffer[]> => {
  const { files } = await app.api('qbrs.export', { id, formats: ['pptx', 'pdf', 'xlsx', 'md'], dir: join(app.dir, 'out') });
  return files.map(({ path }) => readFileSync(path));
};

test('the frozen original prints byte for byte the same when records, settings, the partner and the clock have moved on', async () => {
  await app.api('qbrs.freeze', { id });
  const first = await printed();
  await won('2026-06-01', 990_000);
  await app.api('partners.update', { ids: [partnerId], changes: { name: 'Acme Renamed', tier: 'GOLD', type: 'ISV' } });
  await app.api('settings.update', { companyName: 'Another Inc', pageSize: 'Letter', reportingCurrency: 'EUR' });
  app.deps.clock.pass(40 * 86_400_000);
  const second = await printed();
  expect(second.map((bytes, at) => bytes.equals(first[at] ?? Buffer.alloc(0)))).toEqual([true, true, true, true]);
}, 60_000);

test('says which metrics, targets and records have moved since', async () => {
  await app.api('qbrs.freeze', { id });
  await app.api('entries.save', {
    kind: 'managed_service',
    partnerId,
    values: { customer: 'Late', seats: 5, startsOn: '2026-06-01', state: 'active' },
  });
  await app.api('entries.save', { kind: 'renewal', partnerId, values: { customer: 'Kanal', dueOn: '2026-06-10', state: 'due' } });
  const { moved } = await app.api('qbrs.get', { id });
  expect(moved).toEqual([
    // a service that starts is commercial activity of an MSP
    expect.objectContaining({ label: 'Days since last commercial event', from: 89, to: 29 }),
    expect.objectContaining({ label: 'Managed seats', period: '2026-Q2', from: 40, to: 45, definition: 'same' }),
    expect.objectContaining({ label: 'Renewal rate', from: null, to: 0, unit: 'ratio' }),
    expect.objectContaining({ label: 'Renewals: records', from: 0, to: 1 }),
  ]);
});

test('the next review sets its figures beside those that were frozen, and says where the records of that quarter give others today', async () => {
  await app.api('qbrs.freeze', { id });
  await won('2026-06-15', 100_000);
  app.deps.clock.pass(60 * 86_400_000);
  await app.api('settings.update', { asOf: '2026-08-29' });
  const next = await app.api('qbrs.create', { partnerId, quarter: '2026-Q3' });
  const { package: built } = await app.api('qbrs.get', { id: next.id });
  expect(built.lastFrozen).toMatchObject({
    quarter: '2026-Q2',
    version: 1,
    asOf: '2026-06-30',
    values: { wonAmount: 500_000, 'K78.seats': 40 },
  });
  const block = built.sections.find(({ key }) => key === 'scorecard')?.blocks.find(({ kind }) => kind === 'figures');
  const [figures, note] = block?.content ?? [];
  expect(figures?.kind === 'figures' && figures.figures.find(({ key }) => key === 'wonAmount')?.lastReview?.value).toMatchObject({
    minor: 500_000,
  });
  expect(JSON.stringify(note)).toContain(
    'The review of 2026-Q2, frozen as of Jun 30, 2026, showed other values of that quarter: Deals registered 1 (now 2); Deals won 1 (now 2); Won amount 5,000.00',
  );
  // nothing had been frozen as of a day before
  const earlier = await app.api('qbrs.get', { id: next.id, asOf: '2026-06-15' });
  expect(earlier.package.lastFrozen).toBeNull();
});

test('a review whose frozen package can no longer be read opens with its records, writes no file in its place, and can be unfrozen', async () => {
  await app.api('qbrs.freeze', { id });
  await writeOutside(app, `UPDATE qbr SET frozen_package = substr(frozen_package, 1, 500)`);
  const damaged = await app.api('qbrs.get', { id });
  expect([damaged.live, damaged.intact, damaged.package.figures.now.wonAmount.value]).toEqual([false, false, 500_000]);
  await expect(app.api('qbrs.export', { id, formats: ['xlsx'] })).rejects.toMatchObject({ code: 'QBR_DAMAGED' });
  await app.api('qbrs.unfreeze', { id });
  expect(await app.api('qbrs.get', { id })).toMatchObject({ live: true, intact: null });
});

test('a frozen package carries a fingerprint, and says so when it was changed outside', async () => {
  await app.api('qbrs.freeze', { id });
  const { qbr, intact } = await app.api('qbrs.get', { id });
  expect(qbr.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(intact).toBe(true);
  await writeOutside(app, `UPDATE qbr SET frozen_package = replace(frozen_package, 'A good quarter.', 'A bad quarter.')`);
  expect((await app.api('qbrs.get', { id })).intact).toBe(false);
  await app.api('qbrs.unfreeze', { id });
  expect(await app.api('qbrs.get', { id })).toMatchObject({ intact: null, live: true, qbr: { fingerprint: null } });
});
