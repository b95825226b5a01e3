import { readFileSync } from 'node:fs';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteField } from '#shared/api/notes.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { renderApp } from '#test/support/render-app.tsx';

let made: TestApp;
let acme: string;
const opened: string[] = [];
beforeEach(async () => {
  opened.length = 0;
  made = await makeApp({
    platform: {
      openFile: async (path) => {
        opened.push(readFileSync(path, 'utf8'));
      },
    },
  });
  acme = (await made.api('partners.create', { name: 'Acme' })).id;
});
afterEach(() => made.close());

const attach = async (name: string, words: string) => {
  await made.api('files.upload', { uploadId: name, name, offset: 0, base64: Buffer.from(words).toString('base64'), last: true });
  return made.api('files.add', { partnerId: acme, uploadId: name });
};

test('a file is chosen, opened with Enter, removed with Delete and put back', async () => {
  const { user, container } = await renderApp(made, `#/partner/${acme}/files`);
  expect(await screen.findByText('No files yet')).toBeVisible();
  const input = container.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('there is no way to choose a file');
  await user.upload(input, new File(['the plan'], 'plan.pdf'));
  const grid = await screen.findByRole('grid', { name: 'Files of this partner' });
  const row = await within(grid).findByRole('row', { name: /plan\.pdf/ });
  expect(row).toHaveTextContent('On this device');
  await user.click(within(row).getByText('plan.pdf'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(opened).toEqual(['the plan']));
  await user.keyboard('{Delete}');
  expect(await screen.findByText('No files yet')).toBeVisible();
  const removed = await screen.findByText(/record is removed/);
  await user.click(within(removed).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('row', { name: /plan\.pdf/ })).toBeVisible();
});

test('a file that is dropped on the page is attached', async () => {
  await renderApp(made, `#/partner/${acme}/files`);
  const hint = await screen.findByText(/Drop files here/);
  const file = new File(['dropped'], 'dropped.csv');
  fireEvent.drop(hint, { dataTransfer: { files: [file] } });
  expect(await screen.findByRole('row', { name: /dropped\.csv/ })).toBeVisible();
});

test('a program is never opened, and an unknown file only after a warning', async () => {
  await attach('setup.exe', 'MZ');
  await attach('data.zip', 'PK');
  const { user } = await renderApp(made, `#/partner/${acme}/files`);
  await user.dblClick(await screen.findByText('setup.exe'));
  const never = await screen.findByRole('dialog', { name: /can run a program/ });
  expect(within(never).queryByRole('button', { name: 'Open anyway' })).toBeNull();
  await user.click(within(never).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.dblClick(screen.getByText('data.zip'));
  await user.click(await screen.findByRole('button', { name: 'Open anyway' }));
  await waitFor(() => expect(opened).toEqual(['PK']));
});

test('the files of a partner are kept here when asked for', async () => {
  const { user } = await renderApp(made, `#/partner/${acme}/files`);
  await user.click(await screen.findByRole('switch', { name: 'Keep the files of this partner on this device' }));
  await waitFor(async () => expect((await made.api('files.list', { partnerId: acme })).kept).toBe(true));
});

const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const writeElsewhere = async (id: string, words: string): Promise<void> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from((await made.api('notes.read', { id })).update, 'base64'));
  const before = Y.encodeStateVector(doc);
  doc.getXmlFragment(noteField).push([paragraph(words)]);
  await made.api('notes.write', { id, update: Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64') });
};

test('a note is made, named and written; what somebody else writes appears in it', async () => {
  const { user } = await renderApp(made, `#/partner/${acme}/notes`);
  await user.click(await screen.findByRole('button', { name: 'New note' }));
  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.type(title, 'Kick-off');
  await user.tab();
  expect(await within(screen.getByRole('list', { name: 'Notes of this partner' })).findByText('Kick-off')).toBeVisible();
  const editor = await screen.findByRole('textbox', { name: 'Text of the note' }, { timeout: 15_000 });
  const [note] = await made.api('notes.list', { partnerId: acme });
  const id = note?.id ?? '';
  await user.click(await screen.findByRole('button', { name: 'List' }));
  await waitFor(() => expect(within(editor).getByRole('list')).toBeVisible());
  await writeElsewhere(id, 'They want the new tier');
  await waitFor(() => expect(editor).toHaveTextContent('They want the new tier'));
  expect(within(editor).getByRole('list')).toBeVisible();
  await waitFor(async () => expect((await made.api('notes.read', { id })).update.length).toBeGreaterThan(60), { timeout: 5000 });
  const paper = screen.getByRole('article', { name: 'Kick-off' });
  await waitFor(() => expect(within(paper).getByRole('status')).toHaveTextContent('Saved on this device'), { timeout: 5000 });
});

test('nothing of a text that came from elsewhere runs or leads astray', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme, title: 'Hostile' });
  const doc = new Y.Doc();
  const linked = (words: string, href: string): Y.XmlElement => {
    const element = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    element.insert(0, [text]);
    text.insert(0, words, { link: { href } });
    return element;
  };
  const image = new Y.XmlElement('image');
  image.setAttribute('src', 'https://example.com/spy.png');
  doc
    .getXmlFragment(noteField)
    .insert(0, [
      linked('bad', 'javascript:alert(1)'),
      linked('plain', 'http://example.com'),
      linked('good', 'https://example.com/'),
      paragraph('<img src=x onerror=alert(1)>'),
      image,
    ]);
  await made.api('notes.write', { id, update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') });
  await renderApp(made, `#/partner/${acme}/notes`);
  const editor = await screen.findByRole('textbox', { name: 'Text of the note' }, { timeout: 15_000 });
  await waitFor(() => expect(editor).toHaveTextContent('<img src=x onerror=alert(1)>'));
  expect(editor.querySelector('img, script, iframe')).toBeNull();
  expect([...editor.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['', '', 'https://example.com/']);
});

test('a removed note comes back from its undo', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme, title: 'Ideas' });
  await writeElsewhere(id, 'words');
  const { user } = await renderApp(made, `#/partner/${acme}/notes`);
  await user.click(await screen.findByRole('button', { name: 'Remove note' }));
  expect(await screen.findByText('No notes yet')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Ideas')).toBeVisible();
  await waitFor(async () => expect(await screen.findByRole('textbox', { name: 'Text of the note' })).toHaveTextContent('words'));
});
