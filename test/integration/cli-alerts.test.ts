import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, makeFolder } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { runCli } from '#test/support/run-cli.ts';

let store: string;
let remove: () => void;
beforeAll(async () => {
  const [dir, removeFolder] = makeFolder();
  remove = removeFolder;
  store = join(dir, 'store');
  const { api, close } = await makeApp({ storeDir: store, today: '2017-12-31' });
  await addPartner(api, 'Acme', [{ stage: 'WON', submittedOn: '2017-08-01', closedOn: '2017-09-15', amount: 4000 }]);
  await addPartner(api, 'Lively', [{ stage: 'ENGAGING', submittedOn: '2017-12-20' }]);
  await close();
});
afterAll(() => remove());

const asOf = ['--as-of', '2017-12-31'];

test('alerts of one partner say their evidence, what is at stake and what to do', async () => {
  const said = await runCli(store, ['alerts', '--partner', 'acme', '--rule', 'a03', ...asOf]);
  expect(said).toMatchObject({
    code: 0,
    out: {
      asOf: '2017-12-31',
      counts: { open: 1 },
      alerts: [
        {
          rule: 'A03',
          partner: 'Acme',
          text: 'No commercial activity for 152 days, since 2017-08-01.',
          cost: { minor: 4000, currency: 'USD', of: 'revenue' },
          action: { key: 'log_barrier', entity: 'barrier' },
          state: 'open',
          place: 1,
        },
      ],
    },
  });
});

test('a rule or a partner that is not there is refused by name', async () => {
  expect(await runCli(store, ['alerts', '--rule', 'A99'])).toMatchObject({ code: 1, out: { error: { code: 'USAGE' } } });
  expect(await runCli(store, ['alerts', '--partner', 'Nobody'])).toMatchObject({ code: 1, out: { error: { code: 'PARTNER_NOT_FOUND' } } });
});

test('today has the honest header, the alerts in order, and says why a part is empty', async () => {
  const { out } = await runCli(store, ['today', ...asOf]);
  expect(out).toMatchObject({
    header: { enrolled: 2, active: 1, activeRatio: 0.5, preset: 'ACTIVE_90D' },
    commitments: { empty: 'never' },
    windows: { empty: 'never' },
  });
  const { alerts } = out as { alerts: Array<{ rule: string; place: number }> };
  expect(alerts.map(({ place }) => place)).toEqual(alerts.map((_, at) => at + 1));
  expect(alerts.map(({ rule }) => rule)).toContain('A03');
});
