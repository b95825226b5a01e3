import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isCommonPassword } from '#server/auth/common-passwords.ts';
import { checkNewPassword, createPasswordHasher } from '#server/auth/password.ts';

const cheap = { memoryKiB: 64, passes: 1 };

test('tells the right password from a wrong one, and knows nobody without a stored one', async () => {
  const hasher = createPasswordHasher(randomBytes, cheap);
  const stored = await hasher.hash('a long enough passphrase');
  expect(stored).toMatch(/^argon2id\$64\$1\$/);
  expect(await hasher.hash('a long enough passphrase')).not.toBe(stored);
  expect(await hasher.verify('a long enough passphrase', stored)).toBe(true);
  expect(await hasher.verify('a long enough passphrasf', stored)).toBe(false);
  expect(await hasher.verify('a long enough passphrase', null)).toBe(false);
});

test('the same letters are the same password when a keyboard writes them in two ways', async () => {
  const hasher = createPasswordHasher(randomBytes, cheap);
  const stored = await hasher.hash('zażółć gęślą jaźń'.normalize('NFC'));
  expect(await hasher.verify('zażółć gęślą jaźń'.normalize('NFD'), stored)).toBe(true);
});

test('a password that was hashed at another cost still opens', async () => {
  const stored = await createPasswordHasher(randomBytes, { memoryKiB: 128, passes: 2 }).hash('a long enough passphrase');
  expect(await createPasswordHasher(randomBytes, cheap).verify('a long enough passphrase', stored)).toBe(true);
});

test('the cost of the product is 64 MiB and 3 passes', async () => {
  expect(await createPasswordHasher(randomBytes).hash('a long enough passphrase')).toMatch(/^argon2id\$65536\$3\$/);
});

test('turns the flood away when more than 64 wait, and serves the others', async () => {
  const hasher = createPasswordHasher(randomBytes, cheap);
  const asked = await Promise.allSettled(Array.from({ length: 80 }, () => hasher.verify('x', null)));
  const refused = asked.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(80 - 66);
  expect(refused[0]).toMatchObject({ reason: { code: 'SERVER_BUSY' } });
  expect(await hasher.verify('x', null)).toBe(false);
});

test.each([
  ['eleven char', 'PASSWORD_SHORT'],
  ['x'.repeat(129), 'PASSWORD_LONG'],
  ['password1234', 'PASSWORD_COMMON'],
  ['P@ssw0rd2026!', 'PASSWORD_COMMON'],
  ['Summer2026!!!', 'PASSWORD_COMMON'],
  ['123456789012', 'PASSWORD_COMMON'],
  ['2026-2027-98', 'PASSWORD_COMMON'],
  ['abababababab', 'PASSWORD_COMMON'],
  ['Qwertyuiop123', 'PASSWORD_COMMON'],
  ['welcomewelcome1', 'PASSWORD_COMMON'],
  ['Northwind2026', 'PASSWORD_COMMON'],
])('refuses %s as a new password with %s', (password, code) => {
  expect(() => checkNewPassword(password, ['northwind', 'ada'])).toThrow(expect.objectContaining({ code }));
});

test.each(['correct staple of the mill', 'żółw pod mostem 7', 'ferret-lantern-oxide', 'x7#Kq!zP02mv'])('takes %s', (password) => {
  expect(() => checkNewPassword(password, ['northwind'])).not.toThrow();
  expect(isCommonPassword(password)).toBe(false);
});
