import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '#core/app.ts';
import { createApi } from '#shared/api/client.ts';
import { makeApp, makeDeps, makeFolder, testKdfCost, testPassphrase } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let dir: string;
let removeFolder: () => void;
let app: App;
beforeEach(() => {
  [dir, removeFolder] = makeFolder();
});
afterEach(async () => {
  await app.close();
  removeFolder();
});

const coreAt = (): App => {
  app = createApp(makeDeps({ storeDir: dir }), { kdfCost: testKdfCost });
  return app;
};

test('opens no door before the passphrase is long enough and typed the same twice', async () => {
  const { user } = await renderApp({ app: coreAt() });
  const door = await screen.findByRole('button', { name: /Start empty/ });
  expect(screen.getByLabelText('Passphrase')).toHaveFocus();
  expect(door).toBeDisabled();
  expect(screen.getByText(/Nobody can recover a lost passphrase/)).toBeVisible();
  await user.type(screen.getByLabelText('Passphrase'), testPassphrase);
  await user.type(screen.getByLabelText('Passphrase again'), 'something else');
  expect(screen.getByText('The two passphrases differ.')).toBeVisible();
  expect(door).toBeDisabled();
  await user.clear(screen.getByLabelText('Passphrase again'));
  await user.type(screen.getByLabelText('Passphrase again'), testPassphrase);
  await user.click(door);
  expect(await screen.findByText('No partners yet')).toBeVisible();
});

test('fills the store with sample partners when that door is taken', async () => {
  const { user } = await renderApp({ app: coreAt() });
  await user.type(await screen.findByLabelText('Passphrase'), testPassphrase);
  await user.type(screen.getByLabelText('Passphrase again'), testPassphrase);
  await user.click(screen.getByRole('button', { name: /Try with sample data/ }));
  expect(await screen.findByRole('region', { name: 'Alerts, in the order in which to act' }, { timeout: 10_000 })).toBeVisible();
  expect(screen.getByText('With sample data')).toBeVisible();
});

test('says that a wrong passphrase changed nothing, and opens with the right one', async () => {
  const made = await makeApp({ storeDir: dir });
  await made.close();
  const { user } = await renderApp({ app: coreAt() });
  await user.type(await screen.findByLabelText('Passphrase'), 'not this one{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed');
  expect(screen.getByRole('alert')).toHaveTextContent('KEY_WRONG');
  // the wrong one is selected, so that typing replaces it
  expect(screen.getByLabelText('Passphrase')).toHaveFocus();
  await user.keyboard(`${testPassphrase}{Enter}`);
  expect(await screen.findByText('No partners yet')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('says why the store cannot be opened and restores a backup when its file is gone', async () => {
  const made = await makeApp({ storeDir: dir });
  await made.api('partners.create', { name: 'Hottechi' });
  await made.api('store.backup', {});
  await made.close();
  rmSync(join(dir, 'quarterdeck.db'));
  const { user } = await renderApp({ app: coreAt() });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('STORE_MISSING');
  expect(screen.getByText('Nothing was deleted or replaced.', { exact: false })).toBeVisible();
  const ways = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(ways).toEqual(['Try again', 'Enter the passphrase', 'Restore a backup']);
  await user.click(screen.getByRole('button', { name: 'Restore a backup' }));
  await user.type(await screen.findByLabelText('Passphrase of the backup'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
  expect(await screen.findByRole('link', { name: 'Hottechi' })).toBeVisible();
});

test('keeps the damaged file in place when the store is damaged', async () => {
  const made = await makeApp({ storeDir: dir });
  await made.close();
  writeFileSync(join(dir, 'quarterdeck.db'), 'not a database at all, not even nearly, for longer than a page '.repeat(200));
  const { user } = await renderApp({ app: coreAt() });
  await user.type(await screen.findByLabelText('Passphrase'), `${testPassphrase}{Enter}`);
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('STORE_DAMAGED'));
  expect(screen.getByText('The store could not be opened')).toBeVisible();
});

test('locks behind Ctrl+Shift+L and shows nothing of the data', async () => {
  const made = await makeApp({ storeDir: dir });
  await made.api('partners.create', { name: 'Hottechi' });
  app = made.app;
  const { user } = await renderApp(made);
  await screen.findByRole('link', { name: 'Hottechi' });
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  expect(await screen.findByText('The store is locked')).toBeVisible();
  expect(screen.queryByText('Hottechi')).toBeNull();
  expect(await createApi({ call: made.app.call })('store.status', {})).toMatchObject({ state: 'locked' });
});

test('restores a backup of a folder that the user chose, on a device that has no backup of its own', async () => {
  const [stick, removeStick] = makeFolder();
  const made = await makeApp({ storeDir: dir });
  await made.api('partners.create', { name: 'Hottechi' });
  const { file } = await made.api('store.backup', { dir: stick });
  await made.close();
  rmSync(join(dir, 'quarterdeck.db'));
  rmSync(join(dir, 'backups'), { recursive: true, force: true });
  app = createApp(makeDeps({ storeDir: dir, platform: { chooseFolder: async () => stick } }), { kdfCost: testKdfCost });
  const { user } = await renderApp({ app });
  await user.click(await screen.findByRole('button', { name: 'Restore a backup' }));
  await user.click(await screen.findByRole('button', { name: 'Look in another folder…' }));
  expect(await screen.findByRole('radio', { name: new RegExp(basename(file, '.qdbackup')) })).toBeChecked();
  await user.type(screen.getByLabelText('Passphrase of the backup'), testPassphrase);
  await user.click(screen.getByRole('button', { name: 'Restore this backup' }));
  expect(await screen.findByRole('link', { name: 'Hottechi' })).toBeVisible();
  await waitFor(() => expect(screen.getByRole('grid', { name: 'Partners' })).toHaveFocus());
  removeStick();
});
