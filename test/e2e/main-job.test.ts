import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPassphrase } from '#test/support/make-app.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/crm-opportunities/${name}.csv`, import.meta.url));
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

  test('takes the files of a real CRM export and says what it will do', async () => {
    const { page } = app;
    await page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
    await page.getByLabel('Passphrase again').fill(testPassphrase);
    await page.getByRole('button', { name: 'Import a spreadsheet' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click(patient);
    await (await choosing).setFiles(['accounts', 'products', 'sales_pipeline', 'sales_teams'].map(fixture));
    await page.getByRole('button', { name: /^Import [\d,.]+ records$/ }).waitFor(patient);
  });

  test('writes the records and keeps the rows that name no account', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /^Import [\d,.]+ records$/ }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor(patient);
    await page.getByText('1,425 rows could not be placed and wait in the list.').waitFor(patient);
  });

  test('shows the portfolio and opens a partner', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Go to the portfolio' }).click();
    await page.getByText('85 partners', { exact: true }).waitFor(patient);
    await page.getByPlaceholder('Filter rows').fill('Hottechi');
    await page.getByRole('link', { name: 'Hottechi' }).click(patient);
    await page.getByRole('heading', { level: 1, name: 'Hottechi' }).waitFor(patient);
  });

  test('builds its package and writes it in three formats', async () => {
    const { page, home } = app;
    await page.getByRole('button', { name: 'Build QBR package' }).first().click();
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
