import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noteField } from '#shared/api/notes.ts';
import { makeApp, type TestApp, testPassphrase } from '#test/support/make-app.ts';

let made: TestApp;
let acme: string;
beforeEach(async () => {
  made = await makeApp();
  acme = (await made.api('partners.create', { name: 'Acme' })).id;
});
afterEach(() => made.close());

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Writes as an editor does: reads, changes, sends what changed. */
const edit = async (id: string, change: (fragment: Y.XmlFragment) => void): Promise<string> => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from((await made.api('notes.read', { id })).update, 'base64'));
  const before = Y.encodeStateVector(doc);
  change(doc.getXmlFragment(noteField));
  return base64(Y.encodeStateAsUpdate(doc, before));
};
const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const write = async (id: string, words: string): Promise<void> => {
  await made.api('notes.write', { id, update: await edit(id, (fragment) => fragment.push([paragraph(words)])) });
};
const textOf = async (id: string): Promise<string> => (await made.api('notes.read', { id })).text;

test('a note keeps what was written through a restart', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme, title: 'Kick-off' });
  await write(id, 'They want the new tier');
  await write(id, 'Call again on Monday');
  await made.api('store.lock', {});
  await made.api('store.unlock', { passphrase: testPassphrase });
  expect(await textOf(id)).toBe('They want the new tier\nCall again on Monday');
  expect(await made.api('notes.list', { partnerId: acme })).toMatchObject([
    { id, title: 'Kick-off', preview: 'They want the new tier\nCall again on Monday', pinned: false, writtenOn: '2017-12-31' },
  ]);
});

test('two edits that knew nothing of each other are both there', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme });
  await write(id, 'middle');
  const mine = await edit(id, (fragment) => (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('mine ')]));
  const theirs = await edit(id, (fragment) => fragment.push([paragraph('theirs')]));
  await made.api('notes.write', { id, update: mine });
  await made.api('notes.write', { id, update: theirs });
  await made.api('notes.write', { id, update: mine });
  expect(await textOf(id)).toBe('mine middle\ntheirs');
});

test('a removed note comes back with its words, and a note with words is not unmade by its first undo', async () => {
  const { id, undoId } = await made.api('notes.create', { partnerId: acme, title: 'Plan' });
  await write(id, 'words');
  await expect(made.api('history.undo', { id: undoId })).rejects.toMatchObject({ code: 'UNDO_NOT_POSSIBLE' });
  const removed = await made.api('notes.remove', { id });
  expect(await made.api('notes.list', { partnerId: acme })).toEqual([]);
  await made.api('history.undo', { id: removed.undoId });
  expect(await textOf(id)).toBe('words');
  expect(
    (await made.api('history.list', { partnerId: acme }))
      .filter(({ entity }) => entity === 'note')
      .map(({ action, title }) => [action, title]),
  ).toEqual([
    ['created', 'Plan'],
    ['removed', 'Plan'],
    ['created', 'Plan'],
  ]);
});

test('title, day and pin are changed and taken back; pinned notes come first', async () => {
  const first = await made.api('notes.create', { partnerId: acme, title: 'First', writtenOn: '2017-01-01' });
  await made.api('notes.create', { partnerId: acme, title: 'Second', writtenOn: '2017-06-01' });
  const step = await made.api('notes.save', { id: first.id, pinned: true, title: 'One' });
  const titles = async () => (await made.api('notes.list', { partnerId: acme })).map(({ title }) => title);
  expect(await titles()).toEqual(['One', 'Second']);
  await made.api('history.undo', { id: step.undoId ?? '' });
  expect(await titles()).toEqual(['Second', 'First']);
});

test('bytes that are no update, and a text that is too long, change nothing', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme });
  await write(id, 'safe');
  await expect(made.api('notes.write', { id, update: base64(new Uint8Array([255, 255, 255, 255, 1, 2])) })).rejects.toMatchObject({
    code: 'NOTE_UNREADABLE',
  });
  await expect(write(id, 'x'.repeat(60_001))).rejects.toMatchObject({ code: 'NOTE_TOO_LONG' });
  await expect(made.api('notes.write', { id: 'nobody', update: '' })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  expect(await textOf(id)).toBe('safe');
});

test('lists, quotes and line breaks become lines of the text', async () => {
  const { id } = await made.api('notes.create', { partnerId: acme });
  const update = await edit(id, (fragment) => {
    const list = new Y.XmlElement('bulletList');
    const items = ['one', 'two'].map((words) => {
      const item = new Y.XmlElement('listItem');
      item.insert(0, [paragraph(words)]);
      return item;
    });
    list.insert(0, items);
    const broken = new Y.XmlElement('paragraph');
    broken.insert(0, [new Y.XmlText('before'), new Y.XmlElement('hardBreak'), new Y.XmlText('after')]);
    fragment.insert(0, [list, broken]);
  });
  await made.api('notes.write', { id, update });
  expect(await textOf(id)).toBe('one\ntwo\nbefore\nafter');
});
