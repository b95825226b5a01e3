import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import type { TypeProfile } from '#shared/domain/type-profile.ts';

/** The metrics that say how a partner stands with each place of its record. */
const placeMetrics: Readonly<Record<RecordPlace, readonly string[]>> = {
  onboarding: ['K31.milestones', 'K30'],
  enablement: ['K40', 'K37', 'K37.recent', 'K39', 'K41'],
  marketing: ['K44', 'K44.remaining', 'K45', 'K46.campaigns', 'K47', 'K48'],
  selling: ['K53', 'K55', 'K21', 'K22', 'K20.pipeline', 'K54.closeDays'],
  services: ['K78.seats', 'K78.monthlyValue', 'K78.renewalRate'],
  distribution: ['K77.sellThrough', 'K77.timeliness', 'K36'],
  alliances: ['K80.listings', 'K80.adoptions', 'K80.jointConversion', 'K82.jointPipeline', 'K82.milestonesOnTime'],
  incentives: ['K62', 'K62.inTime', 'K63'],
  care: ['K66.touches', 'K67', 'K73', 'K73.firstResponse', 'K71', 'K82.sponsorContact'],
};
/** Metrics of one kind of partner that stand with a place; a type whose scorecard has any of a group is shown that group. */
const typeMetrics: ReadonlyArray<{ place: RecordPlace; group: string; metrics: readonly string[] }> = [
  { place: 'selling', group: 'K81', metrics: ['K81.leads', 'K81.conversion', 'K81.followUpDays', 'K81.feesOnTime'] },
  { place: 'selling', group: 'K79', metrics: ['K79.influenced', 'K79.jointPipeline'] },
];

/** The metrics of a place for a type of partner, those of its own kind first. */
export const metricsOf = (place: RecordPlace, { scorecard }: Pick<TypeProfile, 'scorecard'>): string[] => [
  ...typeMetrics.flatMap((one) =>
    one.place === place && scorecard.some(({ metric }) => metric.split('.')[0] === one.group) ? one.metrics : [],
  ),
  ...placeMetrics[place],
];
