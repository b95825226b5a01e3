import { type ScorecardLine, type TypeProfile, usualReviews } from '../type-profile.ts';

/** The profiles that ship, one for each of the seven types (domain 3.1). From the first start on they are rows of the store, which channel operations edit. */

const line = (
  metric: string,
  kind: ScorecardLine['kind'],
  weight: number,
  target: ScorecardLine['target'] = { kind: 'previous', growth: 0 },
  more: Partial<ScorecardLine> = {},
): ScorecardLine => ({ metric, kind, weight, target, higherIsBetter: true, onTrack: 1, atRisk: 0.8, ...more });

const grown = (growth: number): ScorecardLine['target'] => ({ kind: 'previous', growth });
const number = (value: number): ScorecardLine['target'] => ({ kind: 'number', value, currency: null });

const qbrSections = ['title', 'commitments', 'summary', 'scorecard', 'pipeline', 'plan', 'enablement', 'marketing', 'risks', 'next'];
/** The usual sections with the one that a type adds: before the pipeline where the type lives by it, after it where deals lead. */
const withOwn = (own: string, where: 'before' | 'after'): string[] =>
  qbrSections.flatMap((key) => (key !== 'pipeline' ? [key] : where === 'before' ? [own, key] : [key, own]));
// what every type is watched for; a type adds its own signals
const everywhere = ['A01', 'A02', 'A03', 'A04', 'A08', 'A09', 'A11', 'A12', 'A13', 'A14', 'A15', 'A16', 'A21', 'A28', 'A32'];
const everyEvent = ['deal_registered', 'campaign_deployed'];
const usualColumns = ['tier', 'owner', 'active', 'lastCommercialEvent'];
const dealColumns = ['wonAmount', 'winRate', 'openAmount', 'openDeals'];

/** For partners without a type and for types that a program adds. */
export const genericProfile: TypeProfile = {
  columns: [...usualColumns, ...dealColumns],
  places: ['onboarding', 'enablement', 'marketing', 'selling', 'care'],
  scorecard: [
    line('K53', 'activity', 20),
    line('K37', 'activity', 10, number(0.8)),
    line('K41', 'activity', 10),
    line('K16', 'outcome', 40, grown(0.1)),
    line('K21', 'outcome', 20, number(0.5)),
  ],
  requiredCertificates: [],
  commercialEvents: everyEvent,
  alerts: [...everywhere, 'A05', 'A06', 'A07'],
  qbrSections,
  reviews: usualReviews,
  qbrTemplate: null,
  onboardingTemplate: null,
};

export const shippedProfiles: Readonly<Record<string, TypeProfile>> = {
  RESELLER_VAR: {
    ...genericProfile,
    columns: [...usualColumns, ...dealColumns, 'registrations', 'protectedUntil', 'certificates', 'mdfUsed'],
    places: ['onboarding', 'enablement', 'marketing', 'selling', 'incentives', 'care'],
    scorecard: [
      line('K53', 'activity', 15),
      line('K40', 'activity', 10, number(1)),
      line('K44', 'activity', 10, number(0.7)),
      line('K16', 'outcome', 35, grown(0.1)),
      line('K21', 'outcome', 15, number(0.5)),
      line('K22', 'outcome', 15),
    ],
    requiredCertificates: ['SALES_FOUNDATION', 'TECHNICAL_FOUNDATION'],
    alerts: [...everywhere, 'A05', 'A06', 'A07', 'A22'],
    onboardingTemplate: 'RESALE_90',
  },
  DISTRIBUTOR: {
    ...genericProfile,
    columns: [...usualColumns, 'sellThrough', 'downstream', 'downstreamActive', 'reportDue', 'wonAmount', 'mdfUsed'],
    places: ['onboarding', 'distribution', 'enablement', 'marketing', 'selling', 'incentives', 'care'],
    scorecard: [
      line('K77.timeliness', 'activity', 15, number(1)),
      line('K44', 'activity', 10, number(0.7)),
      line('K77.sellThrough', 'outcome', 45, grown(0.1)),
      line('K36', 'outcome', 30, number(0.5)),
    ],
    commercialEvents: [...everyEvent, 'sell_through_reported'],
    alerts: [...everywhere, 'A07', 'A24'],
    // a distributor is reviewed by a framework of its own
    qbrSections: withOwn('sellThrough', 'before'),
    onboardingTemplate: 'RESALE_90',
  },
  MSP: {
    ...genericProfile,
    columns: [...usualColumns, 'seats', 'monthlyValue', 'renewalsDue', 'certificates', 'openAmount'],
    places: ['services', 'onboarding', 'enablement', 'marketing', 'selling', 'care'],
    scorecard: [
      line('K40', 'activity', 20, number(1)),
      line('K41', 'activity', 5),
      line('K78.seats', 'outcome', 25, grown(0.05)),
      line('K78.renewalRate', 'outcome', 30, number(0.9)),
      line('K78.monthlyValue', 'outcome', 20, grown(0.05)),
    ],
    requiredCertificates: ['TECHNICAL_FOUNDATION', 'SERVICE_DELIVERY'],
    commercialEvents: [...everyEvent, 'service_started', 'renewal_won'],
    alerts: [...everywhere, 'A06', 'A07', 'A23'],
    qbrSections: withOwn('services', 'before'),
    onboardingTemplate: 'SERVICES_90',
  },
  SI: {
    ...genericProfile,
    columns: [...usualColumns, 'influenced', 'jointPipeline', 'certificates', 'openAmount'],
    places: ['selling', 'onboarding', 'enablement', 'alliances', 'marketing', 'care'],
    scorecard: [
      line('K40', 'activity', 20, number(1)),
      line('K37', 'activity', 10, number(0.8)),
      line('K79.influenced', 'outcome', 30, grown(0.1)),
      line('K79.jointPipeline', 'outcome', 25, grown(0.1)),
      line('K21', 'outcome', 15, number(0.4)),
    ],
    requiredCertificates: ['TECHNICAL_FOUNDATION', 'PROFESSIONAL_SERVICES'],
    commercialEvents: [...everyEvent, 'influence_accepted', 'joint_opportunity_opened'],
    alerts: [...everywhere, 'A06'],
    qbrSections: withOwn('practice', 'after'),
    onboardingTemplate: 'SERVICES_90',
  },
  ISV: {
    ...genericProfile,
    columns: [...usualColumns, 'listings', 'adoptions', 'jointPipeline', 'certificates'],
    places: ['alliances', 'onboarding', 'enablement', 'marketing', 'selling', 'care'],
    scorecard: [
      line('K40', 'activity', 15, number(1)),
      line('K46.campaigns', 'activity', 10, number(1)),
      line('K80.adoptions', 'outcome', 40, grown(0.1)),
      line('K80.jointConversion', 'outcome', 35, number(0.3)),
    ],
    requiredCertificates: ['INTEGRATION'],
    commercialEvents: [...everyEvent, 'listing_adopted', 'joint_opportunity_opened'],
    alerts: [...everywhere, 'A10'],
    qbrSections: withOwn('marketplace', 'before'),
    onboardingTemplate: 'ALLIANCE_120',
  },
  REFERRAL_AGENT: {
    ...genericProfile,
    columns: [...usualColumns, 'leads', 'leadsOpen', 'leadConversion', 'feesDue'],
    places: ['selling', 'onboarding', 'incentives', 'enablement', 'care'],
    scorecard: [
      line('K81.leads', 'activity', 25, grown(0.1)),
      // what an agent lives by is our side's work: a fast answer and a fee in time
      line('K81.followUpDays', 'activity', 10, number(3), { higherIsBetter: false }),
      line('K81.feesOnTime', 'activity', 10, number(1)),
      line('K81.conversion', 'outcome', 30, number(0.2)),
      line('K16', 'outcome', 25, grown(0.1)),
    ],
    commercialEvents: [...everyEvent, 'lead_submitted'],
    alerts: [...everywhere.filter((rule) => rule !== 'A04' && rule !== 'A08'), 'A25'],
    // an introduction needs no plan and no enablement to talk about
    qbrSections: ['title', 'commitments', 'summary', 'scorecard', 'referrals', 'pipeline', 'risks', 'next'],
    onboardingTemplate: 'REFERRAL_30',
  },
  STRATEGIC_ALLIANCE: {
    ...genericProfile,
    columns: [...usualColumns, 'jointPipeline', 'jointMilestones', 'commitmentsKept', 'sponsorContact'],
    places: ['alliances', 'care', 'onboarding', 'enablement', 'marketing', 'selling'],
    scorecard: [
      line('K82.milestonesOnTime', 'activity', 20, number(0.9)),
      line('K82.sponsorContact', 'activity', 10, number(1)),
      line('K82.jointPipeline', 'outcome', 40, grown(0.1)),
      line('K67', 'outcome', 30, number(0.9)),
    ],
    commercialEvents: [...everyEvent, 'joint_opportunity_opened', 'joint_milestone_done'],
    alerts: [...everywhere, 'A06'],
    // peers begin with what both promised and planned
    qbrSections: [
      'title',
      'commitments',
      'summary',
      'plan',
      'scorecard',
      'alliance',
      'pipeline',
      'marketing',
      'enablement',
      'risks',
      'next',
    ],
    onboardingTemplate: 'ALLIANCE_120',
  },
};

/**
 * Certificates that ship: key, label, kind, months of validity, and what each opens for partners whose type requires it (M12). The licence of a managed service is
 * access to the product.
 */
export const shippedCertificates = [
  ['SALES_FOUNDATION', 'Sales foundation', 'sales', 24, ['deal_registration']],
  ['TECHNICAL_FOUNDATION', 'Technical foundation', 'technical', 24, ['co_sell']],
  ['SERVICE_DELIVERY', 'Service delivery', 'service_delivery', 12, ['product_access']],
  ['PROFESSIONAL_SERVICES', 'Professional services', 'professional_services', 24, []],
  ['INTEGRATION', 'Integration', 'integration', 12, ['marketplace']],
  ['COMPLIANCE', 'Compliance', 'compliance', 12, []],
] as const;

/** Documents of compliance that ship; renewal in months. */
export const shippedRequirements = [
  ['PARTNER_AGREEMENT', 'Partner agreement', 12],
  ['ANTI_BRIBERY', 'Anti-bribery declaration', 12],
  ['DATA_PROCESSING', 'Data processing agreement', 24],
] as const;

type TemplateMilestone = { step: string; name: string; dueOffsetDays: number; side: 'vendor' | 'partner' };
const steps = (scale: number): TemplateMilestone[] => [
  { step: 'profile', name: 'Partner profile complete', dueOffsetDays: Math.round(7 * scale), side: 'partner' },
  { step: 'compliance', name: 'Compliance documents signed', dueOffsetDays: Math.round(14 * scale), side: 'partner' },
  { step: 'kickoff', name: 'Kickoff held', dueOffsetDays: Math.round(14 * scale), side: 'vendor' },
  { step: 'first_certification', name: 'First certification', dueOffsetDays: Math.round(30 * scale), side: 'partner' },
  { step: 'first_registration', name: 'First registration', dueOffsetDays: Math.round(60 * scale), side: 'partner' },
  { step: 'first_comarketing', name: 'First co-marketing', dueOffsetDays: Math.round(85 * scale), side: 'partner' },
];

/** Onboarding templates that ship: key, label, window in days, milestones in order (M05). */
export const shippedOnboarding: ReadonlyArray<readonly [string, string, number, TemplateMilestone[]]> = [
  ['RESALE_90', 'Resale, 90 days', 90, steps(1)],
  ['SERVICES_90', 'Services, 90 days', 90, steps(1)],
  ['ALLIANCE_120', 'Alliance, 120 days', 120, steps(4 / 3)],
  ['REFERRAL_30', 'Referral, 30 days', 30, steps(1 / 3)],
];
