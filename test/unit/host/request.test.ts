import { expect, test } from 'vitest';
import { longestRequest } from '#host/limits.ts';
import { parseRequest } from '#host/request.ts';

test('reads the method and the input', () => {
  expect(parseRequest('{"method":"partners.list","input":{"a":1},"more":2}')).toEqual({ method: 'partners.list', input: { a: 1 } });
});

test.each([
  ['what is not JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"partners.list"'],
  ['no method', '{"input":{}}'],
  ['a method that is no text', '{"method":7}'],
  ['a method of 101 letters', JSON.stringify({ method: 'm'.repeat(101) })],
  ['more than the longest request', JSON.stringify({ method: 'm', input: 'x'.repeat(longestRequest) })],
])('refuses %s', (_what, text) => {
  expect(parseRequest(text)).toMatchObject({ refused: { ok: false, code: 'CALL_INVALID' } });
});
