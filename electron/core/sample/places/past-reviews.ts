import type { Here } from '../here.ts';
import type { Occasion } from './commitments.ts';

const outcomes = [
  'Both sides kept nearly all that they had promised. Next quarter: more customers, fewer open offers.',
  'Registrations are fine, deals take too long. A technical day per month is to help.',
  'We agreed on two campaigns and on who pays for what.',
  'The plan of the year stands. Training is behind and has a date now.',
] as const;
const usual = { PLATINUM: 6, GOLD: 4, SILVER: 2, REGISTERED: 0 } as const;

/** How many reviews are written elsewhere, and by partner, how many of the last finished quarters they take. */
export const writtenReviewCount = 9;
export const writtenReviews: Readonly<Record<string, number>> = {
  'Harbourlight Solutions': 2,
  'Ironwillow Integration': 1,
  'Bluebell Computing': 1,
  'Pebblecrest Wholesale': 1,
  'Quietstream Managed Services': 1,
  'Starboard Cloud Alliance': 1,
};

/** The quarterly reviews of the last two years, newest quarter first: most held and closed, the last ones in all states. Returns those that were held. */
export const plantPastReviews = (here: Here): Occasion[] => {
  const { random, story, quota, enrolled, ground, contacts } = here;
  const quarters = ground.calendar
    .quartersOf(story.calendar)
    .slice(0, 8)
    .toReversed()
    .filter(({ to }) => enrolled !== null && to < enrolled);
  const skip = writtenReviews[story.name] ?? 0;
  const count = quota.qbrs ?? (story.course === 'none' ? 0 : usual[story.tier]);
  return quarters.slice(skip, skip + count).flatMap(({ label, to }, index) => {
    const isNewest = index + skip === 0;
    const held = ground.calendar.workday(to - random.between(6, 40));
    const dueSoon = held < 0;
    const done = random.chance(0.85) ? 'closed' : 'held';
    const state = isNewest
      ? dueSoon
        ? random.pick(['due', 'scheduled', 'prepared'] as const)
        : random.pick(['due', 'prepared', 'held', 'closed', 'closed'] as const)
      : random.chance(0.9)
        ? done
        : 'due';
    const isHeld = state === 'held' || state === 'closed';
    const id = here.add('qbr', {
      quarter: label,
      state,
      as_of: here.on(isHeld ? held : 0),
      scheduled_on: state === 'due' ? null : here.on(isHeld || !isNewest ? held : Math.min(held, -random.between(2, 20))),
      held_on: isHeld ? here.on(held) : null,
      summary: state === 'closed' ? random.pick(outcomes) : null,
      package_version: 1,
      asks: '[]',
      attendees: JSON.stringify(isHeld ? [here.owner.name, ...contacts.slice(0, 2).map(({ name }) => name)] : []),
      frozen_at: null,
      frozen_package: null,
    });
    return isHeld ? [{ kind: 'qbr' as const, id, day: held }] : [];
  });
};
