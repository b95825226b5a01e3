import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeFolder } from '#test/support/make-app.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: project, encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('the command line prints one JSON object and nothing else on standard output', () => {
  const [dir, remove] = makeFolder();
  const { status, stdout } = run('tools/cli.mjs', 'partners', '--store', dir, '--json');
  remove();
  expect(status).toBe(1);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'STORE_NONE' } });
});

test('a benchmark that does not exist is refused with the names of those that do', () => {
  const { status, stdout, stderr } = run('tools/bench.mjs', 'no-such-benchmark');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('import');
});
