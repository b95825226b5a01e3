import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
let copy = '';

/** A tree of two lines with the project's rules, in which each test plants one more file. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'quarterdeck-layers-'));
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.json', 'tools/lint-no-clock.mjs'])
    cpSync(join(project, file), join(copy, file));
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'dir');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What oxlint says of one planted file: the names of the rules that it breaks. */
const complaints = (path: string, source: string, ...others: Array<[path: string, source: string]>): string[] => {
  const files = [[path, source] as const, ...others];
  for (const [name, text] of files) {
    mkdirSync(join(copy, dirname(name)), { recursive: true });
    writeFileSync(join(copy, name), text);
  }
  const { stdout } = spawnSync(process.execPath, [join(project, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', path], {
    cwd: copy,
    encoding: 'utf8',
  });
  for (const [name] of files) rmSync(join(copy, name));
  return (JSON.parse(stdout) as { diagnostics: Array<{ code: string }> }).diagnostics.map(({ code }) => code);
};

const layer = 'eslint(no-restricted-imports)';

test.each([
  ['shared', 'shared/domain/planted.ts', 'node:fs'],
  ['shared', 'shared/domain/planted.ts', 'kysely'],
  ['shared', 'shared/domain/planted.ts', '#core/app.ts'],
  ['shared', 'shared/domain/planted.ts', '../../electron/core/app.ts'],
  ['shared', 'shared/domain/planted.ts', '#renderer/ui/theme.ts'],
  ['core', 'electron/core/db/planted.ts', 'electron'],
  ['core', 'electron/core/db/planted.ts', 'electron/main'],
  ['core', 'electron/core/db/planted.ts', '#host/machine.ts'],
  ['core', 'electron/core/db/planted.ts', '../../host/machine.ts'],
  ['core', 'electron/core/db/planted.ts', '#renderer/ui/theme.ts'],
  ['core', 'electron/core/db/planted.ts', '#test/support/make-app.ts'],
  ['the Electron host', 'electron/host/planted.ts', '#renderer/ui/theme.ts'],
  ['the Electron host', 'electron/host/planted.ts', '#test/support/make-app.ts'],
  ['the Node host', 'electron/node.ts', 'electron'],
  ['the Node host', 'electron/host/http/planted.ts', 'electron'],
  ['the command line', 'electron/cli/planted.ts', 'electron'],
  ['core', 'electron/core/db/planted.ts', '#server/app.ts'],
  ['the command line', 'electron/cli/planted.ts', '#server/app.ts'],
  ['the page', 'renderer/app/planted.tsx', '#server/app.ts'],
  ['a feature', 'renderer/features/one/planted.tsx', '#server/app.ts'],
  ['shared', 'shared/domain/planted.ts', '#server/app.ts'],
  ['the server', 'server/planted.ts', 'electron'],
  ['the server', 'server/sync/planted.ts', 'better-sqlite3'],
  ['the server', 'server/sync/planted.ts', '#core/app.ts'],
  ['the server', 'server/sync/planted.ts', '#host/machine.ts'],
  ['the server', 'server/sync/planted.ts', '#renderer/ui/theme.ts'],
  ['the server', 'server/sync/planted.ts', '#test/support/make-app.ts'],
  ['the server', 'server/sync/planted.ts', '#migrations/client/index.ts'],
  ['the server', 'server/sync/planted.ts', '../../electron/core/app.ts'],
  ['migrations', 'migrations/server/planted.ts', '#shared/domain/money.ts'],
  ['migrations', 'migrations/server/planted.ts', '#server/app.ts'],
  ['migrations', 'migrations/client/planted.ts', '#shared/domain/money.ts'],
  ['migrations', 'migrations/client/planted.ts', 'node:fs'],
  ['the page', 'renderer/app/planted.tsx', 'electron'],
  ['the page', 'renderer/app/planted.tsx', 'node:fs'],
  ['the page', 'renderer/app/planted.tsx', 'fs'],
  ['the page', 'renderer/app/planted.tsx', '#core/app.ts'],
  ['the page', 'renderer/app/planted.tsx', '../../electron/core/app.ts'],
  ['the page', 'renderer/app/planted.tsx', '#test/support/make-app.ts'],
  ['a feature', 'renderer/features/one/planted.tsx', '../two/two.tsx'],
  ['a feature', 'renderer/features/one/planted.tsx', '#renderer/features/two/two.tsx'],
  ['a feature', 'renderer/features/one/planted.tsx', '#renderer/app/app.tsx'],
  ['a feature', 'renderer/features/one/planted.tsx', '#core/app.ts'],
  ['ui', 'renderer/ui/planted.tsx', '#renderer/features/two/two.tsx'],
  ['ui', 'renderer/ui/planted.tsx', '../features/two/two.tsx'],
  ['state', 'renderer/state/planted.ts', '#renderer/app/app.tsx'],
  ['state', 'renderer/state/planted.ts', 'node:path'],
])('%s may not import: %s wants %s', (_who, path, wanted) => {
  expect(complaints(path, `import * as it from '${wanted}';\nexport const used = it;\n`)).toContain(layer);
});

test.each([
  ['shared/domain/planted.ts', 'zod'],
  ['shared/domain/planted.ts', '#shared/text/errors.ts'],
  ['shared/domain/planted.ts', './dates.ts'],
  ['electron/core/db/planted.ts', 'node:fs'],
  ['electron/core/db/planted.ts', '#migrations/client/index.ts'],
  ['electron/host/planted.ts', 'electron'],
  ['electron/host/planted.ts', '#core/app.ts'],
  ['migrations/client/planted.ts', 'kysely'],
  ['migrations/server/planted.ts', './tenant-table.ts'],
  ['server/sync/planted.ts', '#shared/domain/money.ts'],
  ['server/db/planted.ts', '#migrations/server/index.ts'],
  ['server/sync/planted.ts', '../db/in-tenant.ts'],
  ['server/sync/planted.ts', 'node:fs'],
  ['renderer/features/one/planted.tsx', '#renderer/ui/theme.ts'],
  ['renderer/features/one/planted.tsx', './other.tsx'],
  ['renderer/features/one/planted.tsx', '@mantine/core'],
  ['renderer/app/planted.tsx', '#renderer/features/two/two.tsx'],
])('the way that is meant stays open: %s imports %s', (path, wanted) => {
  expect(complaints(path, `import * as it from '${wanted}';\nexport const used = it;\n`)).not.toContain(layer);
});

test('a cycle is refused', () => {
  const found = complaints('shared/domain/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n", [
    'shared/domain/two.ts',
    "import { one } from '#shared/domain/one.ts';\nexport const two = () => one;\n",
  ]);
  expect(found).toContain('import(no-cycle)');
});

test.each(['Date.now()', 'Math.random()', 'new Date()', 'Date()'])('%s is refused in shared, in the core and in the server', (reading) => {
  const source = `export const reading = ${reading};\n`;
  expect(complaints('shared/domain/planted.ts', source)).toContain('quarterdeck(no-clock)');
  expect(complaints('electron/core/db/planted.ts', source)).toContain('quarterdeck(no-clock)');
  expect(complaints('server/sync/planted.ts', source)).toContain('quarterdeck(no-clock)');
  expect(complaints('electron/host/planted.ts', source)).not.toContain('quarterdeck(no-clock)');
});
