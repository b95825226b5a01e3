import { addDays, addMonths, type IsoDate } from '#shared/domain/dates.ts';
import { type Day, historyDays } from '../calendar.ts';
import { type Here, minor, onOrNull, quarterValue } from '../here.ts';
import { products } from '../names.ts';
import type { Story } from '../story.ts';
import { enrolledAt } from '../story.ts';
import { townOf } from './customers.ts';

const relations = { DISTRIBUTOR: 'distributor_reseller', REFERRAL_AGENT: 'master_sub_agent' } as const;
const relationOf = (type: Story['type']): 'distributor_reseller' | 'master_sub_agent' | 'regional_local' =>
  type === 'DISTRIBUTOR' || type === 'REFERRAL_AGENT' ? relations[type] : 'regional_local';

const plantLinks = (here: Here, children: readonly Story[]): void => {
  const { story, ground, random, enrolled } = here;
  for (const child of children) {
    const from = Math.min(enrolled ?? 0, enrolledAt(child) ?? 0);
    here.add('hierarchy_link', {
      external_id: null,
      child_id: ground.partnerIds.get(child.name) ?? '',
      relation: relationOf(story.type),
      level: random.pick(['local', 'regional', 'regional', 'national'] as const),
      from_on: here.on(from),
      to_on: child.status === 'terminated' ? here.on(200) : null,
    });
  }
};

const reportDays = 10;

/** When a report came in: usually before it is due, sometimes some days late; null while it has not come. */
const receivedDay = (here: Here, due: Day, isNewestDue: boolean): Day | null => {
  const { random, story } = here;
  if (story.tale === 'late-report' && isNewestDue) return null;
  const day = due + (random.chance(0.88) ? random.between(0, 7) : -random.between(1, 9));
  return day >= 0 ? day : null;
};

const plantLines = (
  here: Here,
  reportId: string,
  month: Day,
  sellers: ReadonlyArray<{ id: string | null; name: string; share: number }>,
): void => {
  const { random, story, ground } = here;
  const whole = (quarterValue(story) / 3) * here.business(month);
  for (const { id, name, share } of sellers) {
    if (random.chance(0.08)) continue;
    const place = random.chance(story.productShare) ? story.product : random.between(0, products.length - 1);
    const amount = whole * share * (0.7 + 0.6 * random.next());
    if (amount < 50) continue;
    here.add('sell_through_line', {
      external_id: null,
      report_id: reportId,
      reseller_id: id,
      reseller_name: name,
      product_id: ground.productIds[place] ?? null,
      quantity: Math.max(1, Math.round(amount / ((products[place]?.[2] ?? 1000) * 0.7))),
      amount_minor: minor(amount),
      segment: random.pick(['Small business', 'Mid-market', 'Public sector']),
    });
  }
};

type Month = { from: IsoDate; to: IsoDate; day: Day; due: Day };

const reportedMonths = (here: Here): Month[] => {
  const { calendar } = here.ground;
  const first = `${calendar.today.slice(0, 7)}-01`;
  return Array.from({ length: 24 }, (_, index) => {
    const from = addMonths(first, index - 24);
    const to = addDays(addMonths(first, index - 23), -1);
    const day = calendar.dayOf(to);
    return { from, to, day, due: day - reportDays };
  }).filter(({ day }) => day <= Math.min(historyDays, here.enrolled ?? 0) && here.business(day) > 0);
};

const plantReports = (here: Here, children: readonly Story[]): void => {
  const { ground, index, random } = here;
  // resellers downstream that are no partners of ours, beside those that are
  const others = Array.from({ length: 3 + random.between(0, 3) }, (_, at) => ({
    id: null,
    name: `${random.pick(['Corner', 'Harbour', 'Market', 'Station', 'Upper'])} Computers ${townOf(index + 31 * (at + 1))}`,
  }));
  const named = children.filter(({ status }) => status === undefined).slice(0, 14);
  const sellers = [...named.map(({ name }) => ({ id: ground.partnerIds.get(name) ?? null, name })), ...others];
  const weights = sellers.map(() => 0.3 + random.next() ** 2);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const months = reportedMonths(here);
  const newestDue = months.findLast(({ due }) => due > 0);
  for (const month of months) {
    const received = receivedDay(here, month.due, month === newestDue);
    const validated = received === null ? null : received - random.between(1, 6);
    const reportId = here.add('sell_through_report', {
      external_id: null,
      from_on: month.from,
      to_on: month.to,
      due_on: here.on(month.due),
      received_on: onOrNull(here, received),
      validated_on: onOrNull(here, validated),
    });
    if (received !== null)
      plantLines(
        here,
        reportId,
        month.day,
        sellers.map((seller, at) => ({ ...seller, share: (weights[at] ?? 0) / sum })),
      );
  }
};

/** Who sells under whom, and what distributors report of their resellers. */
export const plantDistribution = (here: Here): void => {
  const children = here.ground.children.get(here.story.name) ?? [];
  plantLinks(here, children);
  if (here.story.type === 'DISTRIBUTOR' && here.enrolled !== null) plantReports(here, children);
};
