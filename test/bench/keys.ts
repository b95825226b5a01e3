import type { Page } from 'playwright-core';
import { createApi } from '#shared/api/client.ts';
import { printResult, quantile, rounded } from '#test/support/bench.ts';
import { testPassphrase } from '#test/support/make-app.ts';
import { createPageTransport } from '#test/support/page-transport.ts';

/**
 * From a key to the paint that shows it, in the grid of a plan with 40 objectives in the Electron app: the arrows, the first sign that opens a cell, the signs
 * after it, and the Enter that writes it. Each is taken in the page, from the time that the key was pressed to the task after the next frame.
 */
const objectives = 40;
const rounds = 40;

type Taken = { key: string; ms: number };
type Watched = { taken: Taken[] };

/** Notes for each key how long the page took until after the frame that follows it. */
const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const world = globalThis as unknown as Watched;
    world.taken = [];
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => world.taken.push({ key, ms: performance.now() - timeStamp });
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });

const settled = (page: Page, ms: number): Promise<void> => page.waitForTimeout(ms);

// the hosts are found in the environment, which is filled before they are looked at
const { default: findHosts } = (await import(String(new URL('../../tools/e2e-set-up.mjs', import.meta.url)))) as {
  default(): Promise<(() => void) | undefined>;
};
const stop = await findHosts();
const { closeFor, electronHost } = await import('#test/e2e/hosts.ts');
if (!electronHost) throw new Error('Electron cannot run on this machine');
const app = await electronHost.launch();
try {
  const { page } = app;
  const api = createApi(await createPageTransport(page));
  await api('store.create', { passphrase: testPassphrase });
  const { id: partnerId } = await api('partners.create', { name: 'Acme', type: 'RESELLER_VAR' });
  const { id } = await api('plans.create', { partnerId, year: new Date().getUTCFullYear(), start: { from: 'blank' } });
  const items = Array.from({ length: objectives }, (_, at) => ({
    ...{ title: `Objective ${at + 1}`, kind: 'revenue', weight: 2, unit: 'money' },
    ...{ targets: [100_000, 200_000, 300_000, 400_000], actuals: [90_000, 210_000, null, null] },
  }));
  await api('plans.addItems', { id, kind: 'objective', items });
  await page.reload({ waitUntil: 'load' });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/plan/${id}/objectives`);
  const grid = page.getByRole('grid', { name: 'Objectives of the plan' });
  await grid.waitFor();
  await settled(page, 1500);
  await watchKeys(page);
  await grid.focus();
  await page.keyboard.press('Control+Home');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await settled(page, 500);
  await page.evaluate(() => {
    (globalThis as unknown as Watched).taken = [];
  });
  // as fast as somebody types who copies from paper
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await settled(page, 80);
  };
  for (let round = 0; round < rounds; round++) {
    for (const key of ['1', '2', String(round % 10), '0', round % 2 === 0 ? 'Enter' : 'Tab', 'ArrowLeft', 'ArrowDown', 'ArrowUp'])
      await press(key);
  }
  await settled(page, 300);
  const taken = await page.evaluate(() => (globalThis as unknown as Watched).taken);
  const of = (keys: (key: string) => boolean): number[] => taken.filter(({ key }) => keys(key)).map(({ ms }) => ms);
  const all = of(() => true);
  printResult({
    name: 'keys',
    p95_ms: rounded(quantile(all, 0.95)),
    median_ms: rounded(quantile(all, 0.5)),
    worst_ms: rounded(Math.max(...all)),
    type_p95_ms: rounded(
      quantile(
        of((key) => /^\d$/.test(key)),
        0.95,
      ),
    ),
    write_p95_ms: rounded(
      quantile(
        of((key) => key === 'Enter' || key === 'Tab'),
        0.95,
      ),
    ),
    move_p95_ms: rounded(
      quantile(
        of((key) => key.startsWith('Arrow')),
        0.95,
      ),
    ),
    keys: all.length,
    objectives,
  });
} finally {
  await closeFor(app);
  stop?.();
}
