import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp({ today: '2026-11-20' });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

test('says in the status line that everything is on this device alone, and leads to a server', async () => {
  const { user } = await renderApp(core);
  await user.click(await screen.findByRole('button', { name: 'Saved on this device' }));
  const panel = await screen.findByRole('region', { name: 'Sync' });
  expect(panel).toHaveTextContent('Nothing is sent anywhere.');
  await user.click(within(panel).getByRole('button', { name: 'Connect to a server…' }));
  expect(await screen.findByRole('heading', { name: 'Sync', level: 2 })).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText('Address of the server')).toHaveFocus());
  expect(screen.getByRole('button', { name: 'Look it up' })).toBeDisabled();
});

test('opens the panel by its key and gives the focus back on Escape', async () => {
  const { user } = await renderApp(core, '#/settings/you');
  const field = await screen.findByLabelText('Your name');
  await user.click(field);
  await user.keyboard('{Control>}{Shift>}s{/Shift}{/Control}');
  expect(await screen.findByRole('region', { name: 'Sync' })).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Sync' })).toBeNull();
  await waitFor(() => expect(field).toHaveFocus());
});

test('opens the inbox by its key and says that nothing can clash in a store that is not connected', async () => {
  const { user } = await renderApp(core);
  await screen.findByRole('heading', { name: 'Portfolio', level: 1 });
  await user.keyboard('{Control>}5{/Control}');
  expect(await screen.findByRole('heading', { name: 'Inbox', level: 1 })).toBeVisible();
  expect(await screen.findByText('This store is not connected')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Inbox' })).toHaveAttribute('aria-current', 'page');
  await user.click(screen.getByRole('button', { name: 'Connect to a server…' }));
  expect(await screen.findByLabelText('Address of the server')).toBeVisible();
});
