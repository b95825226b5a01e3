import { expect, test } from 'vitest';
import { createNameIndex, several } from '#shared/import/plan/name-index.ts';
import { isOneTypo, writtenKey } from '#shared/domain/near-name.ts';

const indexOf = (...names: string[]) => {
  const index = createNameIndex();
  for (const [at, name] of names.entries()) index.add(`id${at}`, name, at === 0 ? 'N-1' : null);
  return index;
};
const products = indexOf('GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'GTX Plus Basic', 'GTK 500', 'MG Special');

test('proposes the name that has the same letters and digits', () => expect(products.near('GTXPro')).toBe('GTX Pro'));
test('proposes a name one slip away', () => expect(products.near('MG Specal')).toBe('MG Special'));
test.each(['GTK 600', 'GTX', 'Something else', '', '---'])('proposes nothing for %s', (name) => expect(products.near(name)).toBeNull());
test('proposes nothing when two names come near', () => expect(indexOf('GTX Pro', 'GTX-Pro').near('gtxpro')).toBeNull());
test('counts a letter added, dropped, changed or swapped as one slip', () => {
  expect([
    isOneTypo('abcd', 'abc'),
    isOneTypo('abcd', 'abxd'),
    isOneTypo('abcd', 'acbd'),
    isOneTypo('abcd', 'abcd'),
    isOneTypo('abcd', 'badc'),
  ]).toEqual([true, true, true, false, false]);
});
test('holds names equal that differ in case and blanks alone', () => {
  expect(writtenKey(' Acme  CORP ')).toBe(writtenKey('acme corp'));
  expect(writtenKey('GTXPro')).not.toBe(writtenKey('GTX Pro'));
});

test('finds by number, by the very text, then by letters and digits; says so when several fit', () => {
  const index = indexOf('GTX Pro', 'Acme', 'ACME');
  expect([index.find('N-1'), index.find('gtx-pro'), index.findWritten('GTXPro'), index.find('Acme'), index.find('Nobody')]).toEqual([
    'id0',
    'id0',
    null,
    several,
    null,
  ]);
  index.remove('id2');
  expect(index.find('acme')).toBe('id1');
});
test('stays quick in a file of strangers', () => {
  const index = indexOf(...Array.from({ length: 10_000 }, (_, at) => `Partner number ${at}`));
  const started = performance.now();
  for (let at = 0; at < 5000; at++) index.near(`Stranger without a home ${at}`);
  expect(performance.now() - started).toBeLessThan(3000);
});
