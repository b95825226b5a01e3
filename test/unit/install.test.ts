import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));

test('an install runs no script of a dependency, whatever npm is there: nobody needs a compiler', () => {
  const said = execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['config', 'get', 'ignore-scripts'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(said.trim().split('\n').at(-1)).toBe('true');
});

test('the database comes as a binary inside its package, for each system that installers are made for', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  expect(readdirSync(join(folder, 'prebuilds')).map((name) => name.replace(/\.node$/, ''))).toEqual(
    expect.arrayContaining(['linux-x64', 'darwin-arm64', 'darwin-x64', 'win32-x64']),
  );
  expect(existsSync(join(folder, 'build'))).toBe(false);
});
