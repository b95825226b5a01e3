import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 },
    { stage: 'LOST', submittedOn: '2017-10-04', closedOn: '2017-11-21' },
    { stage: 'WON', submittedOn: '2017-07-03', closedOn: '2017-08-20', amount: 1_000_000 },
    { stage: 'ENGAGING', submittedOn: '2017-12-01' },
  ]);
});
afterEach(() => made.close());

const open = async (tab = 'overview') => {
  const rendered = await renderApp(made, `#/partner/${acme}/${tab}`);
  await screen.findByRole('heading', { level: 1, name: /Acme/ });
  return rendered;
};
const section = (name: string) => screen.findByRole('region', { name });

test('holds a line of the scorecard against target, past and peers, and opens its rows on a click', async () => {
  await made.api('partners.update', { ids: [acme], changes: { type: 'RESELLER_VAR' } });
  const { user } = await open();
  const scorecard = await section('Scorecard');
  const row = await within(scorecard).findByRole('row', { name: /^Channel revenue/ });
  expect(row).toHaveTextContent('12,345.00');
  expect(row).toHaveTextContent('+23.5% on last quarter');
  await user.click(within(row).getByRole('button', { name: /Explain .*, 2017-Q4/ }));
  const inspector = await screen.findByRole('complementary');
  expect(await within(inspector).findAllByRole('listitem')).toHaveLength(1);
});

test('shows the arithmetic of the overall rating on demand', async () => {
  const { user } = await open();
  const scorecard = await section('Scorecard');
  await user.click(await within(scorecard).findByRole('button', { name: 'How it is reckoned' }));
  expect(within(scorecard).getByRole('list', { name: 'How it is reckoned' })).not.toBeEmptyDOMElement();
});

test('shows the tabs that the type is about and keeps the others behind More', async () => {
  await made.api('partners.update', { ids: [acme], changes: { type: 'MSP' } });
  const { user } = await open();
  const tabs = screen.getByRole('navigation', { name: 'Parts of this page' });
  await waitFor(() =>
    expect(
      within(tabs)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Overview',
      'Plan',
      'Services',
      'Onboarding',
      'Enablement',
      'Marketing',
      'Pipeline',
      'Care',
      'Notes',
      'Files',
      'Timeline',
      'History',
    ]),
  );
  await user.click(within(tabs).getByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Alliance' }));
  expect(await section('Listings')).toBeVisible();
});

test('says that an open deal has no amount instead of valuing it at nothing', async () => {
  await open('selling');
  const pipeline = await section('Pipeline');
  expect(await within(pipeline).findByText(/None of the 1 open deals has an amount/)).toBeVisible();
  expect(within(pipeline).getByRole('row', { name: /Engaging/ })).toHaveTextContent('Not available');
});

test('edits a contact and takes the change back', async () => {
  await made.api('contacts.save', { partnerId: acme, name: 'Ada Lovelace', role: 'Buyer' });
  const { user } = await open();
  const contacts = await section('Contacts');
  const cell = await within(contacts).findByText('Ada Lovelace');
  await user.dblClick(cell);
  expect(String(getSelection())).toBe('');
  const role = await screen.findByRole('textbox', { name: 'Role' });
  await user.clear(role);
  await user.type(role, 'Head of alliances');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await within(contacts).findByText('Head of alliances')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(contacts).findByText('Buyer')).toBeVisible();
  expect((await made.api('contacts.list', { partnerId: acme }))[0]).toMatchObject({ role: 'Buyer' });
});

test('keeps what is typed into a form that is closed, and forgets it on demand', async () => {
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Add contact' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Grace');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await made.api('contacts.list', { partnerId: acme })).toEqual([]);
  expect(within(await section('Contacts')).getByText('Not saved yet')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Add contact' }));
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Grace');
  await user.click(screen.getByRole('button', { name: 'Discard what is typed' }));
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('');
});

test('shows both sides of what was promised, the overdue ones in words, and settles one', async () => {
  const ours = { partnerId: acme, side: 'vendor' as const, description: 'Send the price list', madeOn: '2017-11-01', dueOn: '2017-12-24' };
  await made.api('commitments.save', ours);
  await made.api('commitments.save', { ...ours, side: 'partner', description: 'Name an engineer', dueOn: '2018-01-31' });
  const { user } = await open();
  const commitments = await section('Commitments');
  const item = (await within(commitments).findByRole('button', { name: 'Edit "Send the price list"' })).closest('li') as HTMLElement;
  expect(item).toHaveTextContent('Overdue by 7 days');
  await user.click(within(item).getByRole('button', { name: 'Mark as met' }));
  expect(await within(commitments).findByText('Nothing promised to them is open.')).toBeVisible();
  expect(within(commitments).getByRole('button', { name: 'Edit "Name an engineer"' })).toBeVisible();
});

test('does not close a commitment as missed without a reason', async () => {
  await made.api('commitments.save', { partnerId: acme, side: 'vendor', description: 'Send the price list', madeOn: '2017-11-01' });
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Edit "Send the price list"' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'State' }), 'Missed');
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'It was not ready');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () =>
    expect((await made.api('commitments.list', { partnerId: acme }))[0]).toMatchObject({ state: 'missed', reason: 'It was not ready' }),
  );
});

test('adds in the section that has the focus with Ctrl+N', async () => {
  const { user } = await open();
  (await section('Contacts')).focus();
  await user.keyboard('{Control>}n{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Add contact' })).toBeVisible();
});

test('closing a form brings the focus back to where it came from', async () => {
  const { user } = await open();
  const button = screen.getByRole('button', { name: 'Edit partner' });
  await user.click(button);
  await screen.findByRole('dialog', { name: 'Edit partner' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(button).toHaveFocus());
});

test('changes the tier in the form, lists it in the history and takes it back there', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit partner' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Tier' }), 'Gold');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(screen.getByRole('link', { name: 'History' }));
  const history = await section('History');
  expect(await within(history).findByText('Tier set to Gold')).toBeVisible();
  await user.click(within(history).getAllByRole('button', { name: /^Take back/ })[0] as HTMLElement);
  await waitFor(async () => expect(await made.api('partners.get', { id: acme })).toMatchObject({ tier: null }));
});

test('says so when the partner is not there', async () => {
  await renderApp(made, '#/partner/nobody');
  expect(await screen.findByRole('heading', { name: 'This partner is not here' })).toBeVisible();
});

test('writes out won and lost by quarter beside the drawing', async () => {
  await open('selling');
  const quarters = await section('Won and lost');
  const row = await within(quarters).findByRole('row', { name: /^2017-Q4/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['1', '1', '50.0%', '12,345.00', '3']);
  expect(within(quarters).getByRole('img')).toHaveAccessibleName(/In 2017-Q4: 1 won, 1 lost/);
});

test('shows the deals of one state, and all of them again', async () => {
  const { user } = await open('selling');
  const deals = await section('Deals');
  const grid = await within(deals).findByRole('grid', { name: 'Deals of this partner' });
  expect(grid).toHaveAttribute('aria-rowcount', '5');
  await user.click(within(deals).getByRole('radio', { name: 'Lost 1' }));
  expect(grid).toHaveAttribute('aria-rowcount', '2');
});

test('adds a deal that counts in the pipeline at once', async () => {
  const { user } = await open('selling');
  await user.click(await screen.findByRole('button', { name: 'Add deal' }));
  await user.type(await screen.findByRole('textbox', { name: 'Customer' }), 'Harbour Hotels');
  await user.type(screen.getByRole('textbox', { name: 'Amount' }), '1,250.50');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const pipeline = await section('Pipeline');
  expect(
    await within(pipeline).findByText('1 of 2 open deals has no amount, so the open pipeline is larger than its figure says.'),
  ).toBeVisible();
  expect(within(pipeline).getByRole('row', { name: /^All open deals/ })).toHaveTextContent('1,250.50');
});

test('removes selected deals and puts them back', async () => {
  const { user } = await open('selling');
  const deals = await section('Deals');
  await user.click(await within(deals).findByRole('checkbox', { name: 'Select all' }));
  await user.click(within(deals).getByRole('button', { name: 'Remove 4 selected' }));
  expect(await screen.findByText('No deals yet')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('4 records are back')).toBeVisible();
  expect((await made.api('deals.list', { partnerId: acme })).total).toBe(4);
});

test('starts the QBR of the quarter with Ctrl+B and lists it', async () => {
  const { user } = await open();
  await section('QBRs');
  await screen.findByRole('row', { name: /^Channel revenue/ });
  await user.keyboard('{Control>}b{/Control}');
  await waitFor(async () => expect(await made.api('qbrs.ofPartner', { partnerId: acme })).toMatchObject([{ quarter: '2017-Q4' }]));
  expect(window.location.hash).toMatch(/^#\/qbr\//);
});

test('compares a quarter that runs with as much of its past, and says so', async () => {
  await made.api('partners.update', { ids: [acme], changes: { type: 'RESELLER_VAR' } });
  // the half of 92 days
  await made.api('settings.update', { asOf: '2017-11-15' });
  await made.api('deals.save', {
    partnerId: acme,
    stage: 'WON',
    submittedOn: '2017-10-03',
    closedOn: '2017-10-20',
    amount: { minor: 600_000, currency: 'USD' },
  });
  await made.api('deals.save', { partnerId: acme, stage: 'ENGAGING', submittedOn: '2016-11-01', amount: null });
  await open();
  const row = await within(await section('Scorecard')).findByRole('row', { name: /^Channel revenue/ });
  expect(row).toHaveTextContent('+20.0% on last quarter, at this pace');
  await waitFor(() => expect(row).toHaveTextContent('Only 1 of its type has a figure'));
  // part of a small target is not rounded to a whole
  expect(within(await section('Scorecard')).getByRole('row', { name: /^Deals registered/ })).toHaveTextContent(/0\.\d\dby now, of 1/);
});

test('says that no other segment can be decided for a partner that is not active', async () => {
  const dark = await addPartner(made.api, 'Marlpit');
  const { user } = await renderApp(made, `#/partner/${dark}/overview`);
  await user.click(await screen.findByRole('button', { name: 'Decide segment and coverage' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/^This partner is not active\. It stays in Activation focus/)).toBeVisible();
  expect(within(dialog).queryByRole('option', { name: 'Strategic' })).toBeNull();
});

test('says what waits when a segment was decided for a partner that is not active', async () => {
  const dark = await addPartner(made.api, 'Marlpit');
  await made.api('partners.override', { ids: [dark], segment: { value: 'STRATEGIC', reason: 'Board decision' } });
  await renderApp(made, `#/partner/${dark}/overview`);
  expect(await screen.findByText(/\(Strategic by hand, once it is active\)/)).toBeVisible();
});
