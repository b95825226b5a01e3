import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
let partnerId: string;
beforeAll(async () => {
  made = await makeApp({ today: '2017-12-31' });
  ({ id: partnerId } = await made.api('partners.create', { name: 'Acme', type: 'DISTRIBUTOR', enrolledOn: '2015-01-01' }));
  const { id: childId } = await made.api('partners.create', { name: 'Below', enrolledOn: '2016-01-01', parentId: partnerId });
  for (const [owner, submittedOn] of [
    [partnerId, '2016-11-01'],
    [partnerId, '2017-09-01'],
    [partnerId, '2017-12-05'],
    [childId, '2017-12-06'],
  ] as const)
    await made.api('deals.save', { partnerId: owner, stage: 'ENGAGING', submittedOn, amount: null });
});
afterAll(() => made.close());

test('says the same of a partner when a metric is asked for alone as when all are', async () => {
  const { metrics } = await made.api('metrics.partner', { partnerId });
  expect(metrics.find(({ id }) => id === 'K01.daysSince')?.figures.at(-1)?.value).toBe(26);
  for (const metric of metrics)
    expect((await made.api('metrics.partner', { partnerId, ids: [metric.id] })).metrics, metric.id).toEqual([metric]);
});
