import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csv, importFiles } from '#test/support/import-files.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
  const deals = csv('deals.csv', ['Deal ID', 'Partner', 'Stage', 'Amount'], ['D1', '', 'Engaging', '10'], ['D2', 'Acme', 'Engaging', '']);
  await importFiles(made.api, [csv('partners.csv', ['Partner'], ['Acme']), deals]);
});
afterEach(() => made.close());

/** Colours are looked at in a real browser: there are none here. */
const complaints = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

test('the page of a partner and its forms have nothing serious against them', async () => {
  const [acme] = (await made.api('partners.list', {})).partners;
  const { user } = await renderApp(made, `#/partner/${acme?.id}`);
  await screen.findByRole('row', { name: /^Channel revenue/ });
  expect(await complaints()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Edit partner' }));
  await screen.findByRole('dialog', { name: 'Edit partner' });
  expect(await complaints()).toEqual([]);
});

test.each([
  ['#/import', 'Choose files'],
  ['#/import/attention', 'Dismiss 1 row'],
  ['#/import/earlier', 'Take back the import of partners.csv, deals.csv'],
])('the part of the import at %s has nothing serious against it', async (hash, button) => {
  await renderApp(made, hash);
  await screen.findByRole('button', { name: button });
  expect(await complaints()).toEqual([]);
});
