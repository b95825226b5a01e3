import type { PartnerFacts, Weekly } from '#shared/alerts/facts.ts';
import type { NetworkFacts } from '#shared/alerts/network-facts.ts';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { usualReviews } from '#shared/domain/type-profile.ts';

/** The day on which all these facts hold, a Sunday: the newest week is whole. */
export const factsAsOf = '2017-12-31';

/** An enrolled, active partner with nothing to say about it, and what a test changes of it. */
export const makeFacts = (more: Partial<PartnerFacts> = {}): PartnerFacts => ({
  id: 'p1',
  name: 'Acme',
  type: 'RESELLER_VAR',
  tier: 'GOLD',
  status: 'enrolled',
  watchedFor: alertRuleIds,
  ownerId: null,
  owner: null,
  currency: 'USD',
  missingRates: [],
  isEnrolled: true,
  isActive: true,
  segment: 'HIGH_PERFORMING',
  coverage: 'NAMED_ACCOUNT',
  reviews: usualReviews,
  enrolledOn: '2015-01-01',
  firstCommercialOn: '2015-02-01',
  lastCommercialOn: '2017-12-20',
  lastTrainedOn: '2017-12-20',
  lastPortalOn: '2017-12-30',
  lastTouch: { entity: 'interaction', id: 't1', kind: 'call', heldOn: '2017-12-20', summary: 'A call' },
  lastInteraction: null,
  nextTouch: null,
  weeksTo: '2017-12-31',
  knownFrom: '2015-01-01',
  registrations: [],
  portal: [],
  trainings: [],
  campaigns: [],
  adoptions: [],
  revenue: 1_000_000,
  openAmount: 400_000,
  recurringMonthly: null,
  openDeals: [],
  onboarding: null,
  certificates: [],
  mdf: [],
  qbrs: [],
  promised: [],
  planTargets: [],
  documents: [],
  waiting: [],
  conflicts: [],
  renewals: [],
  reports: [],
  leads: [],
  listings: [],
  sponsorContactDueOn: null,
  nextTier: null,
  ...more,
});

/** A network with nothing to say about it, and what a test changes of it. */
export const makeNetwork = (more: Partial<NetworkFacts> = {}): NetworkFacts => ({
  currency: 'USD',
  quarterFrom: '2017-10-01',
  now: { asOf: factsAsOf, enrolled: 100, active: 90, topTenShare: 0.3, topTenthShare: 0.3 },
  previous: null,
  revenue: 50_000_000,
  recruited: null,
  lost: null,
  mdfAllocated: null,
  mdfUsed: null,
  investments: null,
  gaps: null,
  overlaps: null,
  forecast: null,
  isManual: null,
  handovers: null,
  conflictsNow: 0,
  conflictsBefore: 0,
  ...more,
});

/** So many of the newest weeks at one value, then the older ones at another; 52 weeks. */
export const weeks = (count: number, value: number, before: number): Weekly =>
  Array.from({ length: 52 }, (_, week) => (week < count ? value : before));
