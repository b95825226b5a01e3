import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appCommandIds, appCommands } from '#shared/app-commands.ts';
import { commandTexts } from '#shared/text/en/commands.ts';
import { closePalette } from '#renderer/app/palette-store.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp();
  closePalette();
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

test('opens with Ctrl+K and with Ctrl+Shift+P, and shows the key of each command', async () => {
  const { user } = await renderApp(core);
  await screen.findByText('No partners yet');
  await user.keyboard('{Control>}k{/Control}');
  const palette = await screen.findByRole('dialog', { name: 'Command palette' });
  const settings = within(palette).getByRole('option', { name: /Go to Settings/ });
  expect(settings).toHaveTextContent('Ctrl+,');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Command palette' })).toBeNull());
  await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Command palette' })).toBeVisible();
});

test('runs the chosen command with Enter', async () => {
  const { user } = await renderApp(core);
  await screen.findByText('No partners yet');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'go');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Go to QBRs');
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), 'settings{Enter}');
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('finds a record by the start of a word', async () => {
  await core.api('partners.create', { name: 'Umbrella Corporation' });
  const { user } = await renderApp(core);
  await screen.findByRole('link', { name: 'Umbrella Corporation' });
  await user.keyboard('{Control>}o{/Control}');
  await user.type(await screen.findByPlaceholderText('Type the name of a partner, contact or person'), 'corp');
  // found later than typed, and ready for Enter all the same
  expect(await screen.findByRole('option', { name: /Umbrella Corporation/, selected: true })).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: /Umbrella Corporation/ })).toBeVisible();
});

test('has words and a place in a menu for every command, and no key twice', () => {
  const keys = appCommandIds.flatMap((id): readonly string[] => appCommands[id].keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of appCommandIds) expect(commandTexts[id].length).toBeGreaterThan(0);
});

test('does nothing with "?" while somebody types', async () => {
  await core.api('partners.create', { name: 'Hottechi' });
  const { user } = await renderApp(core);
  await user.type(await screen.findByRole('textbox', { name: 'Filter rows' }), 'what?');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Filter rows' })).toHaveValue('what?');
});
