import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOver } from '#renderer/features/import/wizard-store.ts';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

const headers = ['Deal ID', 'Partner', 'Stage', 'Close Date', 'Amount'];
let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(async () => {
  startOver({ call: (method, input) => made.app.call(method, input) });
  await made.close();
});

test('leads from a file of deals in an empty store to its partners and deals', async () => {
  const deals = csv(
    'deals.csv',
    headers,
    ['D1', 'Nobody Inc', 'Won', '2017-12-01', '10'],
    ['D2', 'Nobody Inc', 'Won', '2017-12-02', '20'],
    ['D3', 'Cancity', 'Won', '2017-12-03', '30'],
    ['D4', 'Isdom', 'Won', '2017-12-04', '40'],
  );
  const { user, container } = await renderApp(made, '#/import');
  await screen.findByRole('button', { name: 'Choose files' });
  await user.upload(container.querySelector('input[type=file]') as HTMLInputElement, [new File([deals.content as BlobPart], deals.name)]);
  const outcome = await screen.findByRole('region', { name: 'What will happen' });
  expect(within(outcome).getByText(/^3 partners are not known yet\. Add the file of partners too/)).toBeVisible();
  const keep = screen.getByRole('button', { name: 'Keep 4 rows in the list' });
  await waitFor(() => expect(keep).toBeEnabled());
  await user.click(keep);
  expect(await screen.findByText('3 partners are not known yet. Add them, and their rows can be placed.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Fix these rows' }));

  const panel = await screen.findByRole('complementary', { name: 'Correct the row' });
  expect(within(panel).getByText('The row names a partner that is not here')).toBeVisible();
  await user.click(within(panel).getByRole('button', { name: 'Add "Nobody Inc" as a partner' }));
  expect(await screen.findByText('1 partner is added. 2 rows are placed.')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Add all 2 partners that these rows name' }));
  expect(await screen.findByRole('heading', { name: 'No row waits' })).toBeVisible();
  const { partners } = await made.api('partners.list', {});
  expect(partners.map(({ name, wonCount }) => `${name} ${wonCount}`).toSorted()).toEqual(['Cancity 1', 'Isdom 1', 'Nobody Inc 2']);
});

test('offers the partners that other rows name on a row that names none', async () => {
  await importFiles(made.api, [
    csv('deals.csv', headers, ['D1', '', 'Won', '2017-12-01', '10'], ['D2', 'Cancity', 'Won', '2017-12-02', '20']),
  ]);
  const { user } = await renderApp(made, '#/import/attention');
  const panel = await screen.findByRole('complementary', { name: 'Correct the row' });
  expect(within(panel).queryByRole('button', { name: /as a partner$/ })).toBeNull();
  await user.click(await within(panel).findByRole('button', { name: 'Add the one partner that these rows name' }));
  expect(await screen.findByText('1 partner is added. 1 row is placed.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Add the one partner that these rows name' })).toBeNull());
});
