import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
let acme: string;
let globex: string;
beforeEach(async () => {
  app = await makeApp({ today: '2026-06-30' });
  const won = (currency: string) => [
    { stage: 'WON' as const, submittedOn: '2026-01-01', closedOn: '2026-02-10', amount: 10_000_00, currency },
  ];
  await app.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', rate: '1.2', validFrom: '2025-12-01' });
  acme = await addPartner(app.api, 'Acme', won('USD'));
  globex = await addPartner(app.api, 'Globex', won('EUR'));
  for (const partnerId of [acme, globex]) {
    const { id } = await app.api('plans.create', { partnerId, year: 2026, currency: 'USD', start: { from: 'blank' } });
    const targets = [10_000_00, 10_000_00, 10_000_00, 10_000_00];
    await app.api('plans.addItems', {
      ...{ id, kind: 'objective' },
      items: [
        { title: 'Revenue', kind: 'revenue', weight: 50, unit: 'money', feed: 'K16', targets },
        { title: 'Campaigns', kind: 'marketing', weight: 50, unit: 'count', targets: [2, 2, 2, 2], actuals: [2, 2, null, null] },
      ],
    });
  }
});
afterEach(() => app.close());

/** The attainments of the list, each held against its plan measured alone. */
const attainments = async (): Promise<Array<number | null>> => {
  const lines = await app.api('plans.list', {});
  for (const { id, attainment } of lines) expect((await app.api('plans.tracking', { id })).weighted.value).toBe(attainment.value);
  return lines.map(({ attainment }) => attainment.value);
};

test('lists plans as they are measured when an actual, a deal, a rate or a plan changes', async () => {
  expect(await attainments()).toEqual([0.375, 0.4]);
  const [first] = await app.api('plans.list', {});
  const { content } = await app.api('plans.get', { id: first?.id ?? '' });
  await app.api('plans.setCells', {
    id: first?.id ?? '',
    cells: [{ kind: 'objective', id: content.objectives[1]?.id ?? '', field: 'actuals.1', value: 6 }],
  });
  expect(await attainments()).toEqual([0.625, 0.4]);
  await app.api('settings.rates.save', { kind: 'dated', from: 'EUR', to: 'USD', rate: '1.6', validFrom: '2026-06-01' });
  expect(await attainments()).toEqual([0.625, 0.45]);
  await app.api('plans.remove', { id: first?.id ?? '' });
  expect(await attainments()).toEqual([0.45]);
  expect((await app.api('plans.list', { asOf: '2026-01-31' })).map(({ attainment }) => attainment.value)).toEqual([0.125]);
});
