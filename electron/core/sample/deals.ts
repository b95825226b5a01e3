import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { customerFirst, customerLast, lossReasons, products } from './names.ts';
import type { Random } from './random.ts';
import type { Course, Story } from './story.ts';

/** A deal of the sample before it is a row. `product`: place in the price list; `amount`: whole major units, null when not known yet. */
export type SampleDeal = {
  customer: string;
  product: number;
  stage: 'PROSPECTING' | 'ENGAGING' | 'WON' | 'LOST';
  state: 'open' | 'won' | 'lost';
  submittedOn: IsoDate;
  expectedCloseOn: IsoDate;
  closedOn: IsoDate | null;
  amount: number | null;
  lossReason: string | null;
};

const days = 760;

/** How busy a partner was on a day, from `age` (1: two years ago, 0: today), against its usual. */
const busy: Record<Course, (age: number) => number> = {
  steady: () => 1,
  growing: (age) => 1.35 - 0.8 * age,
  falling: (age) => (age > 0.4 ? 1.1 : 0.35 + age),
  ended: (age) => (age > 0.42 ? 1 : 0),
  new: (age) => (age < 0.4 ? 1.2 - age : 0),
  none: () => 0,
};

const dealOn = (random: Random, story: Story, submittedOn: IsoDate, today: IsoDate): SampleDeal => {
  const product = random.chance(story.productShare) ? story.product : random.between(0, products.length - 1);
  const cycle = Math.max(7, Math.round(story.cycleDays * (0.4 + random.next() * 1.3)));
  const closesOn = addDays(submittedOn, cycle);
  const isWon = random.chance(story.winRate);
  const amount = Math.max(120, Math.round((story.amount * (0.45 + random.next() * 1.1)) / 10) * 10);
  // some deals are forgotten: they neither close nor move, and a review finds them
  const isForgotten = random.chance(0.05) && submittedOn > addDays(today, -300);
  const base = { customer: `${random.pick(customerFirst)} ${random.pick(customerLast)}`, product, submittedOn };
  const lossReason = random.pick(lossReasons);
  const isAmountKnown = random.chance(0.8);
  if (closesOn > today || isForgotten)
    return {
      ...base,
      stage: addDays(submittedOn, Math.round(cycle / 3)) > today ? 'PROSPECTING' : 'ENGAGING',
      state: 'open',
      expectedCloseOn: isForgotten ? addDays(submittedOn, cycle) : addDays(closesOn, 5),
      closedOn: null,
      amount: isAmountKnown ? amount : null,
      lossReason: null,
    };
  return {
    ...base,
    stage: isWon ? 'WON' : 'LOST',
    state: isWon ? 'won' : 'lost',
    expectedCloseOn: closesOn,
    closedOn: closesOn,
    amount,
    lossReason: isWon ? null : lossReason,
  };
};

/** Two years of deals of one partner, the newest registered near `today`. */
export const sampleDeals = (random: Random, story: Story, today: IsoDate): SampleDeal[] => {
  const perDay = story.deals / 91;
  return Array.from({ length: days }, (_, index) => days - index).flatMap((ago) => {
    const expected = perDay * busy[story.course](ago / days);
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    return Array.from({ length: count }, () => dealOn(random, story, addDays(today, -ago), today));
  });
};
