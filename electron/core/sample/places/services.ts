import { addMonths } from '#shared/domain/dates.ts';
import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, minor } from '../here.ts';
import { products } from '../names.ts';
import { customerOf } from './customers.ts';

const plans = [
  'Visit in the month before; offer the larger package.',
  'Price stays for two more years if they sign by the end of the quarter.',
  'Joint call with their IT lead, then the contract.',
] as const;

type Service = { id: string; customer: string; starts: Day; seats: number; monthly: number };

/** A count for each month from the start until the contract ended, or today. */
const plantSeats = (here: Here, service: Service, until: Day): void => {
  const { random, ground } = here;
  let seats = service.seats;
  const drift = here.story.course === 'falling' ? 0.985 : here.story.course === 'growing' ? 1.02 : 1.005;
  const counts: Array<[Day, number]> = [];
  for (let month = 1; ; month++) {
    const day = ground.calendar.dayOf(addMonths(here.on(service.starts), month));
    if (day < Math.max(0, until)) break;
    seats = Math.max(3, Math.round(seats * drift * (0.97 + random.next() * 0.06)));
    counts.push([day, seats]);
  }
  for (const [day, count] of counts) here.add('seat_count', { service_id: service.id, counted_on: here.on(day), seats: count });
};

/** The renewal at the end of a contract: done when that day is past, else with a plan or without. */
const plantRenewal = (here: Here, service: Service, due: Day, isRenewed: boolean): void => {
  const { random, story } = here;
  const isLapsing = story.tale === 'lapsing' && due <= 0;
  const isPast = due > 0;
  const plan = !isLapsing && random.chance(isPast ? 0.9 : 0.75) ? random.pick(plans) : null;
  here.add('renewal', {
    external_id: null,
    service_id: service.id,
    customer: service.customer,
    due_on: here.on(due),
    amount_minor: minor(service.monthly * 12),
    plan,
    risk: isLapsing || (isPast && !isRenewed) ? 'high' : random.pick(['low', 'low', 'medium'] as const),
    state: isPast ? (isRenewed ? 'renewed' : 'churned') : due > -60 && plan !== null ? 'in_negotiation' : 'due',
    closed_on: isPast ? here.on(due) : null,
  });
};

const plantService = (here: Here, starts: Day, term: number): void => {
  const { random, story, ground, index } = here;
  const customer = customerOf(random, index);
  const seats = random.between(8, 40) + Math.round(random.next() ** 3 * 240);
  const monthly = seats * random.between(9, 22);
  let ends = starts - term;
  // a contract that ran out was renewed for as long again, or was not
  const past: Array<{ due: Day; isRenewed: boolean }> = [];
  for (let isAlive = true; isAlive && ends > 0; ) {
    isAlive = here.business(ends) > 0 && random.chance(0.86);
    past.push({ due: ends, isRenewed: isAlive });
    if (isAlive) ends -= term;
  }
  const id = here.add('managed_service', {
    external_id: null,
    customer,
    product_id: ground.productIds[random.chance(0.6) ? story.product : random.between(0, products.length - 1)] ?? null,
    seats,
    monthly_value_minor: minor(monthly),
    starts_on: here.on(starts),
    ends_on: here.on(ends),
    sla: random.pick(['Working hours', 'Around the clock', 'Four hours']),
    state: ends >= 0 ? 'ended' : 'active',
  });
  const service: Service = { id, customer, starts, seats, monthly };
  plantSeats(here, service, ends);
  for (const { due, isRenewed } of past) plantRenewal(here, service, due, isRenewed);
  if (ends < 0 && ends > -270) plantRenewal(here, service, ends, false);
};

/** Managed services of an MSP with monthly seats, and the renewals that are done and due. */
export const plantServices = (here: Here): void => {
  const { story, enrolled, random } = here;
  if (story.type !== 'MSP' || enrolled === null) return;
  const terms = [365, 365, 730] as const;
  for (const day of happenings(here, Math.max(0.5, story.deals * 0.12), here.business)) plantService(here, day, random.pick(terms));
  // contracts from before the two years
  if (enrolled > historyDays && here.business(historyDays) > 0)
    for (let at = random.between(1, 4); at > 0; at--) plantService(here, historyDays + random.between(0, 200), 730);
  // the renewal that nobody has planned: its contract ends in 40 days
  if (story.tale === 'lapsing') plantService(here, 365 - 40, 365);
};
