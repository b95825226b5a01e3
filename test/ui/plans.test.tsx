import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  await addPartner(made.api, 'Acme');
});
afterEach(() => made.close());

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
});
