import { screen, waitFor, within } from '@testing-library/react';
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

const enrolled = async (name: string, type: string, deals: Parameters<typeof addPartner>[2] = []): Promise<string> => {
  const id = await addPartner(core.api, name, deals);
  await core.api('partners.update', { ids: [id], changes: { status: 'enrolled', type, enrolledOn: '2017-01-15' } });
  return id;
};
const save = (kind: Parameters<typeof core.api<'entries.save'>>[1]['kind'], partnerId: string, values: Record<string, unknown>) =>
  core.api('entries.save', { kind, partnerId, values } as never);
// a list in groups is a tree
const grid = async (): Promise<HTMLElement> =>
  (await screen.findAllByLabelText('Partners')).find((element) => /grid/.test(element.getAttribute('role') ?? ''))!;
const headings = async (): Promise<string[]> =>
  within(await grid())
    .getAllByRole('columnheader')
    .map((header) => header.textContent ?? '')
    .filter(Boolean);
const names = async (): Promise<string[]> =>
  within(await grid())
    .getAllByRole('link')
    .map((link) => link.textContent ?? '');

/** An MSP with a renewal in 30 days and one without, and two resellers that are not active, of which the second does more. */
const fill = async () => {
  const due = await enrolled('Nimbus Care', 'MSP');
  await save('managed_service', due, {
    customer: 'Globex',
    seats: 40,
    monthlyValue: { minor: 900_000, currency: 'USD' },
    startsOn: '2017-01-01',
    state: 'active',
  });
  await save('renewal', due, { customer: 'Globex', dueOn: '2018-01-30', state: 'due', amount: { minor: 5_000_000, currency: 'USD' } });
  const later = await enrolled('Aspen Care', 'MSP');
  await save('renewal', later, { customer: 'Initech', dueOn: '2018-11-30', state: 'due', amount: { minor: 100, currency: 'USD' } });
  await enrolled('Alder', 'RESELLER_VAR');
  const keen = await enrolled('Zephyr', 'RESELLER_VAR');
  for (let day = 1; day <= 9; day++) await save('portal_usage', keen, { usedOn: `2017-12-0${day}`, sessions: 2 });
  await enrolled('Hottechi', 'RESELLER_VAR', [{ stage: 'WON', submittedOn: '2017-12-01', closedOn: '2017-12-15', amount: 4_862_100 }]);
  return { due, keen };
};
const openView = async (user: Awaited<ReturnType<typeof renderApp>>['user'], name: string): Promise<void> => {
  await user.click(await screen.findByRole('button', { name: 'All partners' }));
  await user.click(await screen.findByRole('menuitem', { name }));
};

test('shows the columns of a type while it shows that type alone', async () => {
  await fill();
  const { user } = await renderApp(core);
  expect(await headings()).not.toContain('Seats');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('button', { name: 'Type' }));
  await user.click(await screen.findByRole('checkbox', { name: 'MSP' }));
  await waitFor(async () =>
    expect(await headings()).toEqual(
      expect.arrayContaining(['Seats', expect.stringMatching(/^Monthly value\s*USD$/), 'Renewals', 'Certificates']),
    ),
  );
  expect(await headings()).not.toContain('Listings');
  const row = within(await grid()).getByRole('row', { name: /Nimbus Care/ });
  await waitFor(() => expect(row).toHaveTextContent('9,000.00'));
  expect(within(row).getByRole('gridcell', { name: '40' })).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: 'MSP' }));
  await waitFor(async () => expect(await headings()).not.toContain('Seats'));
});

test('has views of its own: MSPs with renewals in 90 days', async () => {
  await fill();
  const { user } = await renderApp(core);
  await openView(user, 'MSPs with renewals in 90 days');
  await waitFor(async () => expect(await names()).toEqual(['Nimbus Care']));
  expect(within(await grid()).getByRole('row', { name: /Nimbus Care/ })).toHaveTextContent('50,000.00');
});

test('orders the inactive by likelihood of activation and never by name, and says what makes it', async () => {
  await fill();
  const { user } = await renderApp(core, '#/portfolio/inactive');
  await waitFor(async () => expect((await names())[0]).toBe('Zephyr'));
  const queue = await core.api('partners.activationQueue', {});
  const scores = (await names()).map((name) => queue.queue.find((one) => one.name === name)?.score ?? -1);
  expect(scores).toEqual(queue.queue.map(({ score }) => score));
  expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? 0);
  expect(await names()).not.toContain('Hottechi');
  // the address asked for the view once; what is changed now is not taken back by it
  expect(location.hash).toBe('#/portfolio');
  await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  await user.click(
    within(await grid())
      .getByRole('row', { name: /Zephyr/ })
      .querySelector('[role=gridcell]:nth-child(3)')!,
  );
  const inspector = await screen.findByRole('complementary', { name: 'Inspector' });
  expect(await within(inspector).findByText('Likely to become active')).toBeVisible();
  expect(inspector).toHaveTextContent(/18 portal sessions in the last quarter\+15/);
});

test('groups by segment, and decides another one for many with a reason that stands beside it', async () => {
  await fill();
  const { user } = await renderApp(core, '#/portfolio/segment');
  await waitFor(async () => expect(within(await grid()).getByRole('row', { name: /Activation focus\s*4 rows/ })).toBeVisible());
  await user.click(within(await grid()).getByRole('checkbox', { name: 'Select Hottechi' }));
  await user.click(screen.getByRole('button', { name: 'Segment and coverage' }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Segment'), 'Strategic');
  const apply = within(dialog).getByRole('button', { name: 'Decide' });
  // never without a reason
  expect(apply).toBeDisabled();
  await user.type(within(dialog).getByLabelText('Reason'), 'Only partner in Norway');
  await user.click(apply);
  const group = () => grid().then((found) => within(found).getByRole('row', { name: /^Unfold|Fold|Strategic\s*1 row/ }));
  await waitFor(async () => expect(await group()).toBeVisible());
  expect(screen.getByRole('img', { name: 'Decided by a person: Only partner in Norway' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByRole('img', { name: /^Decided by a person/ })).not.toBeInTheDocument());
});

test('filters by a range of numbers', async () => {
  await fill();
  const { user } = await renderApp(core);
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('button', { name: 'Won amount' }));
  await user.type(await screen.findByLabelText('From'), '1,000');
  await waitFor(async () => expect(await names()).toEqual(['Hottechi']));
  expect(screen.getByRole('button', { name: 'Remove Won amount: from 1,000' })).toBeVisible();
});

test('splits the honest header by group on demand: enrolled beside those that are active, revenue and concentration', async () => {
  await fill();
  const { user } = await renderApp(core);
  await user.click(await screen.findByRole('button', { name: 'Figures by group' }));
  const table = await screen.findByRole('region', { name: 'Figures by Type' });
  const resellers = await within(table).findByRole('row', { name: /^Reseller/ });
  expect(resellers).toHaveTextContent('1 of 3 active');
  expect(resellers).toHaveTextContent('33.3%');
  await waitFor(() => expect(resellers).toHaveTextContent('48,621.00'));
  // as the header has it: twelve months, not the quarter that runs
  const revenue = within(table).getByRole('columnheader', { name: /^Revenue per active partner/ });
  expect(revenue).toHaveTextContent('Jan 1, 2017 to Dec 31, 2017');
  expect(within(table).getByRole('row', { name: /^Managed service provider|^MSP/ })).toHaveTextContent('0 of 2 active');
  await user.selectOptions(within(table).getByLabelText('Split by'), 'Segment');
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Figures by Segment' })).toHaveTextContent(/Activation focus0 of 4 active/),
  );
  await user.click(screen.getByRole('button', { name: /^Active ratio: 0\.0%/ }));
  const inspector = await screen.findByRole('complementary', { name: 'Inspector' });
  expect(inspector).toHaveTextContent('Active partners divided by enrolled partners');
});

test('sorts what is not available last, whichever way', async () => {
  await fill();
  const { user } = await renderApp(core, '#/portfolio/renewals');
  await waitFor(async () => expect(await names()).toEqual(['Nimbus Care']));
  await user.click(screen.getByRole('button', { name: 'Remove Renewals: from 1' }));
  await waitFor(async () => expect(await names()).toHaveLength(2));
  const seats = within(await grid()).getByRole('columnheader', { name: /^Seats/ });
  for (const times of [1, 2]) {
    await user.click(seats);
    await waitFor(async () => expect([times, await names()]).toEqual([times, ['Nimbus Care', 'Aspen Care']]));
  }
});

test('keeps a range in a view of its own and opens it again', async () => {
  await fill();
  const { user } = await renderApp(core, '#/portfolio/renewals');
  await waitFor(async () => expect(await names()).toEqual(['Nimbus Care']));
  await user.click(screen.getByRole('button', { name: 'MSPs with renewals in 90 days' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  await user.type(await screen.findByLabelText('Name of the view'), 'Mine{Enter}');
  await screen.findByRole('button', { name: 'Mine' });
  const [view] = await core.api('views.list', { place: 'portfolio' });
  expect(view?.definition['ranges']).toEqual({ renewalsDue: { from: 1, to: null } });
});

test('gives the room of the inspector to the grid while nothing is selected, and shows it empty when asked', async () => {
  await fill();
  useUiStore.setState({ isInspectorOpen: true, emptyAt: '' });
  const { user } = await renderApp(core);
  const inGrid = within(await grid());
  expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
  await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  expect(await screen.findByRole('complementary', { name: 'Inspector' })).toHaveTextContent('Select a figure or a row');
  await user.keyboard('{Control>}{Shift>}E{/Shift}{/Control}');
  expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
  useUiStore.setState({ isInspectorOpen: true });
  await user.click(inGrid.getByRole('row', { name: /Zephyr/ }).querySelector('[role=gridcell]:nth-child(3)')!);
  expect(await screen.findByRole('complementary', { name: 'Inspector' })).toHaveTextContent('Zephyr');
});
