import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import type { PortfolioRow } from '#shared/api/partners.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

/** What a column of facts is made from: the partner's row, and its facts. */
export type FactSource = { row: PortfolioRow; facts: PartnerFactsRow };

/**
 * A column of the portfolio beside the deals: where its value comes from. Ratios are fractions, money is minor units of the reporting currency; null is "not available".
 * `part`: so many of so many. `weeks`: a course, the oldest week first. `word`: a key with words of its own in the catalog.
 */
export type FactColumn = { key: string } & (
  | { kind: 'count' | 'money' | 'ratio'; of(source: FactSource): number | null }
  | { kind: 'date'; of(source: FactSource): IsoDate | null }
  | { kind: 'part'; of(source: FactSource): { part: number; of: number } }
  | { kind: 'weeks'; of(source: FactSource): readonly number[] }
  | { kind: 'word'; of(source: FactSource): string | null }
);

const ratio = (part: number, of: number): number | null => (of === 0 ? null : part / of);

/** Every such column, in the order in which the list of columns offers them. The keys are those that the profiles of types name. */
export const factColumns = [
  { key: 'segment', kind: 'word', of: ({ facts }) => facts.segment },
  { key: 'coverage', kind: 'word', of: ({ facts }) => facts.coverage },
  { key: 'likelihood', kind: 'count', of: ({ facts }) => facts.activation?.score ?? null },
  { key: 'alerts', kind: 'count', of: ({ facts }) => facts.alerts.all },
  { key: 'registrationTrend', kind: 'weeks', of: ({ facts }) => facts.indicators.registrations },
  { key: 'portalTrend', kind: 'weeks', of: ({ facts }) => facts.indicators.portal },
  { key: 'trainingTrend', kind: 'weeks', of: ({ facts }) => facts.indicators.trainings },
  { key: 'campaignTrend', kind: 'weeks', of: ({ facts }) => facts.indicators.campaigns },
  { key: 'winRate', kind: 'ratio', of: ({ row }) => ratio(row.wonCount, row.wonCount + row.lostCount) },
  { key: 'registrations', kind: 'count', of: ({ facts }) => facts.registrations },
  { key: 'protectedUntil', kind: 'date', of: ({ facts }) => facts.protectedUntil },
  { key: 'certificates', kind: 'part', of: ({ facts }) => ({ part: facts.certificates.valid, of: facts.certificates.of }) },
  { key: 'certificatesLapsing', kind: 'count', of: ({ facts }) => facts.certificatesLapsing },
  { key: 'nextLapseOn', kind: 'date', of: ({ facts }) => facts.nextLapseOn },
  {
    key: 'mdfUsed',
    kind: 'ratio',
    of: ({ facts: { mdf } }) => (mdf.used === null || mdf.allocated === null ? null : ratio(mdf.used, mdf.allocated)),
  },
  { key: 'mdfAllocated', kind: 'money', of: ({ facts }) => facts.mdf.allocated },
  { key: 'seats', kind: 'count', of: ({ facts }) => facts.seats },
  { key: 'monthlyValue', kind: 'money', of: ({ facts }) => facts.monthlyValue },
  { key: 'renewalsDue', kind: 'count', of: ({ facts }) => facts.renewalsDue },
  { key: 'renewalsAmount', kind: 'money', of: ({ facts }) => facts.renewalsAmount },
  { key: 'nextRenewalOn', kind: 'date', of: ({ facts }) => facts.nextRenewalOn },
  { key: 'sellThrough', kind: 'money', of: ({ facts }) => facts.sellThrough },
  { key: 'reportDue', kind: 'date', of: ({ facts }) => facts.reportDue },
  { key: 'downstream', kind: 'count', of: ({ facts }) => facts.downstream },
  { key: 'downstreamActive', kind: 'part', of: ({ facts }) => ({ part: facts.downstreamActive, of: facts.downstream }) },
  { key: 'influenced', kind: 'money', of: ({ facts }) => facts.influenced },
  { key: 'jointPipeline', kind: 'money', of: ({ facts }) => facts.jointPipeline },
  { key: 'listings', kind: 'count', of: ({ facts }) => facts.listings },
  { key: 'adoptions', kind: 'count', of: ({ facts }) => facts.adoptions },
  { key: 'leads', kind: 'count', of: ({ facts }) => facts.leads },
  { key: 'leadsOpen', kind: 'count', of: ({ facts }) => facts.leadsOpen },
  { key: 'leadConversion', kind: 'ratio', of: ({ facts }) => ratio(facts.leadsConverted, facts.leads) },
  { key: 'feesDue', kind: 'money', of: ({ facts }) => facts.feesDue },
  { key: 'jointMilestones', kind: 'count', of: ({ facts }) => facts.jointMilestones },
  { key: 'commitmentsKept', kind: 'ratio', of: ({ facts }) => ratio(facts.commitmentsKept.part, facts.commitmentsKept.of) },
  { key: 'sponsorContact', kind: 'date', of: ({ facts }) => facts.sponsorContact },
  { key: 'lastTouchOn', kind: 'date', of: ({ facts }) => facts.lastTouch },
] as const satisfies readonly FactColumn[];

export type FactColumnKey = (typeof factColumns)[number]['key'];
