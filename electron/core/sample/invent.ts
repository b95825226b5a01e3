import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { heads, places, segments, tails, trades, verticals } from './invented-names.ts';
import { products } from './names.ts';
import type { Random } from './random.ts';
import type { Course, Story } from './story.ts';

/** Usual size and manner of each type: how often it occurs, how many deals it makes of its value, how often it wins and how long a deal takes. */
const manners: ReadonlyArray<readonly [Story['type'], often: number, deals: number, winRate: number, cycleDays: number]> = [
  ['RESELLER_VAR', 42, 1, 0.46, 50],
  ['MSP', 16, 1, 0.54, 35],
  ['ISV', 12, 0.8, 0.48, 55],
  ['REFERRAL_AGENT', 11, 0.9, 0.33, 34],
  ['SI', 10, 0.45, 0.42, 100],
  ['DISTRIBUTOR', 5, 1.6, 0.55, 40],
  ['STRATEGIC_ALLIANCE', 4, 0.4, 0.48, 110],
];

type Odds<T> = ReadonlyArray<readonly [T, number]>;
const draw = <T>(random: Random, odds: Odds<T>): T => {
  let at = random.next() * odds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of odds) {
    at -= weight;
    if (at < 0) return item;
  }
  throw new RangeError('nothing to draw from');
};

// few grow, more fade, and many who enrolled lately have not begun: the network grows in enrolment and not in activity
const coursesByTier: Record<Story['tier'], Odds<Course>> = {
  PLATINUM: [
    ['steady', 6],
    ['growing', 3],
    ['falling', 2],
  ],
  GOLD: [
    ['steady', 5],
    ['growing', 2],
    ['falling', 2],
    ['ended', 1],
  ],
  SILVER: [
    ['steady', 9],
    ['growing', 3],
    ['falling', 4],
    ['ended', 5],
    ['new', 2],
  ],
  REGISTERED: [
    ['none', 10],
    ['ended', 5],
    ['steady', 5],
    ['falling', 2],
    ['new', 2],
  ],
};

const tierOf = (rank: number): Story['tier'] => (rank < 0.04 ? 'PLATINUM' : rank < 0.16 ? 'GOLD' : rank < 0.45 ? 'SILVER' : 'REGISTERED');

const enrolledOf = (random: Random, course: Course): number => {
  if (course === 'none') return random.chance(0.8) ? random.between(12, 340) : random.between(341, 700);
  return course === 'new' ? random.between(95, 330) : random.between(700, 2900);
};

const networkOf = (tier: Story['tier'], course: Course): Story['network'] => {
  if (course === 'none') return 'ENROLLED_INACTIVE';
  if (course === 'ended') return 'LAPSED';
  return tier === 'PLATINUM' ? 'STRATEGIC' : tier === 'GOLD' ? 'HIGH_PERFORMING' : 'ACTIVE_STANDARD';
};

const notes: Record<Course, string> = {
  steady: 'Reliable, without great leaps.',
  growing: 'Has found its customers and grows.',
  falling: 'Less comes from here than a year ago.',
  ended: 'No deal for a long time.',
  new: 'Came on board lately.',
  none: 'Enrolled, and has not begun.',
};

const february: FiscalCalendar = { kind: 'months', startMonth: 2, naming: 'end-year', weekEndsOn: 6 };
/** The share of the top tenth follows from the exponent: about 60 % of all revenue at this one. */
const steepness = 0.78;
const smallestValue = 4200;

const nameOf = (random: Random, type: Story['type'], taken: Set<string>): string => {
  for (;;) {
    const name = `${random.pick(heads)}${random.pick(tails)} ${random.pick<string>(trades[type])}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
};

const inventOne = (random: Random, place: number, count: number, owners: number, taken: Set<string>): Story => {
  const [type, dealShare, winRate, cycleDays] = draw(
    random,
    manners.map(([key, often, ...rest]) => [[key, ...rest] as const, often] as const),
  );
  const tier = tierOf((place + 0.5) / count);
  const course = draw(random, coursesByTier[tier]);
  // in quarterly revenue, partners lie on a steep curve: few carry most
  const size = (count / (place + 1)) ** steepness;
  const deals = Math.max(1, 4.5 * size ** 0.4 * dealShare);
  const win = Math.min(0.75, winRate * (0.8 + 0.4 * random.next()));
  const [country, currency] = random.pick(places);
  const isTerminated = course === 'ended' && random.chance(0.15);
  return {
    name: nameOf(random, type, taken),
    type,
    tier,
    ...(isTerminated ? { status: 'terminated' as const } : {}),
    network: isTerminated ? 'TERMINATED' : networkOf(tier, course),
    lifecycle:
      course === 'none'
        ? 'ONBOARD_ACTIVATE'
        : course === 'ended'
          ? 'RETAIN_ADVOCATE'
          : tier === 'REGISTERED' || course === 'new'
            ? 'DEVELOP'
            : 'PRODUCTIVE',
    owner: random.between(0, owners - 1),
    country,
    currency,
    ...(type === 'DISTRIBUTOR' && random.chance(0.5) ? { calendar: february } : {}),
    vertical: random.pick(verticals),
    segment: random.pick(segments),
    course,
    enrolled: enrolledOf(random, course),
    ...(course === 'ended' ? { endedAt: random.between(110, 560) } : {}),
    deals: Math.round(deals * 10) / 10,
    winRate: win,
    amount: Math.max(150, Math.round((smallestValue * size * (0.8 + 0.4 * random.next())) / (deals * win) / 10) * 10),
    cycleDays,
    product: random.between(0, products.length - 1),
    productShare: 0.35 + 0.4 * random.next(),
    contacts: [],
    note: notes[course],
  };
};

/** `count` partners that nobody has written a story for, in a distribution that a program could have. `owners`: how many account managers share them. */
export const inventStories = (random: Random, count: number, owners: number, written: readonly Story[]): Story[] => {
  const taken = new Set(written.map(({ name }) => name));
  const stories = Array.from({ length: count }, (_, place) => inventOne(random, place, count, owners, taken));
  const masters = [...written, ...stories].filter(
    ({ type, status, course }) => type === 'DISTRIBUTOR' && status === undefined && course !== 'none',
  );
  // resellers buy from a distributor of their own currency
  return stories.map((story) => {
    const near = masters.filter(({ currency }) => currency === story.currency);
    return story.type === 'RESELLER_VAR' && story.tier !== 'PLATINUM' && near.length > 0 && random.chance(0.55)
      ? { ...story, parent: random.pick(near).name }
      : story;
  });
};
