import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme');
});
afterEach(() => made.close());

const promise = async (side: 'vendor' | 'partner', description: string, dueOn: string) =>
  (await made.api('commitments.save', { partnerId: acme, side, description, madeOn: '2017-10-02', dueOn })).id;

test('shows what is open by due date, says what is overdue, and settles a row with one key', async () => {
  const late = await promise('vendor', 'Send the price list', '2017-12-24');
  await promise('partner', 'Name an engineer', '2018-01-05');
  const { user } = await renderApp(made, '#/commitments');
  const grid = await screen.findByRole('treegrid', { name: 'Commitments of both sides' });
  expect(await within(grid).findByText('Overdue, 7 days')).toBeVisible();
  expect(within(grid).getByText('In the next 7 days')).toBeVisible();
  await user.click(within(grid).getByText('Send the price list'));
  await user.keyboard('s');
  const dialog = await screen.findByRole('dialog', { name: 'Settle a commitment' });
  await user.click(within(dialog).getByRole('radio', { name: 'Renegotiated' }));
  await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'The list was not ready');
  expect(within(dialog).getByRole('button', { name: 'Renegotiate' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: 'New due date' }), '2018-01-31');
  await user.tab();
  await user.click(within(dialog).getByRole('button', { name: 'Renegotiate' }));
  await waitFor(async () => expect(await made.api('commitments.list', { open: true })).toHaveLength(2));
  const all = await made.api('commitments.list', {});
  expect(all.find(({ id }) => id === late)).toMatchObject({ state: 'renegotiated', reason: 'The list was not ready' });
  expect(all.find(({ replacesId }) => replacesId === late)).toMatchObject({ dueOn: '2018-01-31', state: 'open' });
});

test('shows each side in a table of its own, with how much it kept', async () => {
  await made.api('commitments.settle', { id: await promise('vendor', 'Two webinars', '2017-12-01'), as: 'met', closedOn: '2017-11-30' });
  await promise('vendor', 'Send the price list', '2017-12-24');
  const { user } = await renderApp(made, '#/commitments');
  const kept = await screen.findByRole('region', { name: 'How much was kept' });
  expect(await within(kept).findByText('1 of 2 met by their date')).toBeVisible();
  expect(within(kept).getByText('No commitment was due in this period.')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'By side' }));
  expect(within(screen.getByRole('grid', { name: 'What we promised' })).getByText('Send the price list')).toBeVisible();
  expect(screen.getByText('They owe nothing here.')).toBeVisible();
});

test('says that nothing was promised, that nothing is open, or that a search hides it', async () => {
  const { user } = await renderApp(made, '#/commitments');
  expect(await screen.findByRole('heading', { name: 'Nothing is open' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(await screen.findByRole('heading', { name: 'Nothing has been promised yet' })).toBeVisible();
  await promise('vendor', 'Send the price list', '2017-12-24');
  await screen.findByText('Send the price list');
  await user.type(screen.getByRole('textbox', { name: 'Find a commitment' }), 'webinar');
  expect(await screen.findByRole('heading', { name: 'No commitment fits' })).toBeVisible();
});
