import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let id: string;
let partnerId: string;
beforeEach(async () => {
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
  made = await makeApp();
  partnerId = await addPartner(made.api, 'Meridian');
  id = (await made.api('plans.create', { partnerId, year: 2017, currency: 'EUR', start: { from: 'blank' } })).id;
});
afterEach(() => made.close());

type Item = Record<string, unknown>;
const add = async (kind: 'objective' | 'initiative' | 'milestone' | 'investment', ...items: Item[]) =>
  (await made.api('plans.addItems', { id, kind, items })).ids;
const milestones = async () => (await made.api('plans.get', { id })).content.milestones;
const agree = async (): Promise<void> => {
  await add('objective', { title: 'Deals', kind: 'deals', weight: 100, unit: 'count', targets: [1, 1, 1, 1] });
  const { print } = await made.api('plans.get', { id });
  for (const side of ['vendor', 'partner'] as const) await made.api('plans.sign', { id, print, side, name: side, role: 'Head' });
};
const page = () => renderApp(made, `#/plan/${id}`);
const timeline = () => screen.findByRole('group', { name: 'Timeline of 2017' });
const mark = async (name: RegExp) => within(await timeline()).getByRole('button', { name });

test('goes through the timeline by keyboard: arrows, a day further, done, and opened', async () => {
  const [initiative] = await add('initiative', { title: 'Enablement', side: 'both' });
  const [first] = await add('milestone', { title: 'Plan the course', side: 'vendor', dueOn: '2017-11-10', initiativeId: initiative });
  await add('milestone', { title: 'Book the room', side: 'both', dueOn: '2017-11-11', state: 'done', initiativeId: initiative });
  await add('milestone', { title: 'Hold the course', side: 'partner', owner: 'Bo Lind', dueOn: '2018-01-20', dependsOn: [first] });
  const { user } = await page();
  const plan = await mark(/^Plan the course · We · 51 days late, Open, due .*2017$/);
  const late = screen.getByRole('heading', { name: '1 late milestone' }).parentElement as HTMLElement;
  expect(late).toHaveTextContent(/Plan the course\s*Our side\s*51 days late\s*Holds up Hold the course/);

  plan.focus();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(
    await mark(
      /^Hold the course · They, Open, due .*, Bo Lind, due after the plan ends, waits for Plan the course, held up by Plan the course$/,
    ),
  ).toHaveFocus();
  await user.keyboard('{Home}');
  expect(plan).toHaveFocus();
  // past the one that is due between
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  expect(plan).toHaveFocus();
  await waitFor(async () => expect((await milestones())[0]).toMatchObject({ dueOn: '2017-11-12' }));
  await user.keyboard('{Shift>}{ArrowRight}{Escape}{/Shift}');
  expect((await milestones())[0]).toMatchObject({ dueOn: '2017-11-12' });

  await user.keyboard('d');
  expect(await mark(/^Plan the course · We, Done/)).toHaveFocus();
  expect((await milestones())[0]).toMatchObject({ state: 'done', doneOn: '2017-12-31' });

  await user.keyboard('{ArrowRight}{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Milestone' });
  await user.click(within(dialog).getByRole('radio', { name: 'In progress' }));
  await user.type(within(dialog).getByRole('textbox', { name: 'Evidence' }), 'Room is booked');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => expect((await milestones())[2]).toMatchObject({ state: 'in_progress', evidence: 'Room is booked' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('keeps dates and titles and leaves progress open while both sides are bound', async () => {
  await add('milestone', { title: 'Plan the course', side: 'vendor', dueOn: '2017-11-10' });
  await agree();
  const { user } = await page();
  (await mark(/^Plan the course/)).focus();
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Milestone' });
  expect(within(dialog).getByRole('textbox', { name: /^Milestone/ })).toBeDisabled();
  expect(within(dialog).getByRole('textbox', { name: 'Due' })).toBeDisabled();
  expect(within(dialog).queryByRole('button', { name: 'Remove milestone' })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole('radio', { name: 'Done' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save milestone' }));
  await waitFor(async () => expect((await milestones())[0]).toMatchObject({ state: 'done', dueOn: '2017-11-10' }));
  expect(screen.queryByRole('form', { name: 'Add a milestone' })).not.toBeInTheDocument();
});

test('adds milestones in one line each, and writes in the list which come before', async () => {
  const { user } = await page();
  expect(await screen.findByText('No step is planned yet')).toBeVisible();
  const quick = screen.getByRole('form', { name: 'Add a milestone' });
  await user.type(within(quick).getByRole('textbox', { name: 'What' }), 'Name an engineer{Enter}');
  await waitFor(() => expect(within(quick).getByRole('textbox', { name: 'What' })).toHaveValue(''));
  await user.selectOptions(within(quick).getByRole('combobox', { name: 'Side' }), 'They');
  await user.type(within(quick).getByRole('textbox', { name: 'What' }), 'Pass the exam');
  await user.type(within(quick).getByRole('textbox', { name: 'Due' }), '2017-12-01{Enter}');
  await waitFor(async () => expect(await milestones()).toMatchObject([{ side: 'vendor' }, { side: 'partner', dueOn: '2017-12-01' }]));

  const sheet = screen.getByRole('grid', { name: 'Milestones' });
  sheet.focus();
  await user.keyboard('{ArrowDown}{End}{ArrowLeft}');
  await user.keyboard('2{Enter}');
  expect(await screen.findByText('Write numbers of other rows of this list, such as 1, 3.')).toBeVisible();
  expect((await milestones())[1]?.dependsOn).toEqual([]);
  await user.keyboard('{Escape}1{Enter}');
  await waitFor(async () => {
    const [first, second] = await milestones();
    expect(second?.dependsOn).toEqual([first?.id]);
  });
});

test('keeps what is typed and not yet taken while one looks elsewhere', async () => {
  await add('milestone', { title: 'Plan the course', side: 'vendor' });
  const { user, unmount } = await page();
  const sheet = await screen.findByRole('grid', { name: 'Milestones' });
  sheet.focus();
  await user.keyboard('{End}{ArrowLeft}9{Enter}');
  await user.click(screen.getByRole('radio', { name: /^Initiatives/ }));
  await user.click(screen.getByRole('radio', { name: /^Milestones/ }));
  expect(await screen.findByRole('gridcell', { name: '9' })).toBeInvalid();
  await user.type(within(screen.getByRole('form', { name: 'Add a milestone' })).getByRole('textbox', { name: 'What' }), 'Name an eng');
  unmount();
  await page();
  expect(await screen.findByRole('gridcell', { name: '9' })).toBeInvalid();
  expect(within(screen.getByRole('form', { name: 'Add a milestone' })).getByRole('textbox', { name: 'What' })).toHaveValue('Name an eng');
});

test('puts the investments of both sides beside each other, and shows what nobody noted as not recorded', async () => {
  await made.api('plans.update', { id, changes: { rates: [{ from: 'USD', to: 'EUR', rate: '0.90' }], ratesOn: '2017-01-01' } });
  await add(
    'investment',
    { title: 'Growth fund', side: 'vendor', kind: 'mdf', unit: 'money', currency: 'USD', planned: 10_000_00, spent: 5_000_00 },
    { title: 'Engineers', side: 'vendor', kind: 'headcount', unit: 'days', planned: 125 },
    { title: 'Own budget', side: 'partner', kind: 'money', unit: 'money', currency: 'EUR', planned: 2_000_00 },
  );
  await page();
  const ours = await screen.findByRole('region', { name: 'We put in' });
  expect(within(ours).getByRole('row', { name: /^Money, EUR/ })).toHaveTextContent(/9,000\.00\s*4,500\.00\s*50\.0%/);
  expect(within(ours).getByRole('row', { name: /^Days of people/ })).toHaveTextContent(/12\.5 days\s*Not recorded/);
  const theirs = screen.getByRole('region', { name: 'They put in' });
  expect(within(theirs).getByRole('row', { name: /^Money, EUR/ })).toHaveTextContent(/2,000\.00\s*Not recorded/);
  expect(screen.getByText(/at plan rates of .*2017: USD\/EUR 0\.90/)).toBeVisible();
});

test('reads the amounts of pasted investments in the unit of their own line, and keeps the number when the unit changes', async () => {
  await made.api('plans.update', { id, changes: { rates: [{ from: 'JPY', to: 'EUR', rate: '0.006' }], ratesOn: '2017-01-01' } });
  await add('investment', { title: 'Growth fund', side: 'vendor', kind: 'mdf', unit: 'money', currency: 'EUR', planned: 1_200_50 });
  const investments = async () => (await made.api('plans.get', { id })).content.investments;
  const { user } = await page();
  const sheet = await screen.findByRole('grid', { name: 'Investments of both sides' });
  sheet.focus();
  await user.paste('Engineers\tWe\tPeople\tDays\t\t12.5\r\nTokyo fair\tThey\tMDF\tMoney\tJPY\t3000');
  await waitFor(async () =>
    expect(await investments()).toMatchObject([
      { title: 'Engineers', unit: 'days', currency: null, planned: 125 },
      { title: 'Tokyo fair', unit: 'money', currency: 'JPY', planned: 3000 },
    ]),
  );
  expect(await within(sheet).findByRole('gridcell', { name: '12.5 days' })).toBeVisible();
  await user.keyboard('{Control>}{Home}{/Control}{ArrowRight}{ArrowRight}{ArrowRight}Money{Enter}');
  await waitFor(async () => expect((await investments())[0]).toMatchObject({ unit: 'money', currency: 'EUR', planned: 12_50 }));
});

test('promises stand in the one ledger: added to the plan, overdue alike on both sides, settled with their evidence', async () => {
  for (const side of ['vendor', 'partner'] as const)
    await made.api('commitments.save', {
      ...{
        partnerId,
        side,
        originKind: 'plan',
        originId: id,
        description: `Promise of ${side}`,
        madeOn: '2017-11-01',
        dueOn: '2017-12-30',
      },
    });
  const { user } = await page();
  expect(await screen.findAllByText('Overdue, 1 day')).toHaveLength(2);
  const quick = screen.getByRole('form', { name: 'New commitment' });
  await user.type(within(quick).getByRole('textbox', { name: 'What' }), 'Send the price list{Enter}');
  const ours = screen.getByRole('region', { name: 'What we promised' });
  expect(await within(ours).findByText('Send the price list')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Settle: Promise of partner' }));
  const dialog = await screen.findByRole('dialog', { name: 'Settle a commitment' });
  await user.type(within(dialog).getByRole('textbox', { name: /Evidence/ }), 'Seen it');
  await user.click(within(dialog).getByRole('button', { name: 'Mark as met' }));
  expect(await screen.findByText('They promised nothing in this plan.')).toBeVisible();
  expect(await made.api('commitments.list', { originId: id, states: ['met'] })).toMatchObject([
    { originKind: 'plan', evidence: 'Seen it' },
  ]);
});

test('the parts of the page have nothing against them', async () => {
  const [first] = await add('milestone', { title: 'Plan the course', side: 'vendor', dueOn: '2017-11-10' });
  await add('milestone', { title: 'Hold the course', side: 'partner', dueOn: '2017-12-20', dependsOn: [first] });
  await add('investment', { title: 'Growth fund', side: 'vendor', kind: 'mdf', unit: 'money', planned: 10_000_00 });
  await page();
  await mark(/^Plan the course/);
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html}`))).toEqual([]);
});
