import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/dates.ts';
import { readDate, typedDate } from '#renderer/ui/date-text.ts';

test.each([
  ['2017-12-31', 'en-US', '2017-12-31'],
  ['12/31/2017', 'en-US', '2017-12-31'],
  ['31/12/2017', 'en-GB', '2017-12-31'],
  ['31.12.2017', 'de-DE', '2017-12-31'],
  ['31.12.17', 'de-DE', '2017-12-31'],
  [' 1.2.2017 ', 'de-DE', '2017-02-01'],
  ['2017/2/1', 'en-GB', '2017-02-01'],
  ['2017. 12. 31.', 'hu-HU', '2017-12-31'],
])('reads %j as typed in %s', (text, language, date) => {
  expect(readDate(text, language)).toBe(date);
});

test.each(['31/02/2017', '31/12', 'yesterday', '2017-13-01', '', '99/99/9999'])('reads no date into %j', (text) => {
  expect(readDate(text, 'en-GB')).toBeNull();
});

test('reads back what it shows as an example, for every day and language', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60_000 }),
      fc.constantFrom('en-US', 'en-GB', 'de-DE', 'pl-PL', 'sv-SE', 'ja-JP'),
      (days, language) => {
        const date = addDays('1990-01-01', days);
        expect(readDate(typedDate(date, language), language)).toBe(date);
      },
    ),
  );
});
