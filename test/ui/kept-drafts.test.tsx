import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formDrafts } from '#renderer/state/form-drafts.ts';
import { makeApp, type TestApp, testPassphrase } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = await addPartner(made.api, 'Acme');
});
afterEach(async () => {
  formDrafts.setState({ drafts: {} });
  await made.close();
});

const typeContact = async (text: string) => {
  const rendered = await renderApp(made, `#/partner/${acme}`);
  await rendered.user.click(await screen.findByRole('button', { name: 'Add contact' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await rendered.user.type(name, text);
  return { ...rendered, name };
};

test('what is typed into a form is there again after the page crashed', async () => {
  await typeContact('Ada');
  await waitFor(async () => expect(await made.api('drafts.list', {})).toHaveLength(1));
  // a new page knows nothing of the old one
  cleanup();
  formDrafts.setState({ drafts: {} });
  const { name } = await typeContact(' Lovelace');
  expect(name).toHaveValue('Ada Lovelace');
});

test('what is typed into a form survives a lock of the store', async () => {
  await typeContact('Grace');
  await made.api('store.lock', {});
  await screen.findByRole('button', { name: 'Open the store' });
  await made.api('store.unlock', { passphrase: testPassphrase });
  const add = await screen.findByRole('button', { name: 'Add contact' });
  add.click();
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Grace');
});

test('a form that was saved leaves no draft', async () => {
  const { user } = await typeContact('Ada');
  await waitFor(async () => expect(await made.api('drafts.list', {})).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await made.api('drafts.list', {})).toEqual([]));
  expect(await made.api('contacts.list', { partnerId: acme })).toMatchObject([{ name: 'Ada' }]);
});
