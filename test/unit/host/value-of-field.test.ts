import { expect, test } from 'vitest';
import { valueOfField } from '../../../electron/cli/value-of-field.ts';

test.each([
  ['name', { name: 'Meridian', name_key: 'meridian' }, 'Meridian'],
  ['note', 'one', 'one'],
  ['note', null, null],
  ['amount', { amount_minor: 100, currency: 'EUR' }, { amount_minor: 100, currency: 'EUR' }],
  ['*', { name: 'Meridian', name_key: 'meridian' }, { name: 'Meridian', name_key: 'meridian' }],
])('a script sees for %s of %j the value %j', (field, side, expected) => {
  expect(valueOfField(field, side)).toEqual(expected);
});
