import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setGrid } from '#renderer/features/portfolio/portfolio-store.ts';
import { setToday } from '#renderer/features/today/today-store.ts';
import { describeError } from '#shared/domain/errors.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp({ today: '2017-12-31' });
  setToday({ view: 'open', rule: null, type: null, owner: null, isByPartner: false, active: null });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

/** Hottechi sold and fell silent; Konex never sold; both are resellers whose partner agreement ran out. */
const fill = async (): Promise<{ hottechi: string; konex: string }> => {
  const hottechi = await addPartner(core.api, 'Hottechi', [
    { stage: 'WON', submittedOn: '2017-02-01', closedOn: '2017-06-01', amount: 4_862_100 },
  ]);
  const konex = await addPartner(core.api, 'Konex', []);
  await core.api('partners.update', {
    ids: [hottechi, konex],
    changes: { status: 'enrolled', type: 'RESELLER_VAR', enrolledOn: '2017-01-15' },
  });
  for (const partnerId of [hottechi, konex])
    await core.api('entries.save', {
      kind: 'compliance_document',
      partnerId,
      values: { requirement: 'PARTNER_AGREEMENT', state: 'valid', validFrom: '2016-12-01', validTo: '2017-12-01' },
    });
  return { hottechi, konex };
};

const rows = async (): Promise<HTMLElement[]> =>
  within(await screen.findByRole('region', { name: 'Alerts, in the order in which to act' })).getAllByRole('listitem');
const textOf = (elements: HTMLElement[]): string[] => elements.map((element) => element.textContent ?? '');

test('opens where nothing was asked for, with the most severe and costly alert first', async () => {
  await fill();
  await renderApp(core, '#/');
  expect(await screen.findByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  const texts = textOf(await rows());
  const listed = await core.api('alerts.list', {});
  expect(texts).toHaveLength(listed.total);
  expect(texts[0]).toContain('Hottechi');
  expect(texts[0]).toContain('48,621.00');
  for (const [at, { partner, name }] of listed.alerts.entries()) {
    expect(texts[at]).toContain(partner?.name ?? 'The network as a whole');
    expect(texts[at]).toContain(name);
  }
  const line = screen.getByRole('region', { name: 'The portfolio in one line' });
  expect(line).toHaveTextContent('0 active of 2 enrolled');
});

test('says why the first alert is first, with its evidence', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  const [first] = await rows();
  await waitFor(() => expect(within(first!).getAllByRole('button')[0]).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Why is this first?' }));
  const inspector = await screen.findByRole('complementary', { name: 'Inspector' });
  const { alerts, counts } = await core.api('alerts.list', {});
  expect(inspector).toHaveTextContent(`Number 1 of ${counts.open}`);
  expect(inspector).toHaveTextContent('48,621.00 USD at stake (revenue of the last twelve months)');
  expect(inspector).toHaveTextContent(/Ahead of the next one: |Level with the next one/);
  expect(inspector).toHaveTextContent('Evidence');
  // it goes along with the keyboard
  within(first!).getAllByRole('button')[0]!.focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(inspector).toHaveTextContent('Number 2 of'));
  expect(inspector).toHaveTextContent(alerts[1]!.name);
});

test('snoozes an alert until tomorrow, takes that back, and shows it again on its day', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  const before = (await rows()).length;
  await user.keyboard('s');
  await user.click(await screen.findByRole('button', { name: 'Tomorrow, Jan 1, 2018' }));
  await waitFor(async () => expect(await rows()).toHaveLength(before - 1));
  expect(screen.getByRole('radio', { name: 'Snoozed 1' })).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await rows()).toHaveLength(before));
  await user.click(within((await rows())[0]!).getAllByRole('button')[0]!);
  await user.keyboard('s');
  await user.click(await screen.findByRole('button', { name: 'Tomorrow, Jan 1, 2018' }));
  await waitFor(async () => expect(await rows()).toHaveLength(before - 1));
  await core.api('settings.update', { asOf: '2018-01-01' });
  await waitFor(async () => expect((await rows()).length).toBeGreaterThanOrEqual(before));
});

test('ends an alert with its outcome, which its log keeps, and opens it again', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  const [first] = (await core.api('alerts.list', {})).alerts;
  await rows();
  await user.keyboard('d');
  const button = await screen.findByRole('button', { name: 'Mark as done' });
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText('Outcome'), 'Signed on the phone');
  await user.click(button);
  await waitFor(async () => expect((await core.api('alerts.list', {})).counts.done).toBe(1));
  const [logged] = await core.api('alerts.log', { id: first!.alert.id });
  expect(logged).toMatchObject({ action: 'done', on: '2017-12-31', detail: 'Signed on the phone' });
  await user.click(screen.getByRole('radio', { name: 'Done 1' }));
  await waitFor(async () => expect(textOf(await rows())[0]).toContain('Done on Dec 31, 2017: Signed on the phone'));
  await user.click(within((await rows())[0]!).getAllByRole('button')[0]!);
  await user.keyboard('r');
  expect(await screen.findByText('Nothing is done yet')).toBeVisible();
  expect((await core.api('alerts.list', {})).counts.done).toBe(0);
});

test('says that an alert has cleared while the inspector explains it', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  const silent = (await rows()).find((row) => row.textContent?.includes('Hottechi') && row.textContent.includes('No commercial activity'));
  await user.click(within(silent!).getAllByRole('button')[0]!);
  await user.keyboard(' ');
  const inspector = await screen.findByRole('complementary', { name: 'Inspector' });
  expect(inspector).toHaveTextContent('Evidence');
  await core.api('settings.update', { asOf: '2017-02-20' });
  await waitFor(() => expect(inspector).toHaveTextContent('This alert has cleared.'));
  expect(inspector).not.toHaveTextContent('Evidence');
});

test('marks a review whose quarter is of a fiscal year of its own', async () => {
  const { hottechi, konex } = await fill();
  await core.api('partners.update', {
    ids: [konex],
    changes: { fiscalCalendar: { kind: 'months', startMonth: 4, naming: 'end-year', weekEndsOn: 6 } },
  });
  await core.api('qbrs.create', { partnerId: hottechi, quarter: '2017-Q4' });
  await core.api('qbrs.create', { partnerId: konex, quarter: '2018-Q3' });
  await renderApp(core, '#/today');
  expect(await screen.findByRole('link', { name: /^Konex · 2018-Q3.*own fiscal year/ })).toBeVisible();
  expect(screen.getByRole('link', { name: /^Hottechi · 2017-Q4/ })).not.toHaveTextContent('own fiscal year');
});

test('leads to the dates of a review that is to be held', async () => {
  const { hottechi } = await fill();
  const { id } = await core.api('qbrs.create', { partnerId: hottechi, quarter: '2017-Q4', to: 'ready' });
  const { user } = await renderApp(core, '#/today');
  await user.click(await screen.findByRole('link', { name: /^Hottechi · 2017-Q4/ }));
  expect(await screen.findByLabelText('Meeting on')).toBeVisible();
  // the address asked for it once
  expect(location.hash).toBe(`#/qbr/${id}`);
});

test('starts the flow that an alert suggests, in the form of what is to be made', async () => {
  const { konex } = await fill();
  const { user } = await renderApp(core, '#/today');
  const silent = (await rows()).find((row) => row.textContent?.includes('Konex') && row.textContent.includes('No commercial activity'));
  // an inactive partner is never sent to sell together: what stands in its way comes first
  await user.click(within(silent!).getByRole('button', { name: 'Find out what stands in the way' }));
  expect(await screen.findByRole('heading', { name: 'Konex', level: 1 })).toBeVisible();
  expect(location.hash).toBe(`#/partner/${konex}/barrier/new`);
  expect(await screen.findByRole('dialog')).toBeVisible();
});

test('gives an alert to somebody, and shows what is theirs', async () => {
  await fill();
  const { id: jane } = await core.api('people.save', { name: 'Jane Fox', role: 'cam' });
  const { user } = await renderApp(core, '#/today');
  const before = (await rows()).length;
  await user.keyboard('a');
  await user.selectOptions(await screen.findByLabelText('To whom'), 'Jane Fox');
  await user.click(screen.getByRole('button', { name: 'Assign' }));
  // it is open until it is done, whoever has it
  await waitFor(async () => expect(textOf(await rows())[0]).toContain('Assigned to Jane Fox'));
  expect(await rows()).toHaveLength(before);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Whose' }), jane);
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Whose' }), 'Assigned to nobody');
  await waitFor(async () => expect(await rows()).toHaveLength(before - 1));
});

test('does all of it by commands too, which the palette offers while an alert is there', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  await rows();
  await user.keyboard('{Control>}k{/Control}');
  const palette = await screen.findByRole('dialog', { name: 'Command palette' });
  await user.type(within(palette).getByRole('combobox'), 'snooze');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Snooze this alert' })).toBeVisible();
});

test('filters by rule and type, and groups by partner', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  await rows();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rule' }), 'Compliance document');
  await waitFor(async () => expect((await rows()).every((row) => row.textContent?.includes('Compliance document'))).toBe(true));
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'MSP');
  expect(await screen.findByText('No alert matches this filter')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!);
  await user.click(screen.getByRole('switch', { name: 'By partner' }));
  expect(await screen.findByRole('heading', { name: 'Hottechi', level: 3 })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Konex', level: 3 })).toBeVisible();
});

test('keeps how it and the portfolio are looked at over a reload, and no name', async () => {
  setToday({ view: 'snoozed', rule: 'A15', isByPartner: true });
  const grid = { text: 'Hottechi', filters: { tier: ['GOLD'], owner: ['Jane Fox'] }, ranges: {}, sorting: [], grouping: 'type' };
  setGrid({ ...grid, hidden: [], order: [], widths: {} }, null);
  vi.resetModules();
  const today = await import('#renderer/features/today/today-store.ts');
  const portfolio = await import('#renderer/features/portfolio/portfolio-store.ts');
  expect(today.useTodayStore.getState()).toMatchObject({ view: 'snoozed', rule: 'A15', isByPartner: true, active: null });
  expect(portfolio.usePortfolioStore.getState().grid).toMatchObject({ text: '', filters: { tier: ['GOLD'] }, grouping: 'type' });
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/Hottechi|Jane Fox/);
  setGrid(null, null);
});

test('says so when the program cannot be read', async () => {
  await fill();
  const call: TestApp['app']['call'] = (method, input) =>
    method === 'settings.program' ? Promise.resolve({ ok: false, ...describeError('INTERNAL') }) : core.app.call(method, input);
  await renderApp({ app: { ...core.app, call } }, '#/today');
  expect(await screen.findByText(describeError('INTERNAL').message)).toBeVisible();
});

test('tells nothing recorded from nothing due', async () => {
  const { hottechi } = await fill();
  await renderApp(core, '#/today');
  expect(await screen.findByText(/^No commitment is recorded yet\./)).toBeVisible();
  expect(screen.getByText(/^No meeting is recorded yet\./)).toBeVisible();
  await core.api('commitments.save', { partnerId: hottechi, side: 'vendor', description: 'Send the price list', dueOn: '2017-12-20' });
  const section = await screen.findByRole('region', { name: /^Commitments due/ });
  await waitFor(() => expect(section).toHaveTextContent('Send the price list'));
  // both sides, even when one of them owes nothing
  expect(section).toHaveTextContent('We owe');
  expect(section).toHaveTextContent(/Partners owe.*Nothing due/);
  expect(section).toHaveTextContent('11 days late');
});

test('has a way in for somebody who has just begun', async () => {
  await renderApp(core, '#/today');
  expect(await screen.findByText('Nothing to do yet')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Import a spreadsheet' })).toBeVisible();
});

test('starts at the portfolio while there are no partners', async () => {
  await renderApp(core, '/');
  expect(await screen.findByText('No partners yet')).toBeVisible();
});

test('has nothing serious against it', async () => {
  await fill();
  const { user } = await renderApp(core, '#/today');
  await rows();
  await user.keyboard(' ');
  await screen.findByText('Why it stands here');
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
