import { type Here, minor, quarterValue } from '../here.ts';

/** What the channel account manager expected of each fiscal quarter: a first guess at its begin, a commitment in its second month. */
export const plantForecasts = (here: Here): void => {
  const { story, random, enrolled, ground } = here;
  if (enrolled === null || story.course === 'none' || story.tier === 'REGISTERED' || story.type === 'REFERRAL_AGENT') return;
  for (const quarter of ground.calendar.quartersOf()) {
    if (quarter.from > enrolled || here.business(Math.max(0, quarter.from)) === 0) continue;
    const expected = quarterValue(story) * here.business(Math.max(0, Math.round((quarter.from + quarter.to) / 2)));
    const amount = Math.max(500, Math.round(expected / 100) * 100);
    const by = here.owner.id;
    for (const [category, day, error] of [
      ['best_case', quarter.from - 4, 0.5],
      ['commit', quarter.from - 40, 0.25],
    ] as const) {
      if (day < 0) continue;
      here.add('forecast', {
        external_id: null,
        quarter: quarter.label,
        amount_minor: minor(Math.round((amount * (1 - error / 2 + random.next() * error)) / 100) * 100),
        category,
        submitted_on: here.on(ground.calendar.workday(day)),
        submitted_by_id: by,
      });
    }
  }
};
