import { expect, test } from 'vitest';
import { readWords } from '#server/cli/commands.ts';
import { wordsFirst } from '#shared/domain/words-first.ts';

test.each([
  [
    ['--data', 'd', '--port=1', 'user', 'list'],
    ['user', 'list', '--data', 'd', '--port=1'],
  ],
  [
    ['--data', 'd', '--port', '1'],
    ['--data', 'd', '--port', '1'],
  ],
  [
    ['user', 'list', '--data', 'd'],
    ['user', 'list', '--data', 'd'],
  ],
  [['--data'], ['--data']],
  [[], []],
])('reads %j as %j', (args, expected) => {
  expect(wordsFirst(args, ['data', 'port'])).toEqual(expected);
});

test('finds the command when --data and --port stand before it', () => {
  const asked = readWords(['--data', 'd', '--port', '1', 'device', 'revoke', 'X', '--wipe']);
  expect(asked.command?.usage).toMatch(/^device revoke/);
  expect(asked).toMatchObject({ words: ['X'], options: { data: 'd', port: '1', wipe: true } });
});
