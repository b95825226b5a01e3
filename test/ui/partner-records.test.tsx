import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme');
});
afterEach(() => made.close());

const open = async (address: string) => {
  const rendered = await renderApp(made, `#/partner/${acme}/${address}`);
  await screen.findByRole('heading', { level: 1, name: /Acme/ });
  return rendered;
};
const section = (name: string) => screen.findByRole('region', { name });
const renewals = async () => (await made.api('entries.list', { kind: 'renewal', partnerId: acme })).rows;
const addRenewal = (customer: string, dueOn: string) =>
  made.api('entries.save', {
    kind: 'renewal',
    partnerId: acme,
    values: { customer, dueOn, amount: { minor: 1_250_000, currency: 'USD' }, state: 'due' },
  });

test('adds a record through the form that its kind describes, and takes it back', async () => {
  const { user } = await open('services');
  const list = await section('Renewals');
  await user.click(await within(list).findByRole('button', { name: 'Add renewal' }));
  const form = await screen.findByRole('dialog', { name: 'Add renewal' });
  expect(within(form).getByText('Still needed: Customer, Due.')).toBeVisible();
  expect(within(form).getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(within(form).getByRole('textbox', { name: 'Customer' }), 'Harbour Hotels');
  await user.type(within(form).getByRole('textbox', { name: 'Due *' }), '2018-02-28');
  await user.type(within(form).getByRole('textbox', { name: 'Yearly value' }), '12,500.00');
  await user.selectOptions(within(form).getByRole('combobox', { name: 'Risk' }), 'High');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const row = await within(list).findByRole('row', { name: /Harbour Hotels/ });
  expect(row).toHaveTextContent('12,500.00');
  expect(row).toHaveTextContent('High');
  expect(await renewals()).toMatchObject([
    { values: { customer: 'Harbour Hotels', amount: { minor: 1_250_000, currency: 'USD' }, state: 'due' } },
  ]);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(list).findByText('No renewals yet')).toBeVisible();
});

test('says with shape and word that a renewal is overdue, with its currency in the header', async () => {
  await addRenewal('Harbour Hotels', '2017-12-01');
  await open('services');
  const list = await section('Renewals');
  expect(await within(list).findByRole('row', { name: /Harbour Hotels Overdue/ })).toBeVisible();
  expect(within(list).getByRole('columnheader', { name: /Yearly value\s*USD/ })).toBeVisible();
});

test('changes a record by keyboard alone and keeps what changed under it', async () => {
  await addRenewal('Harbour Hotels', '2018-02-28');
  const { user } = await open('services');
  const list = await section('Renewals');
  (await within(list).findByRole('grid')).focus();
  await user.keyboard('{ArrowDown}{Enter}');
  const form = await screen.findByRole('dialog', { name: 'Edit renewal' });
  const customer = within(form).getByRole('textbox', { name: 'Customer' });
  await user.clear(customer);
  await user.type(customer, 'Harbour Hotels Ltd');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(list).findByRole('row', { name: /Harbour Hotels Ltd/ })).toBeVisible();
  await user.keyboard('{Enter}');
  const again = await screen.findByRole('dialog', { name: 'Edit renewal' });
  await user.click(within(again).getByRole('button', { name: 'Changes to this record' }));
  expect(await within(again).findByText(/Harbour Hotels.*Harbour Hotels Ltd/)).toBeVisible();
});

test('removes the row that the keyboard is on with Delete and puts it back', async () => {
  await addRenewal('Harbour Hotels', '2018-02-28');
  const { user } = await open('services');
  const list = await section('Renewals');
  (await within(list).findByRole('grid')).focus();
  await user.keyboard('{ArrowDown}{Delete}');
  expect(await within(list).findByText('No renewals yet')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await renewals()).toHaveLength(1));
});

test('Ctrl+N adds what the list in hand holds', async () => {
  const { user } = await open('services');
  (await section('Seat counts')).focus();
  await user.keyboard('{Control>}n{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Add seat count' })).toBeVisible();
});

test('shows the claims under their request and refuses more than was approved in one sentence, with the form kept', async () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  const { id: allocation } = await made.api('entries.save', {
    kind: 'mdf_allocation',
    partnerId: acme,
    values: { program: 'Growth fund', fromOn: '2017-02-01', toOn: '2018-01-31', amount: usd(1_000_000) },
  });
  await made.api('entries.save', {
    kind: 'mdf_request',
    partnerId: acme,
    values: {
      allocation,
      title: 'Roadshow',
      activity: 'event',
      amount: usd(400_000),
      state: 'approved',
      submittedOn: '2017-10-01',
      decidedOn: '2017-10-10',
    },
  });
  const { user } = await open('mdf_request');
  const claims = await screen.findByRole('group', { name: 'MDF claims of Roadshow' });
  await user.click(within(claims).getByRole('button', { name: 'Add MDF claim' }));
  const form = await screen.findByRole('dialog', { name: 'Add MDF claim' });
  await user.type(within(form).getByRole('textbox', { name: 'Claimed' }), '9,000');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByRole('alert')).toBeVisible();
  expect(within(form).getByRole('textbox', { name: 'Claimed' })).toHaveValue('9,000');
  expect((await made.api('entries.list', { kind: 'mdf_claim', partnerId: acme })).rows).toEqual([]);
});

test('says in the form that a request asks for more than its fund has left, and keeps it all the same', async () => {
  const { id: allocation } = await made.api('entries.save', {
    kind: 'mdf_allocation',
    partnerId: acme,
    values: { program: 'Growth fund', fromOn: '2017-02-01', toOn: '2018-01-31', amount: { minor: 122_800, currency: 'USD' } },
  });
  const { id } = await made.api('entries.save', {
    kind: 'mdf_request',
    partnerId: acme,
    values: {
      allocation,
      title: 'Roadshow',
      activity: 'event',
      amount: { minor: 5_000_000, currency: 'USD' },
      state: 'requested',
      submittedOn: '2017-10-01',
    },
  });
  const { user } = await open(`mdf_request/${id}`);
  const form = await screen.findByRole('dialog', { name: 'Edit MDF request' });
  expect(await within(form).findByText(/^Only 1,228.00 USD are left of Growth fund/)).toBeVisible();
  const amount = within(form).getByRole('textbox', { name: /^Amount|Requested/ });
  await user.clear(amount);
  await user.type(amount, '1,228.00');
  await waitFor(() => expect(within(form).queryByText(/are left of Growth fund/)).toBeNull());
});

test('opens the record that an address names', async () => {
  const { id } = await addRenewal('Harbour Hotels', '2018-02-28');
  await open(`renewal/${id}`);
  const form = await screen.findByRole('dialog', { name: 'Edit renewal' });
  expect(within(form).getByRole('textbox', { name: 'Customer' })).toHaveValue('Harbour Hotels');
});

test('starts an onboarding from the template of the type, with its window and milestones, and takes it back', async () => {
  await made.api('partners.update', { ids: [acme], changes: { type: 'RESELLER_VAR' } });
  const { user } = await open('onboarding');
  const list = await section('Onboardings');
  await user.click(await within(list).findByRole('button', { name: 'Start onboarding' }));
  const form = await screen.findByRole('dialog', { name: 'Start an onboarding' });
  await waitFor(() => expect(within(form).getByRole('combobox', { name: 'Template' })).toHaveDisplayValue(/^Resale, 90 days/));
  await user.click(within(form).getByRole('button', { name: 'Start onboarding' }));
  expect(await within(list).findByText('Day 0 of 90, 90 days left')).toBeVisible();
  expect(within(list).getByRole('img', { name: /First registration: due Mar 1, 2018, Pending/ })).toBeVisible();
  expect((await made.api('entries.list', { kind: 'onboarding_milestone', partnerId: acme })).total).toBe(6);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await within(list).findByText('No onboardings yet')).toBeVisible();
});

test('draws the money of a fund as one bar with the table behind it', async () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  const { id: allocation } = await made.api('entries.save', {
    kind: 'mdf_allocation',
    partnerId: acme,
    values: { program: 'Growth fund', fromOn: '2017-02-01', toOn: '2018-01-31', amount: usd(1_000_000) },
  });
  await made.api('entries.save', {
    kind: 'mdf_request',
    partnerId: acme,
    values: {
      allocation,
      title: 'Roadshow',
      activity: 'event',
      amount: usd(400_000),
      state: 'approved',
      submittedOn: '2017-10-01',
      decidedOn: '2017-10-02',
    },
  });
  await open('marketing');
  const funds = await section('MDF allocations');
  expect(await within(funds).findByRole('img', { name: /Of 10,000.00 USD of Growth fund, 4,000.00 are committed/ })).toBeVisible();
  expect(within(funds).getByRole('row', { name: /^Remaining 6,000.00 60.0%/ })).toBeVisible();
});

test('tells everything that happened by month, and leads to the record', async () => {
  await made.api('entries.save', {
    kind: 'interaction',
    partnerId: acme,
    values: { kind: 'call', heldOn: '2017-11-15', summary: 'Talked about the launch' },
  });
  const { user } = await open('timeline');
  const timeline = await section('Timeline');
  expect(await within(timeline).findByRole('heading', { name: 'Nov 2017' })).toBeVisible();
  await user.selectOptions(within(timeline).getByRole('combobox', { name: 'What is shown' }), 'Deal won');
  expect(await within(timeline).findByRole('heading', { name: 'Nothing of this kind happened' })).toBeVisible();
  await user.click(within(timeline).getByRole('button', { name: 'Show everything' }));
  await user.click(await within(timeline).findByRole('button', { name: /Talked about the launch/ }));
  const form = await screen.findByRole('dialog', { name: 'Edit interaction' });
  expect(within(form).getByRole('textbox', { name: 'Summary' })).toHaveValue('Talked about the launch');
});

test('signs each change in the history with who made it and where', async () => {
  await addRenewal('Harbour Hotels', '2018-02-28');
  await open('history');
  const history = await section('History');
  expect(await within(history).findByText(/Renewal added/)).toBeVisible();
  const [link] = (await made.api('audit.list', { partnerId: acme })).links;
  expect(await within(history).findAllByText(`${link?.actor} on ${link?.device}`)).not.toHaveLength(0);
});

test('names what was added and what was decided in the words of the house', async () => {
  await made.api('entries.save', {
    kind: 'interaction',
    partnerId: acme,
    values: { kind: 'call', heldOn: '2017-11-15', summary: 'Talked about the launch' },
  });
  await made.api('partners.override', { ids: [acme], segment: { value: 'STRATEGIC', reason: 'Board decision' } });
  await open('history');
  const history = await section('History');
  expect(await within(history).findByText(/Interaction added: Talked about the launch/)).toBeVisible();
  expect(within(history).getByText('Investment segment set to Strategic')).toBeVisible();
  expect(within(history).getByText('Reason for the segment set to Board decision')).toBeVisible();
});

test('keeps the names of partners below to the sums where the rules say so', async () => {
  const below = await addPartner(made.api, 'Wrenfield');
  await made.api('entries.save', {
    kind: 'hierarchy_link',
    partnerId: acme,
    values: { child: below, relation: 'distributor_reseller', fromOn: '2017-01-01' },
  });
  await open('distribution');
  const list = await section('Downstream partners');
  expect(await within(list).findByRole('link', { name: 'Wrenfield' })).toBeVisible();
  await made.api('settings.visibility.save', { relation: 'distributor_reseller', viewer: 'cam', fields: [], aggregateOnly: true });
  expect(await within(list).findByText('1 partner shows in the sums alone')).toBeVisible();
  expect(within(list).queryByText('Wrenfield')).toBeNull();
});

test('opens the form of an intervention that an address asks for when there is none yet', async () => {
  await open('intervention/new');
  expect(await screen.findByRole('dialog', { name: 'Add intervention' })).toBeVisible();
});

test('lists renewals soonest first, and those that are over last', async () => {
  await addRenewal('Late Hotels', '2018-11-30');
  await addRenewal('Soon Hotels', '2018-08-31');
  const { id } = await addRenewal('Past Hotels', '2018-07-31');
  await made.api('entries.save', { kind: 'renewal', id, partnerId: acme, values: { state: 'renewed', closedOn: '2017-12-20' } });
  await open('services');
  const list = await section('Renewals');
  await within(list).findByRole('row', { name: /Soon Hotels/ });
  const names = within(list)
    .getAllByRole('row')
    .flatMap((row) => /(Soon|Late|Past) Hotels/.exec(row.textContent)?.[1] ?? []);
  expect(names).toEqual(['Soon', 'Late', 'Past']);
});

test('shows the onboarding that runs before one whose window is over', async () => {
  await made.api('partners.update', { ids: [acme], changes: { type: 'RESELLER_VAR' } });
  const [template] = (await made.api('settings.lists', {})).onboarding;
  const start = (startedOn: string) => made.api('onboarding.start', { partnerId: acme, template: template?.key ?? '', startedOn });
  await start('2017-01-02');
  await start('2017-12-20');
  await open('onboarding');
  const list = await section('Onboardings');
  expect(await within(list).findByText(/^Day 11 of/)).toBeVisible();
});
