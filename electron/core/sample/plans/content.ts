import { addDays } from '#shared/domain/dates.ts';
import type { FourValues, PlanContent, PlanObjective, PlanTerms } from '#shared/plan/model.ts';
import type { Here } from '../here.ts';
import { customerFirst, customerLast, people, rivals } from '../names.ts';
import { objectivesOf } from './objectives.ts';
import type { PlanCourse } from './stages.ts';
import { stepsOf } from './steps.ts';
import type { PlanYear } from './year.ts';

/** Agreed for the year, and not those of the market. */
const agreedRates = [
  { from: 'USD', to: 'GBP', rate: '0.7900' },
  { from: 'EUR', to: 'GBP', rate: '0.8550' },
];

const termsOf = (here: Here, { year, from, to }: PlanYear, course: PlanCourse): PlanTerms => {
  const { story, contacts, random, ground } = here;
  const names = [...new Set(Array.from({ length: 3 }, () => `${random.pick(customerFirst)} ${random.pick(customerLast)}`))];
  const isStrategic = course.grade === 'strategic';
  const agreed = addDays(from, -6);
  return {
    year,
    name: `Joint plan ${year}`,
    grade: course.grade ?? 'standard',
    calendar: course.calendar ?? 'ours',
    startsOn: from,
    endsOn: to,
    currency: story.currency,
    partnerContact: contacts[0]?.name ?? null,
    vendorSponsor: isStrategic ? (people[0]?.name ?? null) : null,
    partnerSponsor: isStrategic ? (contacts[0]?.name ?? null) : null,
    baseline: story.note,
    vision: `Be the first name that customers in ${story.vertical.toLowerCase()} think of in ${story.country}.`,
    strategy: 'Win where both sides already have customers, certify before selling, and show each success to the next account.',
    strengths: `Close to customers in ${story.vertical.toLowerCase()}; people who stay.`,
    weaknesses: 'Few who know the product deeply; long ways to a decision.',
    opportunities: 'Customers on the older version decide within the year.',
    threats: `${rivals[here.index % rivals.length]} offers a year without cost.`,
    competitors: [rivals[here.index % rivals.length] ?? rivals[0], rivals[(here.index + 1) % rivals.length] ?? rivals[1]],
    targetAccounts: names.map((name) => ({ name, note: '' })),
    markets: [story.vertical],
    season: course.season ? [...course.season] : null,
    rates: course.twoCurrencies ? agreedRates : [],
    ratesOn: course.twoCurrencies ? (agreed < ground.calendar.today ? agreed : ground.calendar.today) : null,
  };
};

const euroActuals = [1_080_000, 1_150_000, 1_300_000, 1_500_000];

/** An objective in another currency than the plan's. */
const inEuro = (here: Here, { quarters }: PlanYear, model: PlanObjective): PlanObjective => ({
  ...model,
  id: here.ground.newId(),
  title: 'Revenue with customers in Ireland',
  weight: 5,
  currency: 'EUR',
  start: 4_000_000,
  targets: [1_000_000, 1_200_000, 1_200_000, 1_600_000],
  actuals: euroActuals.map((value, at) => ((quarters[at]?.to ?? '') <= here.ground.calendar.today ? value : null)) as FourValues,
  feed: null,
});

/** A plan of the sample, as it is being written. */
export const planContentOf = (here: Here, year: PlanYear, course: PlanCourse): PlanContent => {
  const objectives = objectivesOf(here, year, course.aim);
  const [revenue] = objectives;
  // eight objectives in all
  const listed = course.twoCurrencies && revenue ? [revenue, inEuro(here, year, revenue), ...objectives.slice(1, 7)] : objectives;
  return { terms: termsOf(here, year, course), objectives: listed, ...stepsOf(here, year, course, listed) };
};
