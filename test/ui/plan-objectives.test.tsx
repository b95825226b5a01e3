import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useUndoStore } from '#renderer/state/undo-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let id: string;
beforeEach(async () => {
  useUndoStore.setState({ steps: [] });
  made = await makeApp({ today: '2017-09-30' });
  const partnerId = await addPartner(made.api, 'Acme');
  ({ id } = await made.api('plans.create', { partnerId, year: 2017, currency: 'EUR', start: { from: 'blank' } }));
  const none = [null, null, null, null];
  await made.api('plans.addItems', {
    id,
    kind: 'objective',
    items: [
      {
        title: 'Revenue',
        kind: 'revenue',
        weight: 60,
        unit: 'money',
        currency: 'EUR',
        targets: [100_000, 100_000, 100_000, 100_000],
        actuals: none,
      },
      { title: 'Deals won', kind: 'deals', weight: 30, unit: 'count', targets: [10, 10, 10, 10], actuals: [10, 10, 7, null] },
    ],
  });
});
afterEach(() => made.close());

const goals = async () => (await made.api('plans.get', { id })).content.objectives;
const open = async () => {
  const rendered = await renderApp(made, `#/plan/${id}/objectives`);
  const grid = await screen.findByRole('grid', { name: 'Objectives of the plan' });
  await within(grid).findByRole('gridcell', { name: '67.5%' });
  return { ...rendered, grid };
};
/** The keyboard at the cell of the first row that is this many columns from its title. */
const goTo = async (user: Awaited<ReturnType<typeof open>>['user'], grid: HTMLElement, right: number, down = 0): Promise<void> => {
  grid.focus();
  await user.keyboard('{Control>}{Home}{/Control}');
  await user.keyboard('{ArrowRight}'.repeat(right) + '{ArrowDown}'.repeat(down));
};

test('pastes a block of targets as one step, sums it, keeps what is no number, and takes it all back', async () => {
  const { user, grid } = await open();
  await goTo(user, grid, 3);
  await user.paste('1,250\t1.2m\t40k\tsoon\r\n11\t12\t13\t14.5\r\n');
  await waitFor(async () =>
    expect((await goals()).map(({ targets }) => targets)).toEqual([
      [125_000, 120_000_000, 4_000_000, 100_000],
      [11, 12, 13, 10],
    ]),
  );
  expect(screen.getByText(/2 cells could not be read and stay marked/)).toBeVisible();
  const [bad] = within(grid).getAllByRole('gridcell', { name: 'soon' });
  expect(bad).toHaveAttribute('aria-invalid', 'true');
  // a selection of two units has no sum
  expect(screen.getByText('The units differ, so there is no sum.')).toBeVisible();
  await goTo(user, grid, 3);
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  expect(screen.getByText('1,241,250')).toBeVisible();
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(async () =>
    expect((await goals()).map(({ targets }) => targets)).toEqual([
      [100_000, 100_000, 100_000, 100_000],
      [10, 10, 10, 10],
    ]),
  );
  expect(within(grid).queryByRole('gridcell', { name: 'soon' })).toBeNull();
}, 30_000);

test('says in which way a text is no value, in the unit of its objective', async () => {
  const { user, grid } = await open();
  await goTo(user, grid, 3, 1);
  await user.keyboard('12.5{Enter}');
  expect(screen.getByText('“12.5” is not a whole number, and this objective counts whole things.')).toBeVisible();
  await goTo(user, grid, 3);
  await user.keyboard('USD 5{Enter}{ArrowUp}');
  expect(screen.getByText(/names USD, but this objective is in EUR/)).toBeVisible();
  expect((await goals()).map(({ targets }) => targets[0])).toEqual([100_000, 10]);
}, 30_000);

test('shows the arithmetic of weights that do not add up, until they do', async () => {
  const { user, grid } = await open();
  expect(screen.getByText('The weights add up to 90, not 100; each counts as its part of 90.')).toBeVisible();
  expect(screen.getByRole('note')).toHaveTextContent('Revenue 60 of 90 = 66.7%; Deals won 30 of 90 = 33.3%.');
  await goTo(user, grid, 1);
  await user.keyboard('70{Enter}');
  expect(await screen.findByText('The weights add up to 100.')).toBeVisible();
}, 30_000);

test('fills to the right, and adds an objective with the weight that is missing', async () => {
  const { user, grid } = await open();
  await goTo(user, grid, 3, 1);
  await user.keyboard('25{Enter}');
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}{Control>}r{/Control}');
  await waitFor(async () => expect((await goals())[1]?.targets).toEqual([25, 25, 25, 25]));
  await user.click(screen.getByRole('button', { name: 'Add objective' }));
  expect(await within(grid).findByRole('rowheader', { name: 'New objective' })).toBeVisible();
  expect((await goals())[2]).toMatchObject({ title: 'New objective', weight: 10, unit: 'money', currency: 'EUR' });
}, 30_000);

test('keeps targets of a signed plan as they are, and takes actuals', async () => {
  const { print } = await made.api('plans.get', { id });
  await made.api('plans.sign', { id, print, side: 'vendor', name: 'Ann Ito', role: 'Channel manager' });
  await made.api('plans.sign', { id, print, side: 'partner', name: 'Ben Okoye', role: 'Managing director' });
  const { user, grid } = await open();
  expect(screen.queryByRole('button', { name: 'Add objective' })).toBeNull();
  await goTo(user, grid, 3);
  expect(screen.getByText(/Both sides signed it, so it is locked/)).toBeVisible();
  await user.paste('1\t2\t3\t4\t5\t300\t200');
  await waitFor(async () => expect((await goals())[0]?.actuals).toEqual([30_000, 20_000, null, null]));
  expect((await goals())[0]?.targets).toEqual([100_000, 100_000, 100_000, 100_000]);
}, 30_000);

test('explains the objective that is selected, and tries other targets out without writing them', async () => {
  const { user, grid } = await open();
  await goTo(user, grid, 0, 1);
  const selected = screen.getByRole('region', { name: 'Selected objective' });
  expect(await within(selected).findByText('27 ÷ 40 = 67.5%')).toBeVisible();
  expect(within(selected).getByRole('img', { name: /Bars of target and actual of Deals won/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'What if…' }));
  const panel = await screen.findByRole('region', { name: 'What if' });
  expect(within(panel).getByText(/Nothing is written/)).toBeVisible();
  await user.type(within(panel).getByRole('textbox', { name: 'All targets, %' }), '50');
  expect(await within(panel).findByRole('gridcell', { name: '45.0%' })).toBeVisible();
  expect((await goals())[1]?.targets).toEqual([10, 10, 10, 10]);
  await user.type(within(panel).getByRole('textbox', { name: 'Win rate, %' }), '200');
  expect(within(panel).getByText('Write a number from 0 to 100.')).toBeVisible();
  await user.click(within(panel).getByRole('button', { name: 'Take these targets over' }));
  await waitFor(async () =>
    expect((await goals()).map(({ targets }) => targets)).toEqual([
      [150_000, 150_000, 150_000, 150_000],
      [15, 15, 15, 15],
    ]),
  );
}, 30_000);

test('takes a cell back once, and leaves what another device wrote since', async () => {
  const { user, grid } = await open();
  await goTo(user, grid, 3);
  await user.keyboard('1250{Enter}');
  await waitFor(async () => expect((await goals())[0]?.targets[0]).toBe(125_000));
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect((await goals())[0]?.targets[0]).toBe(100_000));
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('There is nothing to take back in this session')).toBeVisible();
  expect((await goals())[0]?.targets[0]).toBe(100_000);
  await user.keyboard('{Control>}y{/Control}');
  await waitFor(async () => expect((await goals())[0]?.targets[0]).toBe(125_000));
  const [goal] = await goals();
  await made.api('plans.setCells', { id, cells: [{ kind: 'objective', id: goal?.id ?? '', field: 'targets.0', value: 300_000 }] });
  await within(grid).findByRole('gridcell', { name: '3,000' });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(useUndoStore.getState().steps).toEqual([]));
  expect((await goals())[0]?.targets[0]).toBe(300_000);
}, 30_000);

test('says what a metric gave in quarters that are not those of the metrics', async () => {
  const partnerId = await addPartner(made.api, 'Globex', [
    { stage: 'WON', submittedOn: '2017-02-01', closedOn: '2017-03-10', amount: 100 },
  ]);
  await made.api('partners.update', {
    ids: [partnerId],
    changes: { fiscalCalendar: { kind: 'months', startMonth: 2, naming: 'start-year', weekEndsOn: 6 } },
  });
  ({ id } = await made.api('plans.create', { partnerId, year: 2017, calendar: 'ours', currency: 'EUR', start: { from: 'blank' } }));
  await made.api('plans.addItems', {
    id,
    kind: 'objective',
    items: [{ title: 'Deals won', kind: 'deals', weight: 100, unit: 'count', feed: 'K21.won', targets: [2, 2, 2, 2] }],
  });
  await renderApp(made, `#/plan/${id}/objectives`);
  const selected = await screen.findByRole('region', { name: 'Selected objective' });
  const rows = await within(selected).findAllByRole('button', { name: /^Rows of/ });
  expect(rows.map(({ parentElement }) => parentElement?.textContent?.at(-1))).toEqual(['1', '0', '0']);
}, 30_000);
