import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let partnerId: string;
beforeEach(async () => {
  app = await makeApp({ today: '2026-06-30' });
  partnerId = await addPartner(app.api, 'Acme', [
    { stage: 'WON', submittedOn: '2026-02-02', closedOn: '2026-03-01', amount: 300_000 },
    { stage: 'WON', submittedOn: '2026-04-02', closedOn: '2026-05-01', amount: 500_000 },
  ]);
});
afterEach(() => app.close());

const start = async (quarter: string, newVersion = false): Promise<string> =>
  (await app.api('qbrs.create', { partnerId, quarter, newVersion })).id;

test('sets two quarters side by side, figure by figure', async () => {
  const [earlier, later] = [await start('2026-Q1'), await start('2026-Q2')];
  const { first, second, numbers, sections } = await app.api('qbrs.compare', { id: later, with: earlier });
  expect([first.quarter, second.quarter]).toEqual(['2026-Q1', '2026-Q2']);
  expect(numbers.find(({ label }) => label === 'Won amount')).toMatchObject({
    unit: 'money',
    first: { value: 300_000, currency: 'USD', period: '2026-Q1' },
    second: { value: 500_000, currency: 'USD', period: '2026-Q2' },
    isRedefined: false,
  });
  expect(numbers.map(({ label }) => label)).not.toContain('Deals won');
  expect(sections).toEqual([]);
});

test('tells what changed between a frozen version and the next one, in figures and in words', async () => {
  const old = await start('2026-Q2');
  await app.api('qbrs.section.save', { id: old, key: 'summary', commentary: 'Before.' });
  await app.api('qbrs.freeze', { id: old });
  const next = await start('2026-Q2', true);
  await app.api('qbrs.section.save', { id: next, key: 'summary', commentary: 'After.', title: 'In short' });
  await app.api('qbrs.section.save', { id: next, key: 'plan', isOn: false });
  await app.api('qbrBlocks.save', { id: next, section: 'risks', block: 'risks.asks', audience: 'internal' });
  await app.api('qbrBlocks.remove', { id: next, section: 'pipeline', block: 'pipeline.stages' });
  await app.api('deals.save', {
    partnerId,
    stage: 'WON',
    submittedOn: '2026-06-01',
    closedOn: '2026-06-02',
    amount: { minor: 100, currency: 'USD' },
  });
  const { first, numbers, sections } = await app.api('qbrs.compare', { id: next, with: old });
  expect(first).toMatchObject({ version: 1, frozenAt: expect.any(Number) });
  expect(numbers.find(({ key }) => key === '2026-Q2/wonAmount')).toMatchObject({ first: { value: 500_000 }, second: { value: 500_100 } });
  expect(sections.map(({ key, changes }) => [key, changes.map(({ what }) => what)])).toEqual([
    ['summary', ['title', 'commentary']],
    ['pipeline', ['removed']],
    ['plan', ['switchedOff']],
    ['risks', ['nowInternal']],
  ]);
  expect(sections[0]?.changes[1]).toMatchObject({ first: 'Before.', second: 'After.' });
});

test('compares reviews of one partner alone', async () => {
  const own = await start('2026-Q2');
  partnerId = await addPartner(app.api, 'Other', []);
  const other = await start('2026-Q2');
  await expect(app.api('qbrs.compare', { id: own, with: other })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
});
