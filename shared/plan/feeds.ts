import type { PlanObjective } from './model.ts';

/**
 * A metric that may feed an objective, by the kind and unit that it fits. `accrual`: whether its quarters add up or each says where things stand.
 * `closes`: open deals that are won add to it, so that a win rate says something about its year.
 */
export type PlanFeed = Pick<PlanObjective, 'kind' | 'unit' | 'accrual' | 'better'> & {
  id: string;
  closes: boolean;
  partnerType: string | null;
};

type Rest = Partial<Pick<PlanFeed, 'better' | 'closes' | 'partnerType'>>;
const feed = (id: string, kind: PlanFeed['kind'], unit: PlanFeed['unit'], accrual: PlanFeed['accrual'], rest: Rest = {}): PlanFeed => ({
  id,
  kind,
  unit,
  accrual,
  better: 'more',
  closes: false,
  partnerType: null,
  ...rest,
});

/** The metrics that may feed an objective. */
export const planFeeds: readonly PlanFeed[] = [
  feed('K16', 'revenue', 'money', 'sum', { closes: true }),
  feed('K18.value', 'revenue', 'money', 'sum'),
  feed('K26', 'revenue', 'money', 'sum'),
  feed('K77.sellThrough', 'revenue', 'money', 'sum', { partnerType: 'DISTRIBUTOR' }),
  feed('K78.monthlyValue', 'revenue', 'money', 'level', { partnerType: 'MSP' }),
  feed('K20.pipeline', 'pipeline', 'money', 'level'),
  feed('K53.value', 'pipeline', 'money', 'sum'),
  feed('K48', 'pipeline', 'money', 'sum'),
  feed('K76.protected', 'pipeline', 'money', 'level', { partnerType: 'RESELLER_VAR' }),
  feed('K79.jointPipeline', 'pipeline', 'money', 'level', { partnerType: 'SI' }),
  feed('K79.influenced', 'pipeline', 'money', 'level', { partnerType: 'SI' }),
  feed('K82.jointPipeline', 'pipeline', 'money', 'level', { partnerType: 'STRATEGIC_ALLIANCE' }),
  feed('K21.won', 'deals', 'count', 'sum', { closes: true }),
  feed('K53', 'deals', 'count', 'sum'),
  feed('K18', 'deals', 'count', 'sum'),
  feed('K20.deals', 'deals', 'count', 'level'),
  feed('K21', 'deals', 'percent', 'level'),
  feed('K80.jointConversion', 'deals', 'percent', 'level', { partnerType: 'ISV' }),
  feed('K81.leads', 'deals', 'count', 'sum', { partnerType: 'REFERRAL_AGENT' }),
  feed('K81.conversion', 'deals', 'percent', 'level', { partnerType: 'REFERRAL_AGENT' }),
  feed('K40', 'certifications', 'percent', 'level'),
  feed('K38', 'certifications', 'percent', 'level'),
  feed('K37', 'certifications', 'percent', 'level'),
  feed('K78.certificates', 'certifications', 'count', 'level', { partnerType: 'MSP' }),
  feed('K46.campaigns', 'marketing', 'count', 'sum'),
  feed('K44', 'marketing', 'percent', 'level'),
  feed('K45.claims', 'marketing', 'count', 'sum'),
  feed('K49', 'marketing', 'percent', 'level'),
  feed('K22', 'custom', 'money', 'level'),
  feed('K67', 'custom', 'percent', 'level'),
  feed('K67.vendor', 'custom', 'percent', 'level'),
  feed('K67.partner', 'custom', 'percent', 'level'),
  feed('K66.touches', 'custom', 'count', 'sum'),
  feed('K73', 'custom', 'percent', 'level'),
  feed('K54.closeDays', 'custom', 'number', 'level', { better: 'less' }),
  feed('K57', 'custom', 'number', 'level', { better: 'less' }),
  feed('K71', 'custom', 'percent', 'level'),
  feed('K77.resellers', 'custom', 'percent', 'level', { partnerType: 'DISTRIBUTOR' }),
  feed('K77.timeliness', 'custom', 'percent', 'level', { partnerType: 'DISTRIBUTOR' }),
  feed('K36.growth', 'custom', 'count', 'sum', { partnerType: 'DISTRIBUTOR' }),
  feed('K78.seats', 'custom', 'count', 'level', { partnerType: 'MSP' }),
  feed('K78.renewalRate', 'custom', 'percent', 'level', { partnerType: 'MSP' }),
  feed('K80.adoptions', 'custom', 'count', 'sum', { partnerType: 'ISV' }),
  feed('K80.listings', 'custom', 'count', 'level', { partnerType: 'ISV' }),
  feed('K81.followUpDays', 'custom', 'number', 'level', { better: 'less', partnerType: 'REFERRAL_AGENT' }),
  feed('K81.feesOnTime', 'custom', 'percent', 'level', { partnerType: 'REFERRAL_AGENT' }),
  feed('K82.commitments', 'custom', 'percent', 'level', { partnerType: 'STRATEGIC_ALLIANCE' }),
  feed('K82.milestonesOnTime', 'custom', 'percent', 'level', { partnerType: 'STRATEGIC_ALLIANCE' }),
  feed('K82.sponsorContact', 'custom', 'percent', 'level', { partnerType: 'STRATEGIC_ALLIANCE' }),
];

const byId = new Map(planFeeds.map((one) => [one.id, one]));

/** The feed with this id, or undefined. */
export const findFeed = (id: string): PlanFeed | undefined => byId.get(id);

/** Whether what an objective names can feed it: another unit is another number, and a metric that is made of plans would have to wait for itself. */
export const isFed = ({ feed: id, unit }: Pick<PlanObjective, 'feed' | 'unit'>): boolean => id !== null && findFeed(id)?.unit === unit;

/** A value of the metric engine in the least unit of an objective: a ratio becomes hundredths of a percent, days hundredths of a number. Money and counts stay. */
export const fedValue = (unit: PlanObjective['unit'], value: number): number => {
  const times = { money: 1, count: 1, percent: 10_000, number: 100 }[unit];
  return Math.sign(value) * Math.round(Math.abs(value) * times);
};
