import { readFile } from 'node:fs/promises';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editWorkbook } from '#test/support/edit-workbook.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

/** A file takes a while where the machine is busy. */
const slow = { timeout: 20_000 };

let made: TestApp;
let id: string;
beforeEach(async () => {
  made = await makeApp({ today: '2027-07-01' });
  const partnerId = await addPartner(made.api, 'Acme');
  ({ id } = await made.api('plans.create', { partnerId, year: 2027, start: { from: 'blank' } }));
  await made.api('plans.update', { id, changes: { competitors: ['Contoso'] } });
  await made.api('plans.addItems', {
    id,
    kind: 'objective',
    items: [{ title: 'New logos', kind: 'deals', weight: 40, unit: 'count', targets: [1, 2, 3, 4], note: 'Ours' }],
  });
});
afterEach(() => made.close());

test('says what the partner’s copy leaves out, lets it be shared, and writes that copy', async () => {
  const { user } = await renderApp(made, `#/plan/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Export' }, slow));
  const dialog = await screen.findByRole('dialog', { name: 'Export plan' });
  await user.click(within(dialog).getByRole('radio', { name: 'The partner' }));
  expect(await within(dialog).findByText('The note on 1 objective')).toBeVisible();
  expect(within(dialog).getByText('1 competitor')).toBeVisible();
  await user.click(within(dialog).getByRole('checkbox', { name: 'Competitors' }));
  await waitFor(() => expect(within(dialog).queryByText('1 competitor')).toBeNull());
  for (const format of ['Document (PDF)', 'Deck (PPTX)', 'Text (Markdown)'])
    await user.click(within(dialog).getByRole('checkbox', { name: format }));
  await user.click(within(dialog).getByRole('button', { name: 'Write files' }));
  expect(await within(dialog).findByText('2027_Acme_Plan-partner_r1_2027-07-01.md', {}, slow)).toBeVisible();
});

test('shows every change of a workbook before it is written, writes them, and one undo takes them back', async () => {
  const { files } = await made.api('plans.export', { id, formats: ['xlsx'] });
  const bytes = editWorkbook(await readFile(files[0]?.path ?? ''), { 'Objectives!K2': 5, 'Objectives!L2': 'many' });
  const { user } = await renderApp(made, `#/plan/${id}`);
  await user.click(await screen.findByRole('button', { name: 'Read a workbook' }, slow));
  const dialog = await screen.findByRole('dialog', { name: 'Read a workbook of this plan' });
  const input = dialog.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('there is nothing to choose a file with');
  await user.upload(input, new File([new Uint8Array(bytes)], 'edited.xlsx'));
  const table = await within(dialog).findByRole('region', { name: 'Changes of the workbook' }, slow);
  expect(
    within(table)
      .getAllByRole('row')
      .map((row) => row.textContent),
  ).toEqual(['CellWhatFromTo', 'Objectives!K2New logos, 2027-Q1 target15']);
  expect(within(dialog).getByText(/“many” is no number/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Write 1 change' }));
  await waitFor(async () => expect((await made.api('plans.get', { id })).content.objectives[0]?.targets).toEqual([5, 2, 3, 4]), slow);
  await user.click(await screen.findByRole('button', { name: 'Undo' }, slow));
  await waitFor(async () => expect((await made.api('plans.get', { id })).content.objectives[0]?.targets).toEqual([1, 2, 3, 4]), slow);
});
