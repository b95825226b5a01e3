import type { QbrBlock } from './block.ts';

type Given = Partial<Omit<QbrBlock, 'key' | 'kind'>>;
const block = (section: string, name: string, kind: QbrBlock['kind'], more: Given = {}): QbrBlock => ({
  key: `${section}.${name}`,
  kind,
  source: null,
  metrics: [],
  audience: 'shareable',
  isOn: true,
  title: null,
  text: '',
  ...more,
});
const words = (section: string, source: string | null = null): QbrBlock => block(section, 'commentary', 'commentary', { source });
const table = (section: string, source: string, name = source): QbrBlock => block(section, name, 'table', { source });
const chart = (section: string, source: string, metrics: string[] = []): QbrBlock =>
  block(section, metrics.length > 0 ? `${source}.${metrics.join('.')}` : source, 'chart', { source, metrics });
const figures = (section: string, ...metrics: string[]): QbrBlock => block(section, 'figures', 'figures', { metrics });

/** The figures of deals that stand on every scorecard, activity first, then what came of it. */
export const dealFigures = [
  'registrations',
  'daysSinceEvent',
  'wonCount',
  'wonAmount',
  'lostCount',
  'winRate',
  'averageDeal',
  'dealAge',
  'openDeals',
  'openAmount',
] as const;

/** Those that stand beside the targets on one slide. */
const leadingFigures = ['registrations', 'wonCount', 'wonAmount', 'winRate', 'averageDeal', 'openAmount'] as const;

/**
 * The blocks that belong into a section unless operations or the CAM chose others. Sources: domain W08 for the usual ten, 3.1 and K77 to K82 for those of a type.
 * What the records warn of is internal: it speaks about the partner, not to it.
 */
const usual: Readonly<Record<string, readonly QbrBlock[]>> = {
  title: [block('title', 'cover', 'text', { source: 'cover' }), words('title')],
  agenda: [words('agenda'), block('agenda', 'agenda', 'agenda')],
  commitments: [words('commitments'), block('commitments', 'last', 'commitments', { source: 'last' })],
  summary: [
    words('summary'),
    block('summary', 'highlights', 'text', { source: 'highlights' }),
    chart('summary', 'wonLost'),
    chart('summary', 'productMix'),
  ],
  scorecard: [
    words('scorecard'),
    table('scorecard', 'scorecard'),
    figures('scorecard', ...leadingFigures),
    chart('scorecard', 'wonByQuarter'),
    chart('scorecard', 'registrations'),
  ],
  pipeline: [table('pipeline', 'openDeals'), words('pipeline'), chart('pipeline', 'stages')],
  plan: [
    words('plan'),
    table('plan', 'planObjectives', 'objectives'),
    table('plan', 'planMilestones', 'milestones'),
    table('plan', 'planInvestments', 'investments'),
  ],
  enablement: [table('enablement', 'certificates'), words('enablement'), chart('enablement', 'certificates.standing')],
  marketing: [words('marketing'), table('marketing', 'campaigns'), table('marketing', 'mdf')],
  risks: [
    words('risks'),
    block('risks', 'found', 'risks', { source: 'found', audience: 'internal' }),
    block('risks', 'asks', 'risks', { source: 'asks' }),
  ],
  next: [words('next', 'next'), block('next', 'open', 'commitments', { source: 'open' })],
  // what a type adds: a distributor has a framework of its own, and so have the others
  sellThrough: [
    figures('sellThrough', 'K77.sellThrough', 'K77.resellers', 'K77.timeliness'),
    words('sellThrough'),
    table('sellThrough', 'sellThrough'),
    table('sellThrough', 'downstream'),
    chart('sellThrough', 'metric', ['K77.sellThrough']),
  ],
  services: [
    figures('services', 'K78.seats', 'K78.monthlyValue', 'K78.renewalRate', 'K78.certificates'),
    words('services'),
    table('services', 'renewals'),
    chart('services', 'metric', ['K78.seats']),
  ],
  practice: [
    figures('practice', 'K79.jointPipeline', 'K79.practice', 'K79.influenced'),
    words('practice'),
    table('practice', 'jointOpportunities'),
    chart('practice', 'metric', ['K79.jointPipeline']),
  ],
  marketplace: [
    figures('marketplace', 'K80.adoptions', 'K80.listings', 'K80.jointConversion'),
    words('marketplace'),
    table('marketplace', 'listings'),
    chart('marketplace', 'metric', ['K80.adoptions']),
  ],
  referrals: [
    figures('referrals', 'K81.leads', 'K81.followUpDays', 'K81.conversion', 'K81.feesOnTime'),
    words('referrals'),
    table('referrals', 'leads'),
    chart('referrals', 'metric', ['K81.leads']),
  ],
  alliance: [
    figures('alliance', 'K82.jointPipeline', 'K82.commitments', 'K82.milestonesOnTime', 'K82.sponsorContact'),
    words('alliance'),
    table('alliance', 'jointOpportunities'),
    table('alliance', 'jointMilestones'),
    chart('alliance', 'metric', ['K82.jointPipeline']),
  ],
};

/** The usual blocks of a section; none for a key that the product does not know. */
export const blocksOfSection = (key: string): QbrBlock[] => (usual[key] ?? []).map((one) => ({ ...one }));

/** The usual blocks of all sections, of whatever type. */
export const usualBlocks = (): readonly QbrBlock[] => Object.values(usual).flat();
