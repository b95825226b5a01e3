import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceleratorOf } from '#host/accelerator.ts';
import { readArguments } from '#host/arguments.ts';
import { isPageUrl } from '#host/channels.ts';
import { logFileBytes } from '#host/limits.ts';
import { createLogFile } from '#host/log-file.ts';
import { usualDataFolder } from '#host/usual-folder.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quarterdeck-host-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['app://quarterdeck/', true],
  ['app://quarterdeck/assets/index.js', true],
  ['app://quarterdeck.example/', false],
  ['app://other/', false],
  ['app://user@quarterdeck/', false],
  ['https://quarterdeck/', false],
  ['file:///etc/passwd', false],
  ['about:blank', false],
  ['', false],
])('knows our own page: %s', (address, isOurs) => {
  expect(isPageUrl(address)).toBe(isOurs);
});

test.each([
  [['Mod+S'], 'CommandOrControl+S'],
  [['Mod+K', 'Mod+Shift+P'], 'CommandOrControl+K'],
  [['Alt+ArrowLeft'], 'Alt+Left'],
  [['?', 'F1'], 'F1'],
  [['?'], undefined],
  [[], undefined],
])('writes the keys %j as Electron does', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator);
});

test('reads its own words and leaves those of Chromium alone', () => {
  const words = ['--no-sandbox', '--user-data-dir=/tmp/x', '.', '--store', 'stores/one', '--port', '4810', '--self-check'];
  expect(readArguments(words, '/home/cam')).toEqual({ store: '/home/cam/stores/one', port: 4810, selfCheck: true });
  expect(readArguments([], '/home/cam')).toEqual({ store: null, port: 0, selfCheck: false });
});

test.each(['-1', '65536', 'http', ''])('takes any free port when told "%s"', (port) => {
  expect(readArguments([`--port=${port}`], '/').port).toBe(0);
});

test('keeps data in the folder that Electron uses on each system', () => {
  expect(usualDataFolder({}, '/home/cam', 'linux')).toBe('/home/cam/.config/Quarterdeck');
  expect(usualDataFolder({ XDG_CONFIG_HOME: '/conf' }, '/home/cam', 'linux')).toBe('/conf/Quarterdeck');
  expect(usualDataFolder({}, '/Users/cam', 'darwin')).toBe('/Users/cam/Library/Application Support/Quarterdeck');
});

test('writes a line of JSON for each event, for the user alone', () => {
  const file = join(dir, 'logs', 'main.log');
  const log = createLogFile(file, () => Date.UTC(2026, 0, 2));
  log('warn', 'call.slow', { method: 'partners.list', ms: 300 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    time: '2026-01-02T00:00:00.000Z',
    level: 'warn',
    event: 'call.slow',
    method: 'partners.list',
    ms: 300,
  });
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('sets a full log aside and keeps three old ones', () => {
  const file = join(dir, 'main.log');
  const log = createLogFile(file, () => 0);
  const long = 'x'.repeat(64 * 1024);
  for (let written = 0; written < logFileBytes * 6; written += long.length) log('info', long);
  expect(readdirSync(dir).sort()).toEqual(['main.log', 'main.log.1', 'main.log.2', 'main.log.3']);
});

test('goes on when the log cannot be written', () => {
  const log = createLogFile(join(dir, 'main.log', 'not-a-folder'), () => 0);
  createLogFile(join(dir, 'main.log'), () => 0)('info', 'first');
  expect(() => log('info', 'lost')).not.toThrow();
});
