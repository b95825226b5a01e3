import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPassphrase } from '#test/support/make-app.ts';
import { closeFor, hosts, type RunningApp } from './hosts.ts';

const shown = { timeout: 20_000 };
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor(shown);

/** One story from the first start to the second, told in order. */
describe.each(hosts)('the store in $name', (host) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await host.launch();
  });
  afterAll(() => closeFor(app));

  const unlock = async (passphrase: string): Promise<void> => {
    await app.page.getByLabel('Passphrase').fill(passphrase);
    await app.page.getByRole('button', { name: 'Open the store' }).click();
  };

  test('greets a new user and asks for a passphrase where no key store keeps a secret', async () => {
    await heading(app.page, 'Welcome to Quarterdeck');
    await app.page.getByText('This computer offers no key store that can keep a secret').waitFor(shown);
    expect(await app.page.getByRole('button', { name: 'Start empty' }).isDisabled()).toBe(true);
  });

  test('makes the store and shows the portfolio', async () => {
    await app.page.getByLabel('Passphrase', { exact: true }).fill(testPassphrase);
    await app.page.getByLabel('Passphrase again').fill(testPassphrase);
    await app.page.getByRole('button', { name: 'Start empty' }).click();
    await heading(app.page, 'Portfolio');
  });

  test('locks on the command of the keyboard', async () => {
    await app.page.keyboard.press('Control+Shift+L');
    await heading(app.page, 'The store is locked');
  });

  test('says in plain words that a passphrase is wrong, and keeps the store closed', async () => {
    await unlock('this is not the one');
    await app.page.getByText('This passphrase does not open the store. Nothing was changed.').waitFor(shown);
    await heading(app.page, 'The store is locked');
  });

  test('opens with the right one', async () => {
    await unlock(testPassphrase);
    await heading(app.page, 'Portfolio');
  });

  test('asks for the passphrase again at the next start, and opens', async () => {
    const { home } = app;
    await app.close();
    app = await host.launch({ home });
    await heading(app.page, 'The store is locked');
    await unlock(testPassphrase);
    await heading(app.page, 'Portfolio');
  });
});
