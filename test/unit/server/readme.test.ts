import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeSettings } from '#server/config.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

test('the README lists every setting of the server with its default', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const table = describeSettings().map(({ name, byDefault, what }) => row([`\`${name}\``, byDefault, what]));
  expect(readme.split('\n').filter((line) => /^\| `?(QUARTERDECK|OIDC|DATABASE)_/.test(line))).toEqual(table);
});
