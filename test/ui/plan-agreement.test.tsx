import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { connectedApp } from '#test/support/connect-app.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { makeServer, type TestServer } from '#test/support/make-server.ts';
import { renderApp } from '#test/support/render-app.tsx';

let server: TestServer;
const open: TestApp[] = [];
beforeAll(async () => {
  server = await makeServer();
});
beforeEach(() => useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false }));
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});
afterAll(() => server.close());

/** A plan with one objective, in an app of its own. */
const plan = async (made: TestApp, { year = 2017, targets = [100_00, 100_00, 100_00, 100_00] as Array<number | null> } = {}) => {
  open.push(made);
  const { id: partnerId } = await made.api('partners.create', { name: 'Meridian' });
  const { id } = await made.api('plans.create', { partnerId, year, start: { from: 'blank' } });
  const objective = { title: 'Joint revenue', kind: 'revenue', weight: 100, unit: 'money', targets };
  const { ids } = await made.api('plans.addItems', { id, kind: 'objective', items: [objective] });
  return { id, made, objectiveId: ids[0] ?? '' };
};
const sign = async ({ id, made }: { id: string; made: TestApp }, ...sides: Array<'vendor' | 'partner'>): Promise<void> => {
  for (const side of sides) {
    const { print } = await made.api('plans.get', { id });
    await made.api('plans.sign', { id, print, side, name: side === 'vendor' ? 'Ada Stern' : 'Bo Lind', role: 'Head of sales' });
  }
};
const page = ({ id, made }: { id: string; made: TestApp }) => renderApp(made, `#/plan/${id}`);
const stage = async () => {
  const bar = await screen.findByRole('list', { name: 'How far the plan has come' });
  return within(bar)
    .getAllByRole('listitem')
    .find((item) => item.getAttribute('aria-current') === 'step')?.textContent;
};
/** What a checker of the rules for accessible pages finds wrong; colours are looked at in a real browser. */
const complaints = async (): Promise<string[]> => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

test('agrees on a plan in the room without a mouse: review, share, both sides sign, locked', async () => {
  const made = await plan(await makeApp());
  const { user } = await page(made);
  const press = async (name: string): Promise<void> => {
    (await screen.findByRole('button', { name })).focus();
    await user.keyboard('{Enter}');
  };
  await press('Send to review');
  await press('Share with partner');
  await waitFor(async () => expect(await stage()).toBe('Shared with partner'));
  await press('Sign…');
  const dialog = await screen.findByRole('dialog', { name: 'Sign the plan' });
  const { print } = await made.made.api('plans.get', { id: made.id });
  expect(within(dialog).getByText(print.match(/.{4}/g)?.join(' ') ?? '')).toBeVisible();
  expect(within(dialog).getByRole('row', { name: /Joint revenue/ })).toHaveTextContent('400.00');
  expect(await complaints()).toEqual([]);

  const ours = within(dialog).getByRole('region', { name: 'For our side' });
  await waitFor(() => expect(within(ours).getByRole('textbox', { name: /Name/ })).toHaveFocus());
  await user.keyboard('Ada Stern{Tab}Head of channel{Enter}');
  expect(await within(ours).findByText('On this device')).toBeVisible();
  const theirs = within(dialog).getByRole('region', { name: 'For Meridian' });
  await waitFor(() => expect(within(theirs).getByRole('textbox', { name: /Name/ })).toHaveFocus());
  await user.keyboard('Bo Lind{Tab}Managing director{Enter}');
  expect(await within(dialog).findByText('Both sides signed revision 1. It is agreed and locked.')).toBeVisible();
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Back to the plan' })).toHaveFocus());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(await stage()).toBe('Active');

  const versions = await screen.findByRole('table', { name: 'Versions that somebody signed' });
  expect(within(versions).getByText(/Ada Stern, Head of channel/)).toBeVisible();
  expect(within(versions).getByText('Intact')).toBeVisible();
  const { signatures, locked } = await made.made.api('plans.get', { id: made.id });
  expect(locked).toBe(true);
  expect(signatures.map(({ side, role }) => [side, role]).toSorted()).toEqual([
    ['partner', 'Managing director'],
    ['vendor', 'Head of channel'],
  ]);
  expect(await complaints()).toEqual([]);
});

test('takes one signature back, and asks for it again where the text was changed after it', async () => {
  const made = await plan(await makeApp());
  await sign(made, 'vendor');
  const { user } = await page(made);
  expect(await screen.findByText('Signed by us only.')).toBeVisible();
  await made.made.api('plans.setCells', { id: made.id, cells: [{ kind: 'objective', id: made.objectiveId, field: 'weight', value: 90 }] });
  await user.click(await screen.findByRole('button', { name: 'More steps' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Sign…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign the plan' });
  expect(within(dialog).getByText('The text was changed since Ada Stern signed it, so Ada Stern has to sign again.')).toBeVisible();
  await sign(made, 'vendor');
  await user.click(await within(dialog).findByRole('button', { name: 'Take the signature back' }));
  expect(await within(dialog).findByRole('button', { name: 'Sign for our side' })).toBeVisible();
  const { signatures } = await made.made.api('plans.get', { id: made.id });
  expect(signatures.filter(({ isCurrent }) => isCurrent)).toEqual([]);
});

test('revises an agreed plan with a reason, compares what changed field by field, and drops it again', async () => {
  const made = await plan(await makeApp());
  await sign(made, 'vendor', 'partner');
  const { user } = await page(made);
  await user.click(await screen.findByRole('button', { name: 'Revise…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Revise the plan' });
  expect(within(dialog).getByRole('button', { name: 'Open revision 2' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: /Why the plan changes/ }), 'A second product');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect(await stage()).toBe('Amended'));
  expect(screen.getByText('Why it was begun: A second product')).toBeVisible();

  const { api } = made.made;
  await api('plans.setCells', { id: made.id, cells: [{ kind: 'objective', id: made.objectiveId, field: 'targets.2', value: 150_00 }] });
  await api('plans.addItems', { id: made.id, kind: 'milestone', items: [{ title: 'Train two engineers', side: 'partner' }] });
  await user.click(screen.getByRole('button', { name: 'More steps' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Compare versions…' }));
  const compare = await screen.findByRole('dialog', { name: 'Compare versions' });
  expect(await within(compare).findByText('2 differences')).toBeVisible();
  const objectives = within(compare).getByRole('region', { name: 'What differs: Objectives' });
  const [, changed] = within(objectives).getAllByRole('row');
  expect(changed).toHaveTextContent(/Joint revenue\s*Target Q3\s*Changed\s*100\.00 \w+\s*150\.00/);
  const [, added] = within(within(compare).getByRole('region', { name: 'What differs: Milestones' })).getAllByRole('row');
  expect(added).toHaveTextContent(/Train two engineers.*Added.*not there/);
  expect(await complaints()).toEqual([]);
  await user.click(within(compare).getByRole('button', { name: 'Swap' }));
  expect(await within(compare).findByText('Removed')).toBeVisible();
  await user.keyboard('{Escape}');

  await user.click(await screen.findByRole('button', { name: 'More steps' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Drop revision 2…' }));
  const drop = await screen.findByRole('dialog', { name: 'Drop revision 2' });
  expect(await within(drop).findByText(/^2 changes since revision 1 go away/)).toBeVisible();
  await user.click(within(drop).getByRole('button', { name: 'Drop revision' }));
  await waitFor(async () => expect(await stage()).toBe('Active'));
});

test('closes a plan with its attainment and closing words, and opens it again', async () => {
  const made = await plan(await makeApp());
  await made.made.api('plans.setCells', {
    id: made.id,
    cells: [0, 1].map((quarter) => ({ kind: 'objective' as const, id: made.objectiveId, field: `actuals.${quarter}`, value: 150_00 })),
  });
  await sign(made, 'vendor', 'partner');
  const { user } = await page(made);
  await user.click(await screen.findByRole('button', { name: 'More steps' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Close plan…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Close the plan' });
  expect(await within(dialog).findByText('75.0%')).toBeVisible();
  await user.type(within(dialog).getByRole('textbox', { name: 'Closing words' }), 'Two good quarters');
  await user.click(within(dialog).getByRole('button', { name: 'Close plan' }));
  await waitFor(async () => expect(await stage()).toBe('Closed'));
  expect(await made.made.api('plans.get', { id: made.id })).toMatchObject({ state: 'closed', closing: 'Two good quarters' });
  expect(await screen.findByRole('heading', { name: /^Closed on/ })).toBeVisible();
  expect(screen.getByText('Two good quarters')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Reopen plan' }));
  await waitFor(async () => expect(await stage()).toBe('Active'));
});

test('shows in the words of the core why a plan without a target cannot be shared', async () => {
  const made = await plan(await makeApp(), { targets: [null, null, null, null] });
  await made.made.api('plans.move', { id: made.id, to: 'in_review' });
  const { user } = await page(made);
  await user.click(await screen.findByRole('button', { name: 'Share with partner' }));
  expect(await screen.findByText('A plan without an objective that has a target cannot be shared or signed.')).toBeVisible();
  expect(await stage()).toBe('In review');
});

test('offers every step of a plan in the palette', async () => {
  const made = await plan(await makeApp());
  const { user } = await page(made);
  await screen.findByRole('button', { name: 'Send to review' });
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('plan sign');
  await user.click(await screen.findByRole('option', { name: /Plan: sign in the room/ }));
  expect(await screen.findByRole('dialog', { name: 'Sign the plan' })).toBeVisible();
});

test('says that a signature waits for the server, until the server has it', async () => {
  const made = await plan(await connectedApp(server, await server.addMember({ role: 'cam' })), { year: 2026 });
  await sign(made, 'vendor', 'partner');
  await page(made);
  const versions = await screen.findByRole('table', { name: 'Versions that somebody signed' });
  expect(within(versions).getAllByText('Waits for the server')).toHaveLength(2);
  await made.made.api('sync.now', {});
  expect(await within(versions).findAllByText('Confirmed by the server')).toHaveLength(2);
  expect(screen.queryByText('Waits for the server')).not.toBeInTheDocument();
});
