import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeEach(async () => {
  made = await makeApp();
});
afterEach(() => made.close());

test('writes a text under its name, and the next one beside it', async () => {
  const first = await made.api('host.saveText', { fileName: 'rows.csv', text: 'Zażółć\r\n' });
  const second = await made.api('host.saveText', { fileName: 'rows.csv', text: 'other' });
  expect([basename(first.file), basename(second.file)]).toEqual(['rows.csv', 'rows-2.csv']);
  expect(readFileSync(first.file, 'utf8')).toBe('Zażółć\r\n');
});

test('a name that points elsewhere stays in the export folder', async () => {
  const { file } = await made.api('host.saveText', { fileName: '../../escape.csv', text: '' });
  expect(file.startsWith(made.deps.platform.documentsDir)).toBe(true);
  expect(basename(file)).not.toContain('..');
});

test.each(['start.bat', 'start.desktop', '.bashrc', 'page.html'])(
  'nothing that a system would open as a program is left behind: %s',
  async (fileName) => {
    const { file } = await made.api('host.saveText', { fileName, text: '' });
    expect(basename(file)).toMatch(/\.txt$/);
  },
);
