import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import { givePassword, testPassword } from '#test/support/make-account.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { renderApp } from '#test/support/render-app.tsx';

let server: TestServer;
const open: TestApp[] = [];
const keep = (made: TestApp): TestApp => {
  open.push(made);
  return made;
};
beforeAll(async () => {
  server = await makeServer();
});
beforeEach(() => useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false }));
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});
afterAll(() => server.close());

/** The one place that says how sync stands. */
const indicator = (): HTMLElement => screen.getByTitle('Show what waits');
const patience = { timeout: 10_000 };

const settings = async (made: TestApp) => {
  const rendered = await renderApp(made, '#/settings/sync');
  await screen.findByRole('heading', { name: 'Sync', level: 2 });
  return rendered;
};

test('says in plain words that something else answers at the address, and that nothing was sent', async () => {
  const stranger = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<h1>Welcome to our hotel</h1>'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const made = keep(await makeApp({ today: '2026-11-20' }));
  const { user } = await settings(made);
  await user.type(screen.getByLabelText('Address of the server'), `http://127.0.0.1:${(stranger.address() as AddressInfo).port}{Enter}`);
  expect(await screen.findByRole('alert')).toHaveTextContent('is not a Quarterdeck server. Nothing was sent.');
  // the complaint goes with what it is about
  await user.type(screen.getByLabelText('Address of the server'), '0');
  expect(screen.queryByRole('alert')).toBeNull();
  stranger.close();
});

test('signs in, asks what becomes of the partners that are here, and brings them along', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const made = keep(await makeApp({ today: '2026-11-20' }));
  await made.api('partners.create', { name: 'Meridian' });
  await made.api('partners.create', { name: 'Hottechi' });
  const { user } = await settings(made);
  await user.type(screen.getByLabelText('Address of the server'), `${server.url}{Enter}`);
  expect(await screen.findByText(`Quarterdeck 0.0.0-test answers at ${server.url}.`)).toBeVisible();
  const question = screen.getByRole('group', { name: 'What about the 2 partners in this store?' });
  expect(within(question).getByRole('radio', { name: 'Bring the 2 partners along' })).toBeChecked();
  expect(question).toHaveTextContent('Nothing of what is here now is uploaded: it stays in this store on this device alone.');
  await user.type(screen.getByLabelText('E-mail'), member.email);
  await user.type(screen.getByLabelText('Password'), 'not this one{Enter}');
  expect(await screen.findByRole('alert', {}, patience)).toHaveTextContent('The e-mail address and password do not fit together.');
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), `${testPassword}{Enter}`);
  expect(await screen.findByText(`${member.name}, ${member.email}`, {}, patience)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Sync now' }));
  await waitFor(() => expect(indicator()).toHaveTextContent(/^Up to date/), patience);
  const elsewhere = keep(await connectedApp(server, member));
  await elsewhere.api('sync.now', {});
  expect((await elsewhere.api('partners.list', {})).partners.map(({ name }) => name).toSorted()).toEqual(['Hottechi', 'Meridian']);
});

test('uploads nothing of what was kept apart', async () => {
  const member = await server.addMember({ role: 'cam' });
  await givePassword(server, member);
  const made = keep(await makeApp({ today: '2026-11-20' }));
  await made.api('partners.create', { name: 'Meridian' });
  const { user } = await settings(made);
  await user.type(screen.getByLabelText('Address of the server'), `${server.url}{Enter}`);
  await user.click(await screen.findByRole('radio', { name: 'Keep the partner apart' }));
  await user.type(screen.getByLabelText('E-mail'), member.email);
  await user.type(screen.getByLabelText('Password'), `${testPassword}{Enter}`);
  await screen.findByText(`${member.name}, ${member.email}`, {}, patience);
  await made.api('sync.now', {});
  const elsewhere = keep(await connectedApp(server, member));
  await elsewhere.api('sync.now', {});
  expect((await elsewhere.api('partners.list', {})).partners).toEqual([]);
  expect((await made.api('partners.list', {})).partners).toHaveLength(1);
});

test('shows what waits by partner while the server is out of reach, and sends it when it is back', async () => {
  let isThere = true;
  const away: typeof fetch = (...given) => (isThere ? fetch(...given) : Promise.reject(new TypeError('fetch failed')));
  const member = await server.addMember({ role: 'cam' });
  const made = keep(await connectedApp(server, member, { fetch: away }));
  await made.api('sync.now', {});
  isThere = false;
  const { id } = await made.api('partners.create', { name: 'Meridian' });
  await made.api('contacts.save', { partnerId: id, name: 'Ana' });
  const { user } = await renderApp(made);
  await user.keyboard('{F9}');
  await user.click(await screen.findByRole('button', { name: 'Offline, 2 changes waiting' }));
  const panel = await screen.findByRole('region', { name: 'Sync' });
  await waitFor(() => expect(within(panel).getByText('Meridian').closest('li')).toHaveTextContent('2 changes'));
  expect(panel).toHaveTextContent('does not answer. Your work is saved on this device.');
  await user.click(within(panel).getByRole('button', { name: 'Show the log' }));
  expect(await within(panel).findByRole('list', { name: 'Log of sync, newest first' })).toHaveTextContent('does not answer');
  isThere = true;
  await user.click(within(panel).getByRole('button', { name: 'Try now' }));
  await waitFor(() => expect(indicator()).toHaveTextContent(/^Up to date/), patience);
  expect(panel).toHaveTextContent('Nothing waits.');
});

test('tells how much waits before it signs out, and keeps it', async () => {
  const member = await server.addMember({ role: 'cam' });
  const made = keep(await connectedApp(server, member));
  await made.api('sync.now', {});
  await made.api('partners.create', { name: 'Meridian' });
  const { user } = await settings(made);
  await user.click(await screen.findByRole('button', { name: 'Sign out…' }));
  const question = screen.getByRole('group', { name: /^Sign out of / });
  expect(question).toHaveTextContent('1 change waits to be sent. It stays in this store and is sent when you sign in again.');
  expect(within(question).getByRole('button', { name: 'Send it first' })).toHaveFocus();
  await user.click(within(question).getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('button', { name: 'Sign in to send 1 change' })).toBeVisible();
  expect((await made.api('partners.list', {})).partners).toHaveLength(1);
  // the address is known, so that only the password is asked for
  expect(await screen.findByLabelText('E-mail')).toHaveValue(member.email);
  expect(screen.getByText(/^Sign in again to go on/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Sign out…' })).toBeNull();
});

test('signs out another device of the person, after saying what that means', async () => {
  const member = await server.addMember({ role: 'cam' });
  const lost = keep(await connectedApp(server, member));
  const made = keep(await connectedApp(server, member));
  const { user } = await settings(made);
  const table = await screen.findByRole('table', { name: 'Devices' });
  const [other] = within(table)
    .getAllByRole('row')
    .filter((row) => within(row).queryByRole('button', { name: /^Sign out/ }));
  await user.click(within(other!).getByRole('button', { name: /^Sign out/ }));
  expect(screen.getByRole('group', { name: /^Sign out / })).toHaveTextContent('What is on it stays on it.');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('group', { name: /^Sign out / })).toBeNull();
  await waitFor(() => expect(within(other!).getByRole('button', { name: /^Sign out/ })).toHaveFocus());
  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'Sign it out' }));
  await waitFor(() => expect(within(screen.getByRole('table', { name: 'Devices' })).getByText('Signed out')).toBeVisible());
  await expect(lost.api('sync.now', {})).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  expect((await lost.api('sync.status', {})).state).toBe('revoked');
});

test('says of a store without partners that none is assigned, which is not the same as none being there', async () => {
  const member = await server.addMember({ role: 'cam' });
  const made = keep(await connectedApp(server, member));
  await renderApp(made);
  expect(await screen.findByText('Your partners are still arriving')).toBeVisible();
  await made.api('sync.now', {});
  expect(await screen.findByText('No partner is assigned to you')).toBeVisible();
});
