import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

const headers = ['Deal ID', 'Partner', 'Stage', 'Close Date', 'Amount'];
let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  const deals = csv(
    'deals.csv',
    headers,
    ['D1', '', 'Won', '2017-12-01', '10'],
    ['D2', '', 'Won', '2017-12-02', '20'],
    ['D3', 'Acme', 'Won', '2017-02-31', '30'],
    ['D4', 'Acme', 'Won', '2017-12-04', '40'],
  );
  await importFiles(made.api, [csv('partners.csv', ['Partner'], ['Acme']), deals]);
});
afterEach(() => made.close());

const open = async () => {
  const rendered = await renderApp(made, '#/import/attention');
  const panel = await screen.findByRole('complementary', { name: 'Correct the row' });
  return { ...rendered, panel };
};
const dealsOfAcme = async () => {
  const [acme] = (await made.api('partners.list', {})).partners;
  return (await made.api('deals.list', { partnerId: acme?.id ?? '' })).deals
    .map(({ externalId }) => externalId ?? '')
    .toSorted((a, b) => a.localeCompare(b));
};

test('places all rows with the same reason at once', async () => {
  const { user, panel } = await open();
  await user.click(within(panel).getByRole('button', { name: 'Select all rows with this reason' }));
  expect(within(panel).getByRole('heading', { name: '2 rows selected' })).toBeVisible();
  await user.type(within(panel).getByRole('combobox', { name: 'Choose the partner' }), 'acme');
  await user.click(await screen.findByRole('option', { name: /Acme/ }));
  await user.click(within(panel).getByRole('button', { name: 'Use it for 2 rows' }));
  expect(await screen.findByText('2 rows are placed.')).toBeVisible();
  expect(await dealsOfAcme()).toEqual(['D1', 'D2', 'D4']);
});

test('goes on to the next row from the keyboard once a row is placed', async () => {
  const { user, panel } = await open();
  const choose = within(panel).getByRole('combobox', { name: 'Choose the partner' });
  await user.type(choose, 'acme');
  await screen.findByRole('option', { name: /Acme/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(within(panel).getByRole('button', { name: 'Use it for 1 row' })).toBeEnabled());
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'deals.csv, row 3' })).toBeVisible();
  await waitFor(() => expect(within(panel).getByRole('combobox', { name: 'Choose the partner' })).toHaveFocus());
});

test('puts each cell under its header, also where a header has spaces', async () => {
  await open();
  const grid = await screen.findByRole('grid');
  const headerTexts = within(grid)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  const [first] = await within(grid).findAllByRole('row', { name: /D1/ });
  const cells = within(first as HTMLElement)
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent);
  expect(cells).toHaveLength(headerTexts.length);
  expect(cells[headerTexts.indexOf('Deal ID')]).toBe('D1');
  expect(cells[headerTexts.indexOf('Close Date')]).toBe('2017-12-01');
});

test('places a row whose cell is corrected', async () => {
  const { user, panel } = await open();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Reasons' }), 'A date does not exist (1)');
  const date = await within(panel).findByDisplayValue('2017-02-31');
  await user.clear(date);
  await user.type(date, '2017-02-28');
  await user.click(within(panel).getByRole('button', { name: 'Try the row again' }));
  expect(await screen.findByText('1 row is placed.')).toBeVisible();
  expect(await dealsOfAcme()).toEqual(['D3', 'D4']);
});

test('dismisses a row and takes that back', async () => {
  const { user, panel } = await open();
  await user.click(within(panel).getByRole('button', { name: 'Dismiss 1 row' }));
  await waitFor(async () => expect((await made.api('imports.attention.list', {})).total).toBe(2));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await made.api('imports.attention.list', {})).total).toBe(3));
});

test('shows in the rail how many rows wait, and says when none does', async () => {
  const { user } = await open();
  const rail = screen.getByRole('navigation', { name: 'Places' });
  expect(within(rail).getByTitle('3 rows wait')).toHaveTextContent('3');
  await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
  await user.click(screen.getByRole('button', { name: 'Dismiss 3 rows' }));
  expect(await screen.findByRole('heading', { name: 'No row waits' })).toBeVisible();
  expect(within(rail).queryByTitle(/wait/)).toBeNull();
});

test('writes the rows as a file to correct in a spreadsheet', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Export as CSV' }));
  expect(await screen.findByText(/needs-attention-deals\.csv/)).toBeVisible();
});
