import { act, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';
import { typeInto } from '#test/support/type-into.ts';
import { writeOutside } from '#test/support/write-outside.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme');
});
afterEach(() => made.close());

const goal = { title: 'Resale', kind: 'deals', weight: 40, unit: 'count', targets: [10, 10, 10, 10], actuals: [10, 10, 5, 5] };

/** A plan of 2017 with one objective of which three quarters are reached. */
const begin = async (): Promise<string> => {
  const { id } = await made.api('plans.create', { partnerId: acme, year: 2017, start: { from: 'blank' } });
  await made.api('plans.addItems', { id, kind: 'objective', items: [goal] });
  return id;
};
const sign = async (id: string): Promise<void> => {
  const { print } = await made.api('plans.get', { id });
  await made.api('plans.sign', { id, print, side: 'vendor', name: 'Ann Ito', role: 'Channel manager' });
  await made.api('plans.sign', { id, print, side: 'partner', name: 'Ben Okoye', role: 'Managing director' });
};
const termsOf = async (id: string) => (await made.api('plans.get', { id })).content.terms;

/** Colours are looked at in a real browser: there are none here. */
const complaints = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

test('says that no plan was begun, begins one, and lists it by year', async () => {
  const { user } = await renderApp(made, '#/plans');
  expect(await screen.findByRole('heading', { name: 'No plan has been begun' })).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Begin plan' })[0]!);
  const dialog = await screen.findByRole('dialog', { name: 'Begin a joint business plan' });
  await user.type(within(dialog).getByRole('combobox', { name: 'Partner' }), 'Acm');
  await user.click(await screen.findByRole('option', { name: /Acme/ }));
  expect(within(dialog).getByRole('textbox', { name: 'Year' })).toHaveValue('2017');
  await user.click(within(dialog).getByRole('radio', { name: 'Nothing' }));
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Grade' }), 'Strategic');
  expect(await complaints()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Begin plan' }));
  expect(await screen.findByRole('article', { name: 'Joint business plan of Acme for 2017' })).toBeVisible();
  await user.keyboard('{Control>}7{/Control}');
  const grid = await screen.findByRole('treegrid', { name: 'Joint business plans' });
  expect(within(grid).getByRole('row', { name: /Acme Strategic Draft/ })).toBeVisible();
  expect(await complaints()).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Find a plan' }), 'nobody');
  expect(await screen.findByRole('heading', { name: 'No plan fits' })).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!);
  expect(await within(grid).findByRole('row', { name: /Acme/ })).toBeVisible();
});

test('shows how far a plan is with how it adds up, and opens it with Enter', async () => {
  await begin();
  const { user } = await renderApp(made, '#/plans');
  const grid = await screen.findByRole('treegrid', { name: 'Joint business plans' });
  const row = await within(grid).findByRole('row', { name: /Acme/ });
  expect(
    within(row)
      .getAllByRole('gridcell')
      .map(({ textContent }) => textContent)
      .slice(4, 9),
  ).toEqual(['1', '75.0%', '75.0%', 'Off track', '1']);
  await user.click(within(grid).getByText('Acme'));
  await user.keyboard('{Enter}');
  const standing = await screen.findByRole('region', { name: 'Where we are' });
  expect(await within(standing).findByText(/against the plan as it is written/)).toBeVisible();
  expect(within(standing).getByText('Resale is off track')).toBeVisible();
  await user.click(within(standing).getByText('How it adds up'));
  expect(within(standing).getByText('The weights add up to 40, not 100. Each objective counts by its share of them.')).toBeVisible();
  expect(within(standing).getByRole('row', { name: 'Resale 40 100.0% 75.0% 75.0%' })).toBeVisible();
});

test('begins anew for another partner, and takes a year that is written from nothing', async () => {
  await begin();
  await addPartner(made.api, 'Globex');
  const { user } = await renderApp(made, '#/plans');
  await user.click(await screen.findByRole('button', { name: 'Begin plan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Begin a joint business plan' });
  const partner = within(dialog).getByRole('combobox', { name: 'Partner' });
  await user.type(partner, 'Acm');
  await user.click(await screen.findByRole('option', { name: /Acme/ }));
  await user.click(await within(dialog).findByRole('radio', { name: 'An earlier plan' }));
  await user.clear(partner);
  await user.type(partner, 'Glob');
  await user.click(await screen.findByRole('option', { name: /Globex/ }));
  await waitFor(() => expect(within(dialog).getByRole('radio', { name: 'A template' })).toBeChecked());
  const year = within(dialog).getByRole('textbox', { name: 'Year' });
  await user.clear(year);
  await user.type(year, '2019');
  expect(year).toHaveValue('2019');
  expect(within(dialog).getByRole('button', { name: 'Begin plan' })).toBeEnabled();
});

test('writes a text where it stands, keeps it, and takes the step back', async () => {
  const id = await begin();
  const { user } = await renderApp(made, `#/plan/${id}`);
  await user.click(await screen.findByRole('button', { name: /Edit Vision/ }));
  const box = await screen.findByRole('textbox', { name: 'Vision' }, { timeout: 15_000 });
  typeInto(box, 'First in health care');
  act(() => box.focus());
  await user.keyboard('{Escape}');
  await waitFor(async () => expect((await termsOf(id)).vision).toBe('First in health care'));
  expect(screen.queryByRole('textbox', { name: 'Vision' })).toBeNull();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Edit Vision' })).toHaveFocus());
  await user.keyboard('{Control>}{Alt>}z{/Alt}{/Control}');
  await waitFor(async () => expect((await termsOf(id)).vision).toBe(''));
});

test('changes names, accounts, people, rates and the season of a plan in place', async () => {
  const id = await begin();
  const { user } = await renderApp(made, `#/plan/${id}`);
  const field = (name: string) => screen.findByRole('textbox', { name });
  await user.type(await screen.findByRole('combobox', { name: 'Competitors' }), 'Globex{Enter}');
  await user.type(await field('Name of a new account'), 'Initech');
  await user.type(await field('What we want at the new account'), 'A pilot{Enter}');
  await user.clear(await field('Name of the plan'));
  await user.type(await field('Name of the plan'), 'Growing up');
  await user.type(screen.getByRole('combobox', { name: 'Our sponsor' }), 'Ann Ito');
  await user.type(await field('From'), 'eur');
  await user.type(await field('Rate'), '1.25');
  await user.click(screen.getByRole('button', { name: 'Add rate' }));
  await user.click(screen.getByRole('radio', { name: 'By quarter' }));
  await user.clear(await field('Q4'));
  await user.type(await field('Q4'), '40');
  expect(await screen.findByText(/The four quarters add up to 115 %/)).toBeVisible();
  await user.clear(await field('Q1'));
  await user.type(await field('Q1'), '10{Enter}');
  await waitFor(async () =>
    expect(await termsOf(id)).toMatchObject({
      name: 'Growing up',
      competitors: ['Globex'],
      targetAccounts: [{ name: 'Initech', note: 'A pilot' }],
      vendorSponsor: 'Ann Ito',
      rates: [{ from: 'EUR', to: 'USD', rate: '1.25' }],
      season: [10, 25, 25, 40],
    }),
  );
  expect(await complaints()).toEqual([]);
});

test('keeps each of two names that are typed faster than they are saved', async () => {
  const id = await begin();
  await renderApp(made, `#/plan/${id}`);
  const user = userEvent.setup({ delay: null });
  const field = await screen.findByRole('combobox', { name: 'Competitors' });
  await user.click(field);
  await user.keyboard('Globex{Enter}Hooli{Enter}');
  await waitFor(async () => expect((await termsOf(id)).competitors).toEqual(['Globex', 'Hooli']));
});

test('reads a signed plan without fields, says why, and still takes comments', async () => {
  const id = await begin();
  await made.api('plans.update', { id, changes: { vision: 'First in health care', competitors: ['Globex'] } });
  await sign(id);
  const { user } = await renderApp(made, `#/plan/${id}/comments`);
  expect(await screen.findByText(/Both sides signed revision 1 on Dec 31, 2017.*Revise the plan to write revision 2/)).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Vision' })).getByText('First in health care')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Edit Vision/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'Competitors' })).toBeNull();
  const comments = screen.getByRole('region', { name: 'Comments on the plan' });
  await user.type(within(comments).getByRole('textbox', { name: 'Write a comment' }), 'Ask them about the pilot');
  await user.click(within(comments).getByRole('button', { name: 'Add comment' }));
  expect(await within(comments).findByText('Ask them about the pilot')).toBeVisible();
  expect(await complaints()).toEqual([]);
  await user.click(within(comments).getByRole('button', { name: /Remove the comment/ }));
  expect(await within(comments).findByText('Nobody has commented yet.')).toBeVisible();
});

test.each([
  ['from the plan', (id: string) => `#/plan/${id}`, 'Copy to 2018…'],
  ['from the page of the partner', () => `#/partner/${acme}/plan`, 'Copy 2017 with growth…'],
])('copies last year with growth in three interactions %s', async (_, hash, button) => {
  const id = await begin();
  const { user } = await renderApp(made, hash(id));
  await user.click(await screen.findByRole('button', { name: button }));
  const growth = await screen.findByRole('textbox', { name: 'Growth of the targets, in per cent' });
  await waitFor(() => expect(growth).toHaveFocus());
  await user.keyboard('10{Enter}');
  expect(await screen.findByRole('article', { name: 'Joint business plan of Acme for 2018' })).toBeVisible();
  const plans = await made.api('plans.list', { year: 2018 });
  const { content } = await made.api('plans.get', { id: plans[0]!.id });
  expect(content.objectives[0]).toMatchObject({ title: 'Resale', targets: [11, 11, 11, 11] });
});

test('says that a year has two plans, leads to the other, and closes this one', async () => {
  const first = await begin();
  await made.api('plans.close', { id: first });
  const second = await begin();
  // as it comes about when two devices began one each
  await writeOutside(made, `UPDATE plan SET state = 'draft', closed_on = NULL WHERE id = '${first}'`);
  const { user } = await renderApp(made, `#/plan/${second}`);
  expect(await screen.findByText('There are two plans of Acme for 2017')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close this one' }));
  await waitFor(async () => expect((await made.api('plans.get', { id: second })).stage).toBe('closed'));
  expect(await screen.findByText(/This plan is closed, so it can be read and copied/)).toBeVisible();
  expect(screen.queryByText('There are two plans of Acme for 2017')).toBeNull();
});
