import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOver } from '#renderer/features/import/wizard-store.ts';
import { csv, type GivenFile, realFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(async () => {
  startOver({ call: (method, input) => made.app.call(method, input) });
  await made.close();
});

const asFiles = (given: readonly GivenFile[]): File[] => given.map(({ name, content }) => new File([content as BlobPart], name));

/** The page at the import, with files chosen. */
const openWith = async (given: readonly GivenFile[]) => {
  const rendered = await renderApp(made, '#/import');
  await screen.findByRole('button', { name: 'Choose files' });
  await rendered.user.upload(rendered.container.querySelector('input[type=file]') as HTMLInputElement, asFiles(given));
  return rendered;
};

test('brings the real export in, keeps the rows that name nobody, and places one of them', async () => {
  const { user } = await openWith(realFiles());
  const outcome = await screen.findByRole('region', { name: 'What will happen' }, { timeout: 20_000 });
  expect(within(outcome).getByRole('row', { name: /^Partners/ })).toHaveTextContent('Partners8500');
  expect(within(outcome).getByRole('row', { name: /^Deals/ })).toHaveTextContent('7,375');
  expect(screen.getByRole('checkbox', { name: 'GTXPro stands for GTX Pro' })).toBeChecked();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Import 7,512 records' })).toBeEnabled());
  await user.click(screen.getByRole('button', { name: 'Import 7,512 records' }));
  await screen.findByRole('heading', { name: 'Imported' }, { timeout: 20_000 });
  expect((await made.api('partners.list', {})).partners).toHaveLength(85);

  await user.click(screen.getByRole('button', { name: 'Fix these rows' }));
  expect(await screen.findByText('1,425 rows')).toBeVisible();
  const panel = await screen.findByRole('complementary', { name: 'Correct the row' });
  expect(within(panel).getByRole('heading', { level: 2, name: 'sales_pipeline.csv, row 11' })).toBeVisible();
  await user.type(within(panel).getByRole('combobox', { name: 'Choose the partner' }), 'hottechi');
  await user.click(await screen.findByRole('option', { name: /Hottechi/ }));
  await user.click(within(panel).getByRole('button', { name: 'Use it for 1 row' }));
  expect(await screen.findByText('1 row is placed.')).toBeVisible();
  expect(await screen.findByText('1,424 rows')).toBeVisible();
  const placed = await made.api('search.records', { text: 'Hottechi' });
  const { deals } = await made.api('deals.list', { partnerId: placed[0]?.id ?? '', limit: 5000 });
  expect(deals.some(({ externalId }) => externalId === 'HAXMC4IX')).toBe(true);
}, 90_000);

test('asks which part of a date comes first, and takes the answer that was given last', async () => {
  const deals = csv('deals.csv', ['Deal ID', 'Partner', 'Stage', 'Close Date', 'Amount'], ['D1', 'Acme', 'Won', '03/04/2017', '10']);
  const { user } = await openWith([csv('partners.csv', ['Partner'], ['Acme']), deals]);
  const choice = await screen.findByRole('radio', { name: /Day first/ });
  expect(screen.getByRole('button', { name: 'Answer the questions first' })).toBeDisabled();
  await user.click(choice);
  await waitFor(() => expect(screen.getByRole('radio', { name: /Day first/ })).toBeChecked());
  // one may think again
  await user.click(screen.getByRole('radio', { name: /Month first/ }));
  await waitFor(() => expect(screen.getByRole('radio', { name: /Month first/ })).toBeChecked());
  await user.click(screen.getByRole('radio', { name: /Day first/ }));
  await waitFor(() => expect(screen.getByRole('radio', { name: /Day first/ })).toBeChecked());
  const button = await screen.findByRole('button', { name: /^Import \d+ records$/ });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
  await screen.findByRole('heading', { name: 'Imported' });
  const [acme] = (await made.api('partners.list', {})).partners;
  expect((await made.api('deals.list', { partnerId: acme?.id ?? '' })).deals[0]).toMatchObject({ closedOn: '2017-04-03' });
});

test('leaves a column out when it is told to', async () => {
  const { user } = await openWith([csv('partners.csv', ['Partner', 'Country'], ['Acme', 'Korea'])]);
  const country = await screen.findByRole('combobox', { name: 'What the column Country fills', hidden: true });
  await user.selectOptions(country, 'Left out');
  await waitFor(() => expect(screen.getByText(/1 of 2 columns are used/)).toBeVisible());
  const button = screen.getByRole('button', { name: 'Import 1 record' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
  await screen.findByRole('heading', { name: 'Imported' });
  expect((await made.api('partners.list', {})).partners[0]).toMatchObject({ name: 'Acme', country: null });
});

test('reads files that are dropped, with a mapping that was saved', async () => {
  const deals = csv('deals.csv', ['Deal ID', 'Whose', 'Stage', 'Amount'], ['D1', 'Acme', 'Engaging', '10']);
  const columns = [
    { header: 'Deal ID', field: 'externalId' },
    { header: 'Whose', field: 'partner' },
    { header: 'Stage', field: 'stage' },
    { header: 'Amount', field: 'amount', unit: 'thousand' },
  ];
  const mapping = JSON.stringify({ version: 1, files: [{ file: 'deals.csv', entity: 'deal', columns }] });
  const { user, container } = await openWith([]);
  await user.upload(container.querySelectorAll('input[type=file]')[1] as HTMLInputElement, new File([mapping], 'mine.json'));
  expect(await screen.findByText('The mapping mine.json is used.')).toBeVisible();
  const drop = screen.getByRole('heading', { name: 'Import spreadsheets' }).parentElement as HTMLElement;
  fireEvent.drop(drop, { dataTransfer: { files: asFiles([csv('partners.csv', ['Partner'], ['Acme']), deals]) } });
  const button = await screen.findByRole('button', { name: 'Import 2 records' });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
  await screen.findByRole('heading', { name: 'Imported' });
  const [acme] = (await made.api('partners.list', {})).partners;
  expect((await made.api('deals.list', { partnerId: acme?.id ?? '' })).deals[0]).toMatchObject({ amount: { minor: 1_000_000 } });
});

test('an import that is cancelled leaves nothing behind and can be started again', async () => {
  const { user } = await openWith(realFiles());
  const button = await screen.findByRole('button', { name: 'Import 7,512 records' }, { timeout: 20_000 });
  await waitFor(() => expect(button).toBeEnabled());
  button.click();
  (await screen.findByRole('button', { name: 'Cancel' })).click();
  expect(await screen.findByText('You cancelled this. Nothing was changed.', {}, { timeout: 20_000 })).toBeVisible();
  expect((await made.api('partners.list', {})).partners).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Import 7,512 records' }));
  await screen.findByRole('heading', { name: 'Imported' }, { timeout: 20_000 });
}, 90_000);

test('says which file is not a table, and goes on without it', async () => {
  const { user } = await openWith([csv('partners.csv', ['Partner'], ['Acme']), { name: 'empty.csv', content: '' }]);
  expect(await screen.findByText('The file empty.csv is empty.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Leave empty.csv out' }));
  expect(await screen.findByRole('button', { name: 'Import 1 record' })).toBeEnabled();
});

test('takes an import back from the list of earlier ones', async () => {
  const { user } = await openWith([csv('partners.csv', ['Partner'], ['Acme'])]);
  await user.click(await screen.findByRole('button', { name: 'Import 1 record' }));
  await screen.findByRole('heading', { name: 'Imported' });
  await user.click(screen.getByRole('link', { name: 'Earlier imports' }));
  await user.click(await screen.findByRole('button', { name: 'Take back the import of partners.csv' }));
  await user.click(await screen.findByRole('button', { name: 'Take it back' }));
  expect(await screen.findByText(/^Taken back/)).toBeVisible();
  expect((await made.api('partners.list', {})).partners).toEqual([]);
});
