import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setGrid, setSelected, usePortfolioStore } from '#renderer/features/portfolio/portfolio-store.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp({ today: '2017-12-31' });
  setGrid(null, null);
  setSelected(new Set());
  usePortfolioStore.setState({ active: null });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

const fill = async (): Promise<void> => {
  await addPartner(core.api, 'Hottechi', [{ stage: 'WON', submittedOn: '2017-11-01', closedOn: '2017-12-01', amount: 4_862_100 }]);
  await addPartner(core.api, 'Konex', [{ stage: 'ENGAGING', submittedOn: '2017-12-05', amount: 100_000 }]);
  await addPartner(core.api, 'Cheers', [{ stage: 'LOST', submittedOn: '2016-01-01', closedOn: '2016-05-01' }]);
  const { partners } = await core.api('partners.list', {});
  await core.api('partners.update', { ids: partners.map(({ id }) => id), changes: { status: 'enrolled' } });
};

const grid = async (): Promise<HTMLElement> => screen.findByRole('grid', { name: 'Partners' });
const activeText = (element: HTMLElement): string =>
  document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.closest('[role=row]')?.textContent ?? '';

test('shows enrolled only together with the active ratio, its preset and its window', async () => {
  await fill();
  await renderApp(core);
  const header = await screen.findByRole('region', { name: 'Figures of the portfolio' });
  const ratio = within(header).getByRole('button', { name: /^Active ratio: 66\.7%/ });
  const enrolled = within(header).getByRole('button', { name: /^Enrolled: 3\./ });
  expect(enrolled.parentElement?.parentElement).toBe(ratio.parentElement?.parentElement);
  expect(header).toHaveTextContent('Commercially active in the last 90 days');
  expect(within(header).getByRole('button', { name: /^Revenue per active partner: 24,310\.50/ })).toBeVisible();
  expect(within(header).getByRole('button', { name: /^Top-10 share: 100\.0%/ })).toBeVisible();
  expect(within(header).getByText('2 of 3 active')).toBeVisible();
  // nowhere else does the number of enrolled partners stand by itself
  expect(screen.getAllByRole('button', { name: /^Enrolled:/ })).toHaveLength(1);
});

test('explains a figure with its definition, date and rows when it is clicked', async () => {
  await fill();
  const { user } = await renderApp(core);
  await user.click(await screen.findByRole('button', { name: /^Active ratio:/ }));
  const inspector = await screen.findByRole('complementary', { name: 'Inspector' });
  expect(inspector).toHaveTextContent('Active partners divided by enrolled partners');
  expect(inspector).toHaveTextContent('K01');
  expect(inspector).toHaveTextContent('Dec 31, 2017');
  await waitFor(() => expect(inspector).toHaveTextContent('Rows behind it'));
  await user.click(within(inspector).getByRole('link', { name: 'Hottechi' }));
  expect(await screen.findByRole('heading', { name: 'Hottechi', level: 1 })).toBeVisible();
});

test('closes the inspector on Escape and gives the focus back', async () => {
  await fill();
  const { user } = await renderApp(core);
  const figure = await screen.findByRole('button', { name: /^Active ratio:/ });
  await user.click(figure);
  act(() => screen.getByRole('button', { name: 'Close the inspector' }).focus());
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
  expect(figure).toHaveFocus();
});

test('is driven by arrows, Home, End, Space, Shift and Escape', async () => {
  await fill();
  const { user } = await renderApp(core);
  const table = await grid();
  table.focus();
  expect(activeText(table)).toContain('Hottechi');
  await user.keyboard('{End}');
  expect(activeText(table)).not.toContain('Hottechi');
  await user.keyboard('{Home}{ }');
  expect(within(table).getByRole('row', { selected: true })).toHaveTextContent('Hottechi');
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(within(table).getAllByRole('row', { selected: true })).toHaveLength(3);
  expect(screen.getByText('3 selected')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(within(table).queryAllByRole('row', { selected: true })).toHaveLength(0);
  expect(table).toHaveFocus();
});

test('sorts from the keyboard when Enter is pressed on a heading', async () => {
  await fill();
  const { user } = await renderApp(core);
  const table = await grid();
  table.focus();
  await user.keyboard('{ArrowUp}{Enter}');
  expect(within(table).getByRole('columnheader', { name: /^Partner/ })).toHaveAttribute('aria-sort', 'ascending');
  const names = within(table)
    .getAllByRole('link')
    .map(({ textContent }) => textContent);
  expect(names).toEqual(['Cheers', 'Hottechi', 'Konex']);
});

test('tells the kind of emptiness apart when a filter hides every partner', async () => {
  await fill();
  const { user } = await renderApp(core);
  await grid();
  await user.keyboard('{Control>}f{/Control}');
  expect(screen.getByRole('textbox', { name: 'Filter rows' })).toHaveFocus();
  await user.keyboard('nobody');
  expect(await screen.findByText('No partner matches this filter')).toBeVisible();
  expect(screen.getByText('0 of 3 partners')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!);
  expect(await screen.findByText('3 partners')).toBeVisible();
});

test('says that nothing exists yet when there is no partner', async () => {
  await renderApp(core);
  expect(await screen.findByText('No partners yet')).toBeVisible();
  expect(screen.queryByRole('grid')).toBeNull();
});

test('changes all selected partners in one step that can be taken back', async () => {
  await fill();
  const { user } = await renderApp(core);
  const table = await grid();
  table.focus();
  await user.keyboard('{Control>}a{/Control}{Control>}{Shift>}b{/Shift}{/Control}');
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Tier'), 'Gold');
  await user.click(within(dialog).getByRole('button', { name: 'Change 3 partners' }));
  await waitFor(async () => {
    const { partners } = await core.api('partners.list', {});
    expect(partners.map(({ tier }) => tier)).toEqual(['GOLD', 'GOLD', 'GOLD']);
  });
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => {
    const { partners } = await core.api('partners.list', {});
    expect(partners.map(({ tier }) => tier)).toEqual([null, null, null]);
  });
});

test('keeps a view under a name and brings it back', async () => {
  await fill();
  const { user } = await renderApp(core);
  await grid();
  await user.type(screen.getByRole('textbox', { name: 'Filter rows' }), 'kon');
  await user.click(screen.getByRole('button', { name: /^All partners/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  await user.type(await screen.findByLabelText('Name of the view'), 'Only Konex{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Only Konex' }));
  await user.click(await screen.findByRole('menuitem', { name: 'All partners' }));
  expect(await screen.findByText('3 partners')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'All partners' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Only Konex' }));
  expect(await screen.findByText('1 of 3 partners')).toBeVisible();
  expect(screen.getByText('Figures of all 3 partners')).toBeVisible();
});

test('data that ends long before the as-of date says so and is seen from its own last day with one click', async () => {
  await addPartner(core.api, 'Hottechi', [{ stage: 'WON', submittedOn: '2016-05-01', closedOn: '2016-06-30', amount: 100 }]);
  const { user } = await renderApp(core);
  const note = await screen.findByRole('note');
  expect(note).toHaveTextContent(/30 Jun.* 2016.*31 Dec.* 2017|Jun.* 30.* 2016.*Dec.* 31.* 2017/);
  await user.click(within(note).getByRole('button', { name: /^See it as of/ }));
  await waitFor(() => expect(screen.queryByRole('note')).toBeNull());
  expect((await core.api('settings.program', {})).asOf).toBe('2016-06-30');
});
