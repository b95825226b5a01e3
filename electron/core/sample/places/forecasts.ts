import type { SampleQuarter } from '../calendar.ts';
import { type Here, minor, quarterValue } from '../here.ts';

/** What was won in a quarter, in minor units. */
const wonIn = (here: Here, { from, to }: SampleQuarter): number => {
  const [first, last] = [here.on(from), here.on(to)];
  return (here.rows.get('deal') ?? []).reduce((sum, deal) => {
    const { state, closed_on: closed, amount_minor: amount } = deal;
    const isIn = state === 'won' && typeof closed === 'string' && closed >= first && closed <= last;
    return isIn && typeof amount === 'number' ? sum + amount : sum;
  }, 0);
};

/** To whole hundreds, as people say it. */
const roundly = (amount: number): number => Math.max(50_000, Math.round(amount / 10_000) * 10_000);

/** What the channel account manager expected of each fiscal quarter: a first guess at its begin, a commitment in its second month that comes nearer. */
export const plantForecasts = (here: Here): void => {
  const { story, random, enrolled, ground } = here;
  if (enrolled === null || story.course === 'none' || story.tier === 'REGISTERED' || story.type === 'REFERRAL_AGENT') return;
  for (const quarter of ground.calendar.quartersOf()) {
    if (quarter.from > enrolled || here.business(Math.max(0, quarter.from)) === 0) continue;
    const isOver = quarter.to > 0;
    const expected = minor(quarterValue(story) * here.pace * here.business(Math.max(0, Math.round((quarter.from + quarter.to) / 2))));
    const amount = isOver ? wonIn(here, quarter) : expected;
    for (const [category, day, least, most] of [
      ['best_case', quarter.from - 4, 0.95, 1.45],
      ['commit', quarter.from - 40, 0.82, 1.1],
    ] as const) {
      if (day < 0) continue;
      here.add('forecast', {
        external_id: null,
        quarter: quarter.label,
        amount_minor: roundly(amount * (least + random.next() * (most - least))),
        category,
        submitted_on: here.on(ground.calendar.workday(day)),
        submitted_by_id: here.owner.id,
      });
    }
  }
};
