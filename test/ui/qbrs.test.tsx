import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, makeApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';
import { typeInto } from '#test/support/type-into.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 },
    { stage: 'ENGAGING', submittedOn: '2017-12-01' },
  ]);
});
afterEach(() => made.close());

const startReview = () => made.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' });
const openReview = async () => {
  const { id } = await startReview();
  const rendered = await renderApp(made, `#/qbr/${id}`);
  await screen.findByRole('heading', { level: 1, name: /Acme/ });
  return { ...rendered, id };
};
const packageOf = async (id: string) => (await made.api('qbrs.get', { id })).package;
const sectionNames = () =>
  within(screen.getByRole('navigation', { name: 'Sections' }))
    .getAllByRole('button')
    .map((button) => button.textContent);

const covered = async (name: string): Promise<string> => {
  const id = await addPartner(made.api, name);
  await made.api('partners.override', { ids: [id], coverage: { value: 'NAMED_ACCOUNT', reason: 'Key account' } });
  return id;
};
const stagesOnBoard = async () => (await made.api('qbrs.list', {})).entries.map(({ partner, stage }) => [partner, stage]);

test('shows the reviews of the quarter by stage, and starts one that is due', async () => {
  await covered('Beta');
  await made.api('qbrs.create', { partnerId: await addPartner(made.api, 'Gamma'), quarter: '2017-Q4' });
  const { user } = await renderApp(made, '#/qbrs');
  const due = await screen.findByRole('region', { name: 'Due 2' });
  expect(within(screen.getByRole('region', { name: 'Preparing 1' })).getByText('Gamma')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Outcome recorded 0' })).toBeVisible();
  within(due)
    .getByRole('button', { name: /^Start the review of Acme/ })
    .focus();
  await user.keyboard('{ArrowDown}');
  expect(within(due).getByRole('button', { name: /^Start the review of Beta/ })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: /Beta/ })).toBeVisible();
  expect((await made.api('qbrs.list', {})).entries.map(({ state }) => state)).toEqual(['due', 'prepared', 'prepared']);
});

test('keeps partners whose cadence asks for no review off the board until they are asked for, and shows those of one owner', async () => {
  await addPartner(made.api, 'Beta');
  const { user } = await renderApp(made, '#/qbrs');
  expect(await screen.findByRole('region', { name: 'Due 1' })).toBeVisible();
  await user.click(screen.getByRole('switch', { name: 'Show partners without a review due' }));
  const beta = await screen.findByRole('button', { name: /^Start the review of Beta/ });
  expect(beta).toHaveTextContent('None due');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Whose' }), 'Nobody’s');
  expect(screen.getByRole('region', { name: 'Due 2' })).toBeVisible();
  await user.click(screen.getByRole('switch', { name: 'Show partners without a review due' }));
});

test('moves a card by keys: asks for the day, keeps the keyboard on it, and takes the step back', async () => {
  const { user } = await renderApp(made, '#/qbrs');
  (await screen.findByRole('button', { name: /^Start the review of Acme/ })).focus();
  await user.keyboard('{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Schedule the review of Acme' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Meeting on' }), '2018-01-15');
  await user.click(within(dialog).getByRole('button', { name: 'Schedule' }));
  const scheduled = await screen.findByRole('region', { name: 'Scheduled 1' });
  await waitFor(() => expect(within(scheduled).getByRole('button', { name: /^Open the review of Acme.*Meets/ })).toHaveFocus());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await stagesOnBoard()).toEqual([['Acme', 'due']]));
});

test('says in the menu why a stage cannot be reached, and refuses it', async () => {
  const { user } = await renderApp(made, '#/qbrs');
  (await screen.findByRole('button', { name: /^Start the review of Acme/ })).focus();
  await user.keyboard('m');
  const closed = await screen.findByRole('menuitem', { name: /^Closed.*has not been held yet/ });
  expect(closed).toHaveAttribute('aria-disabled', 'true');
  await user.click(closed);
  expect(await stagesOnBoard()).toEqual([['Acme', 'due']]);
  await user.click(screen.getByRole('menuitem', { name: 'Ready' }));
  await waitFor(async () => expect(await stagesOnBoard()).toEqual([['Acme', 'ready']]));
});

test('takes a card that is dropped, and says before and after why it will not', async () => {
  await renderApp(made, '#/qbrs');
  const card = (await screen.findByRole('button', { name: /^Start the review of Acme/ })).closest('li') as HTMLElement;
  const dataTransfer = { setData: () => undefined };
  const dropOn = (name: string): void => {
    const column = screen.getByRole('region', { name });
    fireEvent.dragStart(card, { dataTransfer });
    fireEvent.dragOver(column, { dataTransfer });
    expect(within(column).getByRole('status')).toBeVisible();
    fireEvent.drop(column, { dataTransfer });
  };
  dropOn('Outcome recorded 0');
  expect(await screen.findByText('This review has not been held yet.')).toBeVisible();
  expect(await stagesOnBoard()).toEqual([['Acme', 'due']]);
  dropOn('Preparing 0');
  await waitFor(async () => expect(await stagesOnBoard()).toEqual([['Acme', 'preparing']]));
});

test('says what of the quarter before is still to be held, and goes there', async () => {
  await covered('Beta');
  const { user } = await renderApp(made, '#/qbrs');
  await user.click(await screen.findByRole('button', { name: '2 reviews of 2017-Q3 are still to be held' }));
  expect(await screen.findByRole('group', { name: 'Reviews of 2017-Q3' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Next quarter' }));
});

test('goes to another quarter and says which days it has', async () => {
  const { user } = await renderApp(made, '#/qbrs');
  await user.click(await screen.findByRole('button', { name: 'Previous quarter' }));
  expect(await screen.findByText('2017-Q3')).toBeVisible();
  expect(screen.getByText(/Jul.* 2017 to .*Sep.* 2017/)).toBeVisible();
});

test('keeps the commentary by itself while one types', async () => {
  const { id } = await openReview();
  typeInto(await screen.findByRole('textbox', { name: 'Commentary' }, { timeout: 15_000 }), 'A good quarter.');
  expect(await screen.findByText('Saved on this device', { selector: 'p' })).toBeVisible();
  const { sections } = await packageOf(id);
  expect(sections.find(({ key }) => key === 'summary')?.commentary).toBe('A good quarter.');
});

test('moves a section by keyboard and says where it is now, and takes one out of the package', async () => {
  const { user, id } = await openReview();
  screen.getByRole('button', { name: 'What we promised each other, 2 of 10' }).focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByText('What we promised each other is now 3 of 10')).toBeInTheDocument();
  expect((await packageOf(id)).sections.slice(0, 3).map(({ key }) => key)).toEqual(['title', 'summary', 'commitments']);
  await user.click(screen.getByRole('switch', { name: 'Put Marketing and MDF into the package' }));
  await waitFor(() => expect(sectionNames()).toContain('8Marketing and MDF, 8 of 10, switched off'));
});

test('explains a figure of the scorecard', async () => {
  const { user } = await openReview();
  await user.click(screen.getByRole('button', { name: 'Scorecard, 4 of 10' }));
  await user.click(await screen.findByRole('button', { name: /^Won amount: 12,345\.00.*2017-Q4$/ }));
  const inspector = await screen.findByRole('complementary');
  expect(await within(inspector).findByText(/Amounts of the deals closed as won in the window/)).toBeVisible();
});

test('says which figures have moved since the freeze, and lets the words alone', async () => {
  const { user } = await openReview();
  await user.click(screen.getByRole('button', { name: 'Freeze' }));
  expect(await screen.findByText('No figure has moved since the freeze.')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Commentary' })).toBeNull();
  await made.api('deals.save', { partnerId: acme, stage: 'WON', closedOn: '2017-12-01', amount: { minor: 50_000, currency: 'USD' } });
  const row = await screen.findByRole('row', { name: /^Won amount 2017-Q4/ });
  expect(row).toHaveTextContent(/12,345\.00.USD12,845\.00.USD/);
  await user.click(screen.getByRole('button', { name: 'Unfreeze' }));
  expect(await screen.findByRole('button', { name: 'Freeze' })).toBeVisible();
});

test('records who asks for what, and refuses to close a review without an outcome', async () => {
  const { user, id } = await openReview();
  await user.click(screen.getByRole('button', { name: 'Meeting and outcome' }));
  await user.type(await screen.findByRole('textbox', { name: 'Ask' }), 'Two more sellers{Enter}');
  expect(await screen.findByText('Two more sellers')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Held on' }), '2017-12-20{Enter}');
  const before = screen.getByRole('region', { name: 'Before it closes' });
  await within(before).findByText('Held');
  const close = screen.getByRole('button', { name: 'Close review' });
  expect(close).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Outcome' }), 'Agreed.');
  await waitFor(() => expect(close).toBeEnabled());
  await user.click(close);
  await waitFor(async () => expect((await made.api('qbrs.get', { id })).qbr).toMatchObject({ state: 'closed', outcome: 'Agreed.' }));
  expect((await packageOf(id)).asks).toEqual([{ side: 'vendor', text: 'Two more sellers' }]);
});

test('writes the files of the package into the export folder and names them', async () => {
  const { user } = await openReview();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog', { name: 'Export package' });
  await user.click(within(dialog).getByRole('checkbox', { name: 'Deck (PPTX)' }));
  await user.click(within(dialog).getByRole('checkbox', { name: 'Hand-out (PDF)' }));
  await user.click(within(dialog).getByRole('button', { name: 'Write files' }));
  const name = '2017-Q4_Acme_QBR_v1_2017-12-31.xlsx';
  expect(await within(dialog).findByText(name, {}, { timeout: 20_000 })).toBeVisible();
  expect(existsSync(join(made.dir, 'exports', name))).toBe(true);
});

test('exports the packages of all that are selected', async () => {
  await covered('Beta');
  const { user } = await renderApp(made, '#/qbrs');
  await user.click(await screen.findByRole('button', { name: 'Select all' }));
  await user.click(screen.getByRole('button', { name: 'Export 2 packages' }));
  const dialog = await screen.findByRole('dialog', { name: 'Export 2 packages' });
  for (const format of ['Deck (PPTX)', 'Hand-out (PDF)']) await user.click(within(dialog).getByRole('checkbox', { name: format }));
  await user.click(within(dialog).getByRole('button', { name: 'Write files' }));
  expect(await within(dialog).findByText('2 files written', {}, { timeout: 20_000 })).toBeVisible();
});

test('prepares all reviews that are due this month, without a file where no format is chosen', async () => {
  const id = await covered('Beta');
  await made.api('partners.update', { ids: [id, acme], changes: { enrolledOn: '2017-11-02' } });
  await made.api('qbrs.create', { partnerId: id, quarter: '2017-Q4', to: 'scheduled', on: '2017-12-31' });
  const { user } = await renderApp(made, '#/qbrs');
  await user.click(await screen.findByRole('button', { name: 'Prepare all due this month' }));
  const dialog = await screen.findByRole('dialog', { name: 'Prepare 1 review' });
  expect(within(dialog).getByText(/^Beta · 2017-Q4 · Scheduled/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Prepare' }));
  expect(await within(dialog).findByText('1 package is prepared', {}, { timeout: 20_000 })).toBeVisible();
  expect(await stagesOnBoard()).toContainEqual(['Beta', 'preparing']);
  expect(existsSync(join(made.dir, 'exports'))).toBe(false);
});
