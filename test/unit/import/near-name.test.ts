import { expect, test } from 'vitest';
import { isOneTypo, nearName, writtenKey } from '#shared/domain/near-name.ts';

const products = ['GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'GTX Plus Basic', 'GTK 500', 'MG Special'];

test('proposes the name that has the same letters and digits', () => expect(nearName('GTXPro', products)).toBe('GTX Pro'));
test('proposes a name one slip away', () => expect(nearName('MG Specal', products)).toBe('MG Special'));
test.each(['GTK 600', 'GTX', 'Something else', '', '---'])('proposes nothing for %s', (name) =>
  expect(nearName(name, products)).toBeNull(),
);
test('proposes nothing when two names come near', () => expect(nearName('gtxpro', ['GTX Pro', 'GTX-Pro'])).toBeNull());
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
