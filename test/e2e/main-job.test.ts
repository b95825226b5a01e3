import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPassphrase } from '#test/support/make-app.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const patient = { timeout: 30_000 };

/** From the first screen to the files of a QBR package, as a person goes, in order. */
describe.each(hosts)('the main job in $name', (host) => {
  let app: RunningApp;
  const asked: string[] = [];
  beforeAll(async () => {
    app = await host.launch();
    app.page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(() => closeFor(app));

  test('starts with sample data and shows the portfolio', async () => {
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
    await page.getByLabel('Passphrase again').fill(testPassphrase);
    await page.getByRole('button', { name: 'Try with sample data' }).click();
    await page.getByRole('heading', { name: 'Portfolio' }).waitFor(patient);
    await page.getByRole('gridcell').first().waitFor(patient);
  });

  test('opens a partner', async () => {
    const { page } = app;
    const first = page.getByRole('grid').getByRole('link').first();
    const name = await first.innerText();
    await first.click();
    await page.getByRole('heading', { level: 1, name }).waitFor(patient);
  });

  test('builds its package and writes it in three formats', async () => {
    const { page, home } = app;
    await page.getByRole('button', { name: 'Build QBR package' }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click(patient);
    await page.getByRole('button', { name: 'Write files' }).click(patient);
    await page.getByRole('heading', { name: '3 files written' }).waitFor(patient);
    const names = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
    const files = names.map((text) => /\S+\.(pptx|pdf|xlsx)/.exec(text)?.[0] ?? text);
    expect(files.filter((name) => existsSync(join(home, 'Documents', 'Quarterdeck', name)))).toHaveLength(3);
  });

  test('asked nobody but its own origin for anything', () => {
    const { origin, protocol, host: own } = new URL(app.page.url());
    const others = asked.filter(
      (url) => !url.startsWith(origin === 'null' ? `${protocol}//${own}/` : `${origin}/`) && !/^(data|blob):/.test(url),
    );
    expect(others).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });
});
