import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let partnerId: string;
beforeEach(async () => {
  made = await makeApp();
  partnerId = await addPartner(made.api, 'Acme', [{ stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 }]);
});
afterEach(() => made.close());

test('compares a review with the version before it: the figures that differ, and both texts', async () => {
  const { id: old } = await made.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  await made.api('qbrs.section.save', { id: old, key: 'summary', commentary: 'Before.' });
  await made.api('qbrs.freeze', { id: old });
  const { id } = await made.api('qbrs.create', { partnerId, quarter: '2017-Q4', newVersion: true });
  await made.api('qbrs.section.save', { id, key: 'summary', commentary: 'After.' });
  await made.api('deals.save', {
    partnerId,
    stage: 'WON',
    submittedOn: '2017-12-01',
    closedOn: '2017-12-02',
    amount: { minor: 500, currency: 'USD' },
  });
  const { user } = await renderApp(made, `#/qbr/${id}`);
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Compare with…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Compare 2017-Q4, version 2' });
  expect(await within(dialog).findByRole('combobox', { name: 'Compare with' })).toHaveDisplayValue('2017-Q4, version 1, frozen');
  const row = await within(dialog).findByRole('row', { name: /^Won amount 2017-Q4/ });
  const [before, after] = within(row).getAllByRole('cell');
  expect(before).toHaveTextContent('12,345.00 USD');
  expect(after).toHaveTextContent('12,350.00 USD');
  expect(within(dialog).getByText('Before.')).toBeVisible();
  expect(within(dialog).getByText('After.')).toBeVisible();
});

test('says what to do when there is nothing to compare with', async () => {
  const { id } = await made.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { user } = await renderApp(made, `#/qbr/${id}`);
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Compare with…' }));
  expect(await screen.findByText(/This partner has no other review to compare with/)).toBeVisible();
});
