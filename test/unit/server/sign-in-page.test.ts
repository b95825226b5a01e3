import { expect, test } from 'vitest';
import { signInForm } from '#server/auth/sign-in-page.ts';

const focused = (page: string): string[] => [...page.matchAll(/<input name="(\w+)"[^>]* autofocus>/g)].map(([, name]) => name ?? '');

test('one can type at once: who one is, or the password when that is known', () => {
  expect(focused(signInForm({ handle: 'h', email: '', problem: null }))).toEqual(['email']);
  expect(focused(signInForm({ handle: 'h', email: 'ann@example.com', problem: 'No.' }))).toEqual(['password']);
});
