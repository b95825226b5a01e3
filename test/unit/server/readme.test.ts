import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeSettings } from '#server/config.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

test('the README lists every setting of the server with its default', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const table = [
    row(['setting', 'default', 'what it is']),
    row(['---', '---', '---']),
    ...describeSettings().map(({ name, byDefault, what }) => row([`\`${name}\``, byDefault, what])),
  ];
  expect(readme).toContain(table.join('\n'));
});
