import { readdirSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, makeFolder, type TestApp, testPassphrase } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp({ today: '2026-11-20' });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

test('marks the as-of date when it is not today, everywhere', async () => {
  const { user } = await renderApp(core, '#/settings/figures');
  const field = await screen.findByRole('textbox', { name: 'As-of date' });
  await user.type(field, '2017-12-31{Enter}');
  expect(await screen.findByRole('button', { name: /As of Dec 31, 2017 · not today/ })).toBeVisible();
  expect((await core.api('settings.program', {})).asOf).toBe('2017-12-31');
});

test('leaves half a date in the field and changes nothing', async () => {
  const { user } = await renderApp(core, '#/settings/figures');
  await user.type(await screen.findByRole('textbox', { name: 'As-of date' }), '31/02/2017');
  await user.tab();
  expect(screen.getByText(/Write a date like 2017-12-31/)).toBeVisible();
  expect((await core.api('settings.program', {})).asOfSetting).toBeNull();
});

test('shows at once which fiscal quarter a calendar makes of the as-of date', async () => {
  const { user } = await renderApp(core, '#/settings/figures');
  await user.selectOptions(await screen.findByLabelText('First month of the fiscal year'), 'July');
  expect(await screen.findByText(/The as-of date lies in 2026-Q2, Oct 1, 2026 to Dec 31, 2026/)).toBeVisible();
  await user.selectOptions(screen.getByLabelText('The fiscal year is named after'), 'the year in which it ends');
  expect(await screen.findByText(/lies in 2027-Q2/)).toBeVisible();
});

test('renames a tier in place and adds one under a key of its own', async () => {
  const { user } = await renderApp(core, '#/settings/tiers');
  const name = await screen.findByRole('textbox', { name: 'Name of GOLD' });
  await user.clear(name);
  await user.type(name, 'Gold partner{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'New tier' }), 'Diamond plus');
  expect(screen.getByText('Key: DIAMOND_PLUS')).toBeVisible();
  await user.click(within(screen.getByRole('region', { name: 'Tiers' })).getByRole('button', { name: 'Add' }));
  await waitFor(async () => {
    const { tiers } = await core.api('settings.program', {});
    expect(tiers.map(({ key, label }) => `${key}=${label}`)).toEqual(
      expect.arrayContaining(['GOLD=Gold partner', 'DIAMOND_PLUS=Diamond plus']),
    );
  });
});

test('says what a check of the store found', async () => {
  await core.api('partners.create', { name: 'Hottechi' });
  const { user } = await renderApp(core, '#/settings/store');
  await user.click(await screen.findByRole('button', { name: 'Check the store' }));
  expect(await screen.findByText(/All is well: \d+ rows checked/)).toBeVisible();
});

test('changes the passphrase, and the old one opens nothing any more', async () => {
  const { user } = await renderApp(core, '#/settings/store');
  await user.click(await screen.findByRole('button', { name: 'Change the passphrase…' }));
  await user.type(screen.getByLabelText('Passphrase now'), testPassphrase);
  await user.type(screen.getByLabelText('Passphrase'), 'another long passphrase');
  await user.type(screen.getByLabelText('Passphrase again'), 'another long passphrase');
  await user.click(screen.getByRole('button', { name: 'Use the new passphrase' }));
  expect(await screen.findByText('The new passphrase opens the store from now on')).toBeVisible();
  await core.api('store.lock', {});
  await expect(core.api('store.unlock', { passphrase: testPassphrase })).rejects.toMatchObject({ code: 'KEY_WRONG' });
  expect(await core.api('store.unlock', { passphrase: 'another long passphrase' })).toMatchObject({ state: 'open' });
});

test('takes the sample data out with one click', async () => {
  await core.api('sample.add', {});
  const { user } = await renderApp(core, '#/settings/store');
  await user.click(await screen.findByRole('button', { name: 'Remove sample data' }));
  await waitFor(async () => expect((await core.api('partners.list', {})).partners).toEqual([]));
  expect(await screen.findByRole('button', { name: 'Add sample data' })).toBeVisible();
});

test('names what was written on sample partners before it goes with them', async () => {
  await core.api('sample.add', {});
  const partnerId = (await core.api('partners.list', {})).partners.find(({ name }) => name === 'Cinderpath Networks')?.id ?? '';
  await core.api('commitments.save', { partnerId, side: 'partner', description: 'Later' });
  await core.api('qbrs.create', { partnerId, quarter: '2026-Q4' });
  const { user } = await renderApp(core, '#/settings/store');
  await user.click(await screen.findByRole('button', { name: 'Remove sample data' }));
  expect(screen.getByRole('alert')).toHaveTextContent('What you wrote on its partners goes with it: 1 QBR and 1 commitment.');
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect((await core.api('partners.get', { id: partnerId })).name).toBe('Cinderpath Networks');
  await user.click(screen.getByRole('button', { name: 'Remove sample data' }));
  await user.click(screen.getByRole('button', { name: 'Remove all of it' }));
  await waitFor(async () => expect((await core.api('partners.list', {})).partners).toEqual([]));
});

test('saves a backup into the folder that the user chose and names the file', async () => {
  const [stick, removeStick] = makeFolder();
  await core.close();
  core = await makeApp({ today: '2026-11-20', platform: { chooseFolder: async () => stick } });
  const { user } = await renderApp(core, '#/settings/store');
  await user.click(await screen.findByRole('button', { name: 'Save a backup to a folder…' }));
  expect(await screen.findByText(/^Quarterdeck backup 2026-11-2\d \d{4}\.qdbackup/, {}, { timeout: 10_000 })).toBeVisible();
  expect(readdirSync(stick)).toEqual([expect.stringMatching(/\.qdbackup$/)]);
  removeStick();
});

test('says where a backup is written where no folder can be chosen', async () => {
  const { user } = await renderApp(core, '#/settings/store');
  expect(await screen.findByText(new RegExp(`It is written to ${core.deps.platform.documentsDir}`))).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save a backup to the export folder' }));
  await screen.findByText(/^Quarterdeck backup .* is written/, {}, { timeout: 10_000 });
  expect(readdirSync(core.deps.platform.documentsDir)).toEqual([expect.stringMatching(/\.qdbackup$/)]);
});
