import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import type { TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestMember, type TestServer } from '#test/support/make-server.ts';
import { renderApp } from '#test/support/render-app.tsx';

let server: TestServer;
let member: TestMember;
const open: TestApp[] = [];
const device = async (of: TestMember): Promise<TestApp> => {
  const made = await connectedApp(server, of);
  open.push(made);
  return made;
};
beforeAll(async () => {
  server = await makeServer();
});
beforeEach(async () => {
  member = await server.addMember({ role: 'cam' });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});
afterAll(() => server.close());

/** Two devices of one person, both with the partner Meridian; what each then writes has not seen what the other wrote. */
const clash = async (here: Record<string, unknown>, there: Record<string, unknown>) => {
  const [mine, other] = [await device(member), await device(member)];
  const { id } = await mine.api('partners.create', { name: 'Meridian' });
  await mine.api('sync.now', {});
  await other.api('sync.now', {});
  await mine.api('partners.update', { ids: [id], changes: here });
  await other.api('partners.update', { ids: [id], changes: there });
  await other.api('sync.now', {});
  await mine.api('sync.now', {});
  return { mine, other, id };
};
/** What a checker of the rules for accessible pages finds wrong; colours are looked at in a real browser. */
const complaints = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};
const items = async () => within(await screen.findByRole('list', { name: 'Conflicts' })).getAllByRole('listitem');

test('shows a clash with what it was, mine and theirs, in the rail, the status line, the list and on the partner', async () => {
  const { mine, id } = await clash({ note: 'Likes mornings' }, { note: 'Likes evenings' });
  const { user } = await renderApp(mine, `#/partner/${id}`);
  expect(await screen.findByText('1 conflict on this partner waits for you.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Needs you: 1 conflict' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Inbox, 1 item waits for you' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Settle in the inbox' }));
  const [item] = await items();
  expect(item).toHaveTextContent('Partner Meridian');
  expect(item).toHaveTextContent('Note');
  expect(item).toHaveTextContent(/Before\s*empty/);
  expect(item).toHaveTextContent(/Yours\s*Likes mornings/);
  expect(item).toHaveTextContent(/Another device\s*stands now\s*Likes evenings/);
});

test('settles a clash with one key, which reaches the other device, and keeps it readable', async () => {
  const { mine, other, id } = await clash({ note: 'Likes mornings' }, { note: 'Likes evenings' });
  const { user } = await renderApp(mine, '#/inbox');
  const [item] = await items();
  await waitFor(() => expect(item).toHaveFocus());
  await user.keyboard('m');
  expect(await screen.findByText('Nothing to settle')).toBeVisible();
  await mine.api('sync.now', {});
  await other.api('sync.now', {});
  expect(await other.api('partners.get', { id })).toMatchObject({ note: 'Likes mornings' });
  expect(await other.api('sync.conflicts', {})).toEqual([]);
  await user.click(screen.getByRole('switch', { name: 'Show settled ones' }));
  const settled = await screen.findByRole('list', { name: 'Settled conflicts' });
  expect(settled).toHaveTextContent('Likes evenings');
  expect(within(settled).queryByRole('button', { name: /Keep mine/ })).toBeNull();
});

test('keeps both texts, one after the other', async () => {
  const { mine, id } = await clash({ note: 'Likes mornings' }, { note: 'Likes evenings' });
  const { user } = await renderApp(mine, '#/inbox');
  await user.click(await screen.findByRole('button', { name: /^Keep both/ }));
  await screen.findByText('Nothing to settle');
  expect((await mine.api('partners.get', { id })).note).toBe('Likes mornings\n\nLikes evenings');
});

test('writes a version of its own, and takes that back with Undo', async () => {
  const { mine, id } = await clash({ website: 'https://a.example' }, { website: 'https://b.example' });
  // which of the two stands until somebody settles it is for the clocks to say
  const { website: stood } = await mine.api('partners.get', { id });
  const { user } = await renderApp(mine, '#/inbox');
  await items();
  expect(screen.queryByRole('button', { name: /^Keep both/ })).toBeNull();
  await user.keyboard('e');
  const form = await screen.findByRole('form', { name: 'Your version of Website' });
  expect(await complaints()).toEqual([]);
  const field = within(form).getByLabelText('Website');
  expect(field).toHaveFocus();
  // letters are typed, not carried out
  await user.clear(field);
  await user.type(field, 'https://mtbe.example');
  await user.click(within(form).getByRole('button', { name: 'Save this version' }));
  await screen.findByText('Nothing to settle');
  expect((await mine.api('partners.get', { id })).website).toBe('https://mtbe.example');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await mine.api('partners.get', { id })).website).toBe(stood));
});

test('leaves the two versions where they are on Escape, and offers the choice again', async () => {
  const { mine } = await clash({ website: 'https://a.example' }, { website: 'https://b.example' });
  const { user } = await renderApp(mine, '#/inbox');
  await items();
  await user.keyboard('e');
  await screen.findByRole('form', { name: 'Your version of Website' });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('form')).toBeNull();
  const [item, ...others] = await items();
  expect(others).toEqual([]);
  expect(item).toHaveFocus();
  expect((await mine.api('sync.status', {})).conflicts).toBe(1);
});

test('reads money with its currency, and says that it is never merged', async () => {
  const [mine, other] = [await device(member), await device(member)];
  const { id: partnerId } = await mine.api('partners.create', { name: 'Meridian' });
  const deal = { partnerId, name: 'Cloud', stage: 'PROSPECTING', submittedOn: '2026-11-01' };
  const { id } = await mine.api('deals.save', { ...deal, amount: { minor: 900_000, currency: 'EUR' } });
  await mine.api('sync.now', {});
  await other.api('sync.now', {});
  await mine.api('deals.save', { ...deal, id, amount: { minor: 1_250_000, currency: 'EUR' } });
  await other.api('deals.save', { ...deal, id, amount: { minor: 990_000, currency: 'USD' } });
  await other.api('sync.now', {});
  await mine.api('sync.now', {});
  await renderApp(mine, '#/inbox');
  const [item] = await items();
  expect(item).toHaveTextContent('Deal Cloud');
  for (const amount of ['9,000.00 EUR', '12,500.00 EUR', '9,900.00 USD']) expect(item).toHaveTextContent(amount);
  expect(item).toHaveTextContent('Amounts, approvals and owners are never merged by themselves.');
});

test('keeps a refused change with its reason until it is dropped, which is asked first', async () => {
  const mine = await device(member);
  await mine.api('sync.now', {});
  await mine.api('settings.update', { companyName: 'Northwind' });
  await mine.api('sync.now', {});
  const { user } = await renderApp(mine, '#/inbox');
  expect(await screen.findByRole('radio', { name: 'Refused changes 1' })).toBeChecked();
  const list = await screen.findByRole('list', { name: 'Refused changes' });
  expect(list).toHaveTextContent('Only channel operations change the program for everybody.');
  expect(list).toHaveTextContent('Northwind');
  await user.click(within(list).getByRole('button', { name: 'Drop…' }));
  expect(screen.getByRole('group', { name: 'Drop this change?' })).toHaveTextContent('stays readable here for 90 days');
  expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  expect(await complaints()).toEqual([]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('group', { name: 'Drop this change?' })).toBeNull();
  expect(within(list).getByRole('listitem')).toHaveFocus();
  await user.click(within(list).getByRole('button', { name: 'Drop…' }));
  await user.click(screen.getByRole('button', { name: 'Drop it' }));
  expect(await screen.findByText('No change was refused')).toBeVisible();
  expect(screen.getByText('Nothing waits for you')).toBeVisible();
  expect(document.getElementById('content')).toHaveFocus();
  await user.click(screen.getByRole('switch', { name: 'Show settled ones' }));
  expect(await screen.findByRole('list', { name: 'Settled changes' })).toHaveTextContent('Dropped');
});
