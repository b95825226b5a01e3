import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

const deckPath = resolve('test/fixtures/templates/placeholders.pptx');

/** A deck takes a while where the machine is busy. */
const slow = { timeout: 20_000 };

let made: TestApp;
let id: string;
beforeEach(async () => {
  made = await makeApp();
  const partnerId = await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 },
  ]);
  ({ id } = await made.api('qbrs.create', { partnerId, quarter: '2017-Q4' }));
});
afterEach(() => made.close());

const openDialog = async () => {
  const { user } = await renderApp(made, `#/qbr/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  return { user, dialog: await screen.findByRole('dialog', { name: 'Export package' }) };
};

test('says what the partner’s copy leaves out before it is written, and writes that copy', async () => {
  await made.api('qbrs.update', { id, risks: [{ text: 'One seller brings it all.' }] });
  const { user, dialog } = await openDialog();
  await user.click(within(dialog).getByRole('radio', { name: 'The partner' }));
  expect(await within(dialog).findByText('Risks in Risks and asks')).toBeVisible();
  await user.click(within(dialog).getByRole('checkbox', { name: /Hand-out/ }));
  await user.click(within(dialog).getByRole('checkbox', { name: /Workbook/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Write files' }));
  expect(await within(dialog).findByText(/2017-Q4_Acme_QBR-partner_v1_2017-12-31\.pptx/, {}, slow)).toBeVisible();
});

test('takes a deck of the company in the settings, and the dialog says which of its tags stay empty', async () => {
  const { user } = await renderApp(made, '#/settings/documents');
  const decks = await screen.findByRole('region', { name: 'Decks of your company' });
  const input = decks.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('there is nothing to choose a file with');
  await user.upload(input, new File([readFileSync(deckPath)], 'Our deck.pptx'));
  await user.click(await within(decks).findByRole('radio', { name: 'Our deck.pptx' }, slow));
  location.hash = `#/qbr/${id}`;
  await user.click(await screen.findByRole('button', { name: 'Export' }, slow));
  const dialog = await screen.findByRole('dialog', { name: 'Export package' });
  expect(await within(dialog).findByText(/tags (is|are) left empty|tags are filled/, {}, slow)).toBeVisible();
  expect(within(dialog).getByLabelText('Deck')).toHaveDisplayValue('Our deck.pptx');
});
