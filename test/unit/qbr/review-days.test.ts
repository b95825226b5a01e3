import { expect, test } from 'vitest';
import { daysRefusal, type ReviewDays } from '#shared/qbr/review-days.ts';

const today = '2017-11-20';
const planned = { scheduledOn: '2017-11-24', heldOn: null, nextOn: null, wasHeld: false };
const held = { scheduledOn: '2017-11-10', heldOn: '2017-11-10', nextOn: '2017-11-01', wasHeld: true };

test.each<[string, ReviewDays & { wasHeld: boolean }, Partial<ReviewDays>, string | null]>([
  ['held on a day to come', held, { heldOn: '2017-11-21' }, 'QBR_NOT_YET'],
  ['held, without the day', held, { heldOn: null }, 'QBR_HELD_WITHOUT_DAY'],
  ['never held, without a day', planned, { heldOn: null }, null],
  ['planned for a day that has passed', planned, { scheduledOn: '2017-11-19' }, 'QBR_DAY_PASSED'],
  ['planned for today', planned, { scheduledOn: today }, null],
  ['the planned day set right after it was held', held, { scheduledOn: '2017-11-09' }, null],
  ['the next one on the day of this one', planned, { nextOn: '2017-11-24' }, 'QBR_NEXT_TOO_EARLY'],
  ['the next one before the day it is now held on', held, { heldOn: '2017-11-15', nextOn: '2017-11-12' }, 'QBR_NEXT_TOO_EARLY'],
  ['the next one after it', held, { nextOn: '2018-02-10' }, null],
  ['an older day of the next one that stays', held, { nextOn: '2017-11-01' }, null],
])('days of a review: %s', (_, now, change, refusal) => {
  expect(daysRefusal(now, change, today)).toBe(refusal);
});
