import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useEditorView } from '#renderer/features/qbrs/editor-view.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';
import { typeInto } from '#test/support/type-into.ts';

let core: TestApp;
let acme: string;
beforeEach(async () => {
  core = await makeApp();
  useEditorView.setState({ isPartnerView: false, seenForward: new Set() });
  acme = await addPartner(core.api, 'Acme', [
    { stage: 'WON', submittedOn: '2017-10-03', closedOn: '2017-11-20', amount: 1_234_500 },
    { stage: 'ENGAGING', submittedOn: '2017-12-01' },
  ]);
});
afterEach(() => core.close());

const openReview = async () => {
  const { id } = await core.api('qbrs.create', { partnerId: acme, quarter: '2017-Q4' });
  const rendered = await renderApp(core, `#/qbr/${id}`);
  await screen.findByRole('heading', { level: 1, name: /Acme/ });
  return { ...rendered, id };
};
const openSection = async (user: Awaited<ReturnType<typeof openReview>>['user'], name: RegExp) =>
  user.click(within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('button', { name }));
const blocksOf = async (id: string, key: string) =>
  (await core.api('qbrs.get', { id })).package.sections.find((section) => section.key === key)?.blocks ?? [];
const shownBlocks = () =>
  within(screen.getByRole('list', { name: 'Blocks of this section' }))
    .getAllByRole('listitem')
    .flatMap((item) => (item.getAttribute('aria-label') ? [item.getAttribute('aria-label')] : []));

test('moves a block by keyboard, keeps the keyboard on it, and says where it is now', async () => {
  const { user, id } = await openReview();
  const heading = await screen.findByRole('textbox', { name: 'Heading of Commentary' });
  heading.focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByText('Commentary is now 2 of 4')).toBeInTheDocument();
  await waitFor(() => expect(shownBlocks()[1]).toBe('Commentary, block 2 of 4'));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Heading of Commentary' })).toHaveFocus());
  expect((await blocksOf(id, 'summary')).map(({ key }) => key)).toEqual([
    'summary.highlights',
    'summary.commentary',
    'summary.wonLost',
    'summary.productMix',
  ]);
});

test('adds a block by typing its name, writes into it, and brings a removed one back with its words', async () => {
  const { user, id } = await openReview();
  await user.click(await screen.findByRole('button', { name: 'Add block' }));
  await user.keyboard('free{Enter}');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Heading of Free text' })).toHaveFocus());
  await user.keyboard('For us');
  typeInto(await screen.findByRole('textbox', { name: 'Free text' }, { timeout: 15_000 }), 'Ask about the new seller.');
  await user.click(screen.getByRole('button', { name: 'Remove For us' }));
  expect(await screen.findByText('For us was removed')).toBeVisible();
  await waitFor(async () => expect(await blocksOf(id, 'summary')).toHaveLength(4));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () =>
    expect((await blocksOf(id, 'summary'))[4]).toMatchObject({ title: 'For us', text: 'Ask about the new seller.' }),
  );
  expect(await screen.findByRole('textbox', { name: 'Free text' })).toHaveTextContent('Ask about the new seller.');
});

test('shows the partner’s view without what is internal or switched off', async () => {
  const { user, id } = await openReview();
  await openSection(user, /^Risks and asks/);
  await user.click(await screen.findByRole('switch', { name: 'Put Asks into the section' }));
  await waitFor(async () => expect((await blocksOf(id, 'risks'))[2]?.isOn).toBe(false));
  await user.click(screen.getByRole('button', { name: 'Partner’s view' }));
  expect(await screen.findByText('As the partner gets it. 1 internal block is left out.')).toBeVisible();
  expect(screen.queryByText(/Risks that the records show/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Partner’s view' }));
  const found = await screen.findByRole('radiogroup', { name: 'Who sees Risks that the records show' });
  await user.click(within(found).getByRole('radio', { name: 'Shareable' }));
  await waitFor(async () => expect((await blocksOf(id, 'risks'))[1]?.audience).toBe('shareable'));
});

test('chooses the figures of a block among those of deals and the metrics', async () => {
  const { user, id } = await openReview();
  await openSection(user, /^Scorecard/);
  await user.click(await screen.findByRole('button', { name: 'Choose figures (6 chosen)' }));
  await user.type(screen.getByRole('combobox', { name: 'Figures of Figures' }), 'Certification pass rate{ArrowDown}{Enter}');
  await waitFor(async () => expect((await blocksOf(id, 'scorecard'))[2]?.metrics).toHaveLength(7));
});

test('says when more than half of the meeting looks back, and goes back to the usual agenda', async () => {
  const { user, id } = await openReview();
  await user.click(await screen.findByRole('button', { name: 'Add block' }));
  await user.keyboard('agenda{Enter}');
  const minutes = await screen.findByRole('textbox', { name: 'Minutes of Performance' });
  await user.clear(minutes);
  await user.type(minutes, '60');
  expect(await screen.findByText('110 minutes, 70 of them look back.')).toBeVisible();
  expect(screen.getByText(/^More than half of the meeting looks back/)).toBeVisible();
  expect(screen.getByText(/^More than 90 minutes/)).toBeVisible();
  await waitFor(async () => expect((await core.api('qbrs.get', { id })).qbr.agenda?.[0]?.minutes).toBe(60));
  await user.click(screen.getByRole('button', { name: 'Back to the usual' }));
  expect(await screen.findByText('65 minutes, 25 of them look back.')).toBeVisible();
  expect((await core.api('qbrs.get', { id })).qbr.agenda).toBeNull();
});

test('adds a section of one’s own, takes it away and brings it back with its words', async () => {
  const { user, id } = await openReview();
  await user.click(screen.getByRole('button', { name: 'Add section' }));
  await user.keyboard('Joint event{Enter}');
  typeInto(
    await within(await screen.findByRole('article', { name: 'Joint event' })).findByRole('textbox', { name: 'Commentary' }),
    'In May.',
  );
  await user.click(screen.getByRole('button', { name: 'Remove section' }));
  expect(await screen.findByText('Joint event was removed')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Joint event/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: /^Joint event/ })).toBeVisible();
  expect((await core.api('qbrs.get', { id })).package.sections.at(-1)).toMatchObject({ title: 'Joint event', commentary: 'In May.' });
});

test('says what was brought forward, and marks the package as ready', async () => {
  await core.api('commitments.save', { partnerId: acme, side: 'vendor', description: 'Send the price list', dueOn: '2018-01-31' });
  const { user, id } = await openReview();
  await user.click(await screen.findByRole('button', { name: '1 open commitment' }));
  expect(await screen.findByText('Send the price list')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Mark as ready' }));
  await waitFor(async () => expect((await core.api('qbrs.get', { id })).qbr.stage).toBe('ready'));
  expect(await screen.findByText('The package is ready')).toBeVisible();
  expect(screen.queryByText(/^Brought forward/)).toBeNull();
});
