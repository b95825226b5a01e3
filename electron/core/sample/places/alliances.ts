import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, minor, onOrNull, qualityOf } from '../here.ts';
import type { Tempo } from '../tempo.ts';
import { customerOf } from './customers.ts';

const categories = ['Accounting', 'Field service', 'Reporting', 'Booking', 'Warehouse', 'Identity'] as const;
const markets = ['Hospitals', 'Town halls', 'Mid-sized makers', 'Shipping', 'Insurance', 'Schools'] as const;
const steps = ['Requirements agreed', 'First joint build', 'Reference customer named', 'Sales material ready', 'Launch event'] as const;

/** Adoption that was usual until a quarter ago and is rare since. */
export const adoptionFellAt = 90;

const plantListings = (here: Here): void => {
  const { story, random, enrolled, ground } = here;
  if (enrolled === null) return;
  const short = story.name.split(' ')[0] ?? story.name;
  const count = Math.max(1, Math.round(1 + 2 * qualityOf(story) * random.next()));
  const listings = Array.from({ length: count }, (_, at) => {
    const category = categories[(here.index + at) % categories.length] ?? categories[0];
    const published = Math.min(enrolled - 30, historyDays + 60) - at * 120;
    const isOut = published >= 0 && story.course !== 'none';
    const id = here.add('listing', {
      external_id: null,
      title: `${short} ${category}`,
      category,
      state: isOut ? 'published' : random.pick(['draft', 'certified'] as const),
      published_on: isOut ? here.on(published) : null,
    });
    return { id, published: isOut ? published : -1 };
  });
  const tempo: Tempo = story.tale === 'adoption' ? (day) => here.business(day) * (day <= adoptionFellAt ? 0.12 : 1) : here.business;
  for (const day of happenings(here, story.tale === 'adoption' ? 9 : Math.max(2, story.deals * 0.7), tempo)) {
    const listing = random.pick(listings);
    if (listing.published < day) continue;
    const adopter = random.chance(0.3) ? random.pick(ground.stories).name : null;
    here.add('listing_adoption', {
      external_id: null,
      listing_id: listing.id,
      adopter: adopter ?? customerOf(random, here.index),
      adopter_partner_id: adopter === null ? null : (ground.partnerIds.get(adopter) ?? null),
      adopted_on: here.on(day),
      revenue_minor: random.chance(0.6) ? minor(story.amount * (0.1 + random.next() * 0.4)) : null,
    });
  }
};

const plantMilestones = (here: Here, solutionId: string, started: Day): void => {
  const { random, story } = here;
  for (const [at, title] of steps.entries()) {
    const due = started - 70 * (at + 1);
    const done = due + random.between(-12, 8);
    // the tempo decides: nobody finishes anything where business has ended
    const isDone = done >= 0 && random.chance(0.6 + 0.35 * qualityOf(story)) && here.business(done) > 0;
    here.add('joint_milestone', {
      external_id: null,
      solution_id: solutionId,
      title,
      side: at % 2 === 0 ? 'vendor' : 'partner',
      due_on: here.on(due),
      done_on: isDone ? here.on(done) : null,
    });
  }
};

const plantSolutions = (here: Here, count: number): string[] => {
  const { random, story, enrolled } = here;
  const short = story.name.split(' ')[0] ?? story.name;
  return Array.from({ length: count }, (_, at) => {
    const market = markets[(here.index + at) % markets.length] ?? markets[0];
    const started = Math.min((enrolled ?? 60) - 20, 620 - at * 260 - random.between(0, 60));
    const launched = started - 370;
    const isLaunched = launched >= 0;
    const invested = minor(Math.max(2000, Math.round((story.amount * random.between(1, 4)) / 500) * 500));
    const id = here.add('joint_solution', {
      external_id: null,
      name: `${short} for ${market.toLowerCase()}`,
      description: `Our platform and the work of ${story.name}, made for one market and sold together.`,
      market,
      state: started < 0 ? 'proposed' : isLaunched ? 'launched' : 'building',
      started_on: onOrNull(here, started),
      launched_on: onOrNull(here, launched),
      vendor_investment_minor: invested,
      partner_investment_minor: Math.round(invested * (0.6 + random.next() * 0.6)),
    });
    if (started >= 0) plantMilestones(here, id, started);
    return id;
  });
};

const plantOpportunities = (here: Here, perQuarter: number, solutions: readonly string[]): void => {
  const { random, story } = here;
  for (const day of happenings(here, perQuarter, here.business)) {
    const closes = day - random.between(40, 200);
    const state = closes >= 0 ? (random.chance(story.winRate) ? 'won' : 'lost') : 'open';
    here.add('joint_opportunity', {
      external_id: null,
      solution_id: solutions.length > 0 ? random.pick(solutions) : null,
      customer: customerOf(random, here.index),
      opened_on: here.on(day),
      amount_minor: minor(story.amount * (0.5 + random.next())),
      state,
      closed_on: onOrNull(here, closes),
    });
  }
};

/** Listings and their adoption, solutions that are made together, and the opportunities that came of them. */
export const plantAlliances = (here: Here): void => {
  const { type, course, deals } = here.story;
  if (here.enrolled === null || course === 'none') return;
  if (type === 'ISV') plantListings(here);
  if (type === 'ISV') plantOpportunities(here, Math.max(0.6, deals * 0.2), []);
  if (type === 'SI') plantOpportunities(here, Math.max(0.6, deals * 0.3), plantSolutions(here, 1));
  if (type === 'STRATEGIC_ALLIANCE') plantOpportunities(here, Math.max(1.5, deals * 0.6), plantSolutions(here, 2));
};
