import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formDrafts } from '#renderer/state/form-drafts.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let core: TestApp;
beforeEach(async () => {
  core = await makeApp({ today: '2017-12-31' });
  formDrafts.setState({ drafts: {} });
  useUiStore.setState({ overlay: null, inspected: null, isInspectorOpen: false });
});
afterEach(() => core.close());

const profileOf = async (type: string) => {
  const found = (await core.api('settings.profiles', {})).find((one) => one.type === type);
  if (!found) throw new Error(`no type ${type}`);
  return found.profile;
};

test('changes the weight of a line, shows what the weights come to, and saves the profile as a whole', async () => {
  const { user } = await renderApp(core, '#/settings/types/RESELLER_VAR');
  expect(await screen.findByText('Activity 35 + outcome 65 = 100')).toBeVisible();
  const weight = screen.getByLabelText('Weight of Win rate');
  await user.clear(weight);
  await user.type(weight, '40');
  expect(screen.getByText('Activity 35 + outcome 90 = 125')).toBeVisible();
  await user.click(screen.getByText('Save profile'));
  await waitFor(async () => {
    const { scorecard } = await profileOf('RESELLER_VAR');
    expect(scorecard.find(({ metric }) => metric === 'K21')?.weight).toBe(40);
  });
  expect(await screen.findByText('The profile of Reseller (VAR) is saved')).toBeVisible();
  expect(screen.queryByText('Save profile')).toBeNull();
});

test('refuses activity without outcome with the sentence of the rule, and saves nothing', async () => {
  const { user } = await renderApp(core, '#/settings/types/RESELLER_VAR');
  const before = await profileOf('RESELLER_VAR');
  for (const name of ['Channel revenue', 'Win rate', 'Average deal'])
    await user.click(await screen.findByLabelText(`Remove the line ${name}`));
  const refusal = screen.getByText(/^A scorecard has activity lines/);
  expect(refusal).toHaveTextContent('A scorecard has activity lines beside outcome lines, never one without the other.');
  await user.click(screen.getByText('Save profile'));
  expect(document.getElementById('profile-scorecard')).toHaveFocus();
  expect(await profileOf('RESELLER_VAR')).toEqual(before);
  await user.click(screen.getByText('Discard'));
  expect(await screen.findByLabelText('Weight of Win rate')).toHaveValue('15');
});

test('keeps what was changed and not saved when one goes elsewhere and comes back', async () => {
  const { user } = await renderApp(core, '#/settings/types/MSP');
  await user.click(await screen.findByLabelText('Lead submitted'));
  await user.click(screen.getByText('Partner types', { selector: '[aria-current=page]' }));
  expect(await screen.findByText('Not saved yet')).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Edit profile of MSP' }));
  expect(await screen.findByLabelText('Lead submitted')).toBeChecked();
  expect((await profileOf('MSP')).commercialEvents).not.toContain('lead_submitted');
});

test('moves columns by the keyboard and takes one out', async () => {
  const { user } = await renderApp(core, '#/settings/types/MSP');
  const list = await screen.findByLabelText('Columns', { selector: 'ol' });
  const names = () =>
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent.replace(/^\d+/, ''));
  expect(names().slice(0, 3)).toEqual(['Tier', 'Owner', 'Active']);
  screen.getByLabelText('Move Owner up').focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await user.click(screen.getByLabelText('Take out Active'));
  await user.selectOptions(screen.getByLabelText('Add a column…'), 'Country');
  expect(names().slice(0, 2)).toEqual(['Owner', 'Tier']);
  expect(names().at(-1)).toBe('Country');
  await user.click(screen.getByText('Save profile'));
  await waitFor(async () => expect((await profileOf('MSP')).columns.slice(0, 2)).toEqual(['owner', 'tier']));
});

test('an eighth type works without code: added as a copy, edited, and a partner of it is rated by it', async () => {
  const partnerId = await addPartner(core.api, 'Acme', [
    { stage: 'WON', submittedOn: '2016-11-01', closedOn: '2016-12-01', amount: 100_000 },
    { stage: 'WON', submittedOn: '2017-11-01', closedOn: '2017-12-01', amount: 150_000 },
  ]);
  const { user } = await renderApp(core, '#/settings/types');
  await user.type(await screen.findByLabelText('New type'), 'Cloud consultant');
  await user.selectOptions(screen.getByLabelText('Begin with the profile of'), 'Reseller (VAR)');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByText('Cloud consultant', { selector: 'h2' })).toBeVisible();
  const target = await screen.findByLabelText('Target of Channel revenue');
  await user.clear(target);
  await user.type(target, '50');
  await user.click(screen.getByText('Save profile'));
  await screen.findByText('The profile of Cloud consultant is saved');
  await core.api('partners.update', { ids: [partnerId], changes: { type: 'CLOUD_CONSULTANT' } });
  const card = await core.api('scorecards.get', { partnerId });
  expect(card.typeLabel).toBe('Cloud consultant');
  expect(card.lines.find(({ metric }) => metric === 'K16')).toMatchObject({
    target: { value: 150_000, growth: 0.5 },
    attainment: 1,
    rating: 'on_track',
  });
});

test('says how many partners keep a type from being removed', async () => {
  const id = await addPartner(core.api, 'Acme');
  await core.api('partners.update', { ids: [id], changes: { type: 'MSP' } });
  const { user } = await renderApp(core, '#/settings/types');
  await user.click(await screen.findByRole('button', { name: 'Remove MSP' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This cannot be removed, because it is used by 1 partner.');
  await user.click(screen.getByRole('button', { name: 'Remove ISV' }));
  await waitFor(async () => expect((await core.api('settings.program', {})).partnerTypes.map(({ key }) => key)).not.toContain('ISV'));
});

test('the index is walked with the arrows and leads to the parts of an open profile', async () => {
  const { user } = await renderApp(core, '#/settings/types/MSP');
  const index = await screen.findByRole('navigation', { name: 'Sections of the settings' });
  await screen.findByText('MSP', { selector: 'h2' });
  within(index).getByRole('link', { name: 'Partner types' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(within(index).getByRole('button', { name: 'Scorecard' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(document.getElementById('profile-commercialEvents')).toHaveFocus();
});

test('edits the milestones of an onboarding template, in the order of their days', async () => {
  const { user } = await renderApp(core, '#/settings/onboarding');
  const form = await screen.findByRole('form', { name: 'Milestones of Referral, 30 days' });
  await user.click(within(form).getByRole('button', { name: 'Add a milestone' }));
  const position = (await core.api('settings.lists', {})).onboarding.find(({ key }) => key === 'REFERRAL_30')?.milestones.length ?? 0;
  const name = within(form).getByRole('textbox', { name: `Name of milestone ${position + 1}` });
  await user.clear(name);
  await user.type(name, 'First fee paid');
  const due = within(form).getByRole('textbox', { name: `Day on which milestone ${position + 1} is due` });
  await user.clear(due);
  await user.type(due, '1');
  await user.click(within(form).getByRole('button', { name: 'Save template' }));
  await waitFor(async () => {
    const { onboarding } = await core.api('settings.lists', {});
    expect(onboarding.find(({ key }) => key === 'REFERRAL_30')?.milestones[0]).toMatchObject({ name: 'First fee paid', dueOffsetDays: 1 });
  });
});

test('sets a threshold of an alert for one type, shows what it follows, and refuses what is out of bounds', async () => {
  const { user } = await renderApp(core, '#/settings/thresholds');
  const scope = await screen.findByLabelText('Thresholds for');
  await user.selectOptions(scope, 'MSP');
  const field = await screen.findByLabelText(/^Days of No commercial activity/);
  const usual = field.getAttribute('placeholder');
  expect(Number(usual)).toBeGreaterThan(0);
  await user.type(field, '60{Enter}');
  const own = async () => (await core.api('alerts.rules', {})).find(({ id }) => id === 'A03')?.overrides;
  await waitFor(async () => expect(await own()).toEqual([{ scope: 'type', key: 'MSP', values: { days: 60 }, isOn: null }]));
  await user.clear(field);
  await user.type(field, '100000');
  expect(await screen.findByText(/^Between \d+ and \d+\.$/)).toBeVisible();
  // refused with its words, once
  await user.clear(field);
  await user.type(field, '400{Enter}');
  expect(
    await screen.findAllByText(/"Days", 400, must not be above "Days when it is long", 180, in "No commercial activity"/),
  ).toHaveLength(1);
  await user.clear(field);
  await user.tab();
  await waitFor(async () => expect(await own()).toEqual([]));
  expect(field).toHaveAttribute('placeholder', usual);
});

test('sets how often partners of a type are reviewed, and until when', async () => {
  const { user } = await renderApp(core, '#/settings/types/MSP');
  await user.selectOptions(await screen.findByLabelText('Named account'), 'Once a year (Q4)');
  await user.selectOptions(screen.getByLabelText('Scaled digital'), 'Every second quarter (Q2 and Q4)');
  const days = screen.getByLabelText('Days to hold it after its quarter');
  await user.clear(days);
  await user.type(days, '30');
  await user.click(screen.getByText('Save profile'));
  await waitFor(async () =>
    expect((await profileOf('MSP')).reviews).toEqual({
      every: { HIGH_TOUCH_DEDICATED: 1, NAMED_ACCOUNT: 4, SCALED_DIGITAL: 2, SELF_SERVICE: null },
      daysToHold: 30,
    }),
  );
});

test('a type has its own package: a block for us alone and an agenda, which a new review starts from', async () => {
  const { user } = await renderApp(core, '#/settings/types/RESELLER_VAR');
  await user.click(await screen.findByText('Choose blocks and agenda'));
  await user.click(await screen.findByText('Executive summary', { selector: '[aria-expanded] *' }));
  await user.click(screen.getByText('Add block'));
  await user.keyboard('{Enter}');
  const heading = await screen.findByLabelText('Heading of Free text');
  await waitFor(() => expect(heading).toHaveFocus());
  await user.paste('Before the meeting');
  await user.click(within(screen.getByLabelText('Who sees Before the meeting')).getByLabelText('Internal'));
  const part = screen.getByLabelText('Part 1');
  await user.clear(part);
  expect(screen.getByText('A part of the agenda has a title.')).toBeVisible();
  await user.click(part);
  await user.paste('Where we are');
  await user.click(screen.getByText('Save profile'));
  await waitFor(async () => expect((await profileOf('RESELLER_VAR')).qbrTemplate?.agenda?.[0]?.title).toBe('Where we are'));
  const partnerId = await addPartner(core.api, 'Acme');
  await core.api('partners.update', { ids: [partnerId], changes: { type: 'RESELLER_VAR' } });
  const { id } = await core.api('qbrs.create', { partnerId, quarter: '2017-Q4' });
  const { package: built, qbr } = await core.api('qbrs.get', { id });
  expect(qbr.agenda).toBeNull();
  expect(built.agenda[0]?.title).toBe('Where we are');
  expect(built.sections.find(({ key }) => key === 'summary')?.blocks.at(-1)).toMatchObject({
    kind: 'text',
    title: 'Before the meeting',
    audience: 'internal',
  });
}, 60_000);
