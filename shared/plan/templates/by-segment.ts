import type { InvestmentSegment } from '#shared/domain/segments.ts';
import { activity, commercial, days, held, money, type TemplateObjective, type TemplatePart, whole } from './model.ts';

/** What an investment segment brings to the plan of any type (domain 3.3, 3.6). Its objectives weigh 10. */

const commitments: TemplateObjective = { text: 'commitments', weight: 10, feed: 'K67', targets: held(whole) };

export const partsBySegment: Readonly<Record<Exclude<InvestmentSegment, 'ACTIVATION_FOCUS'>, TemplatePart>> = {
  STRATEGIC: {
    objectives: [commitments],
    initiatives: [
      {
        text: 'governance',
        side: 'both',
        objective: 'commitments',
        quarters: [1, 4],
        milestones: [
          activity('sponsorsNamed', 'both', 1, 'middle'),
          activity('strategicReview1', 'both', 1, 'end', ['sponsorsNamed']),
          activity('strategicReview2', 'both', 2, 'end', ['sponsorsNamed']),
          activity('strategicReview3', 'both', 3, 'end', ['sponsorsNamed']),
          activity('nextYear', 'both', 4, 'middle', ['strategicReview3']),
        ],
      },
      {
        text: 'codevelopment',
        side: 'both',
        objective: null,
        quarters: [1, 4],
        milestones: [
          activity('codevelopmentScope', 'both', 1, 'end'),
          commercial('codevelopmentResult', 'both', 3, 'end', ['codevelopmentScope']),
        ],
      },
    ],
    investments: [
      days('executiveTime', 'vendor', 'executive_time'),
      days('executiveTime', 'partner', 'executive_time'),
      money('codevelopment', 'vendor', 'co_development'),
      money('codevelopment', 'partner', 'co_development'),
    ],
  },
  HIGH_PERFORMING: {
    objectives: [commitments],
    initiatives: [
      {
        text: 'cosell',
        side: 'both',
        objective: null,
        quarters: [1, 4],
        milestones: [activity('cosellTeam', 'both', 1, 'middle'), commercial('cosellReview', 'both', 2, 'end', ['cosellTeam'])],
      },
    ],
    investments: [
      days('dedicatedManager', 'vendor', 'headcount'),
      days('cosell', 'vendor', 'co_sell'),
      days('cosell', 'partner', 'co_sell'),
    ],
  },
  ACTIVE_STANDARD: {
    objectives: [{ text: 'training', weight: 10, feed: 'K37', targets: held((whole * 8) / 10) }],
    initiatives: [
      {
        text: 'tier',
        side: 'partner',
        objective: null,
        quarters: [1, 3],
        milestones: [activity('tierGap', 'both', 1, 'end'), activity('tierReview', 'both', 3, 'middle', ['tierGap'])],
      },
    ],
    investments: [],
  },
};

// at least one in 90 days is what makes a partner active (K01)
const eachQuarter = held(1);
const firstByType: Readonly<Record<string, Pick<TemplateObjective, 'text' | 'targets'> & { feed: string }>> = {
  DISTRIBUTOR: { text: 'sellThrough', feed: 'K77.sellThrough' },
  MSP: { text: 'seats', feed: 'K78.seats', targets: eachQuarter },
  ISV: { text: 'listings', feed: 'K80.listings', targets: eachQuarter },
  REFERRAL_AGENT: { text: 'leads', feed: 'K81.leads', targets: eachQuarter },
};

/** The plan of a partner that is enrolled and not active yet: its first deal (or what counts as one for its type), certificates, a campaign; no selling time of ours. */
export const activationPart = (type: string | null): TemplatePart => {
  const first = (type === null ? undefined : firstByType[type]) ?? { text: 'registrations', feed: 'K53', targets: eachQuarter };
  return {
    objectives: [
      { ...first, weight: 40 },
      { text: 'certificates', weight: 30, feed: 'K40', targets: held(whole) },
      { text: 'training', weight: 15, feed: 'K37', targets: held((whole * 8) / 10) },
      { text: 'campaigns', weight: 15, feed: 'K46.campaigns', targets: [null, 1, null, 1] },
    ],
    initiatives: [
      {
        text: 'activation',
        side: 'both',
        objective: first.text,
        quarters: [1, 2],
        milestones: [
          activity('kickoff', 'both', 1, 'middle'),
          activity('barriers', 'both', 1, 'middle'),
          activity('firstCertificate', 'partner', 1, 'end', ['kickoff']),
          commercial('firstEvent', 'partner', 1, 'end', ['kickoff']),
          activity('activationReview', 'both', 2, 'end', ['firstEvent']),
        ],
      },
    ],
    investments: [
      money('concierge', 'vendor', 'mdf'),
      money('training', 'vendor', 'training'),
      days('onboardingTime', 'partner', 'training'),
    ],
  };
};
