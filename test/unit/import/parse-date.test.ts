import { expect, test } from 'vitest';
import { addToDateTally, dateEvidence, dateOrderOf, emptyDateTally, parseDate } from '#shared/import/parse-date.ts';

test.each([
  ['2017-03-01', null, '2017-03-01'],
  ['2017/3/1', null, '2017-03-01'],
  ['20170301', null, '2017-03-01'],
  ['2017-03-01T23:59:59Z', null, '2017-03-01'],
  ['2017-03-01 10:00', null, '2017-03-01'],
  ['1 Mar 2017', null, '2017-03-01'],
  ['01-Mar-17', null, '2017-03-01'],
  ['March 1st, 2017', null, '2017-03-01'],
  ['3/14/2017', null, '2017-03-14'],
  ['14/3/2017', null, '2017-03-14'],
  ['3/4/2017', 'mdy', '2017-03-04'],
  ['3/4/2017', 'dmy', '2017-04-03'],
  ['03.04.17', 'dmy', '2017-04-03'],
  ['17/03/04', 'ymd', '2017-03-04'],
  ['3/4/2017 10:30 AM', 'mdy', '2017-03-04'],
  ['31/02/2017', 'dmy', null],
  ['3/14/2017', 'dmy', null],
  ['29.02.2016', 'dmy', '2016-02-29'],
  ['29.02.2017', 'dmy', null],
  ['soon', null, null],
  ['', null, null],
  ['13/13/2017', null, null],
] as const)('reads %s as %s when the order is %s', (text, order, expected) => {
  expect(parseDate(text, order)).toBe(expected);
});

test.each([
  ['3/4/2017', 'either'],
  ['3/3/2017', 'plain'],
  ['3/13/2017', 'mdy'],
  ['13/3/2017', 'dmy'],
  ['2017-03-04', 'plain'],
  ['32/13/2017', 'none'],
  ['hello', 'none'],
] as const)('knows what %s says of the order of its parts', (text, expected) => {
  expect(dateEvidence(text)).toBe(expected);
});

const orderOf = (...values: string[]) => {
  const tally = emptyDateTally();
  for (const value of values) addToDateTally(tally, value);
  return dateOrderOf(tally);
};

test('takes the order that one value proves for all of them', () => {
  expect(orderOf('3/4/2017', '5/6/2017', '12/31/2017')).toBe('mdy');
  expect(orderOf('3/4/2017', '31/02/2017')).toBe('dmy');
});
test('asks when every value allows two orders', () => expect(orderOf('3/4/2017', '5/6/2017')).toBe('ask'));
test('asks when values contradict each other and others allow both', () =>
  expect(orderOf('31/12/2017', '12/31/2017', '3/4/2017')).toBe('ask'));
test('does not let one slip among many change the order', () =>
  expect(
    orderOf(...Array.from({ length: 18 }, (_, day) => `12/${day + 13}/2017`), '1/14/2016', '2/15/2016', '31/12/2017', '3/4/2017'),
  ).toBe('mdy'));
test('needs no order when values say what they are', () => {
  expect(orderOf('2017-03-04', '1 Mar 2017')).toBeNull();
  expect(orderOf('31/12/2017', '12/31/2017')).toBeNull();
});
