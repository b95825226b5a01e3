import { buildPipeline, buildSkills, createDemand, sellJointly } from './initiatives.ts';
import { activity, commercial, days, held, money, type TemplateObjective, type TemplatePart, whole } from './model.ts';

/** What a plan with each type of partner is about (domain 2.9, 3.1). Their weights add up to 90; the segment brings the other 10. */

const certificates = (weight: number): TemplateObjective => ({ text: 'certificates', weight, feed: 'K40', targets: held(whole) });
// half of what is decided, and 70 % of the funds: what the scorecards that ship ask for
const winRate = (weight: number): TemplateObjective => ({ text: 'winRate', weight, feed: 'K21', targets: held(whole / 2) });
const mdf = (weight: number): TemplateObjective => ({ text: 'mdf', weight, feed: 'K44', targets: held((whole * 7) / 10) });
const revenue = (weight: number): TemplateObjective => ({ text: 'revenue', weight, feed: 'K16' });
const registered = (weight: number): TemplateObjective => ({ text: 'registered', weight, feed: 'K53.value' });
const won = (weight: number): TemplateObjective => ({ text: 'won', weight, feed: 'K21.won' });
const campaigns = (weight: number): TemplateObjective => ({ text: 'campaigns', weight, feed: 'K46.campaigns' });

const marketing = [money('mdf', 'vendor', 'mdf'), money('ownMarketing', 'partner', 'money')];

/** For partners without a type and for types that a program adds. */
export const generalPart: TemplatePart = {
  objectives: [revenue(30), registered(15), won(15), winRate(10), certificates(10), campaigns(10)],
  initiatives: [buildPipeline('registered'), buildSkills('certificates'), createDemand('campaigns')],
  investments: [...marketing, money('training', 'vendor', 'training'), days('trainingTime', 'partner', 'training')],
};

export const partsByType: Readonly<Record<string, TemplatePart>> = {
  RESELLER_VAR: {
    objectives: [
      revenue(25),
      { text: 'newRevenue', weight: 10, feed: 'K18.value' },
      registered(15),
      won(10),
      winRate(10),
      certificates(10),
      campaigns(10),
    ],
    initiatives: [buildPipeline('registered'), buildSkills('certificates'), createDemand('campaigns')],
    investments: [
      ...marketing,
      days('presales', 'vendor', 'headcount'),
      money('training', 'vendor', 'training'),
      days('sellers', 'partner', 'headcount'),
      days('trainingTime', 'partner', 'training'),
    ],
  },
  DISTRIBUTOR: {
    objectives: [
      { text: 'sellThrough', weight: 30, feed: 'K77.sellThrough' },
      { text: 'activeResellers', weight: 15, feed: 'K77.resellers', targets: held(whole / 2) },
      { text: 'resellerGrowth', weight: 10, feed: 'K36.growth' },
      registered(10),
      { text: 'reports', weight: 5, feed: 'K77.timeliness', targets: held(whole) },
      certificates(10),
      mdf(10),
    ],
    initiatives: [
      {
        text: 'resellers',
        side: 'both',
        objective: 'activeResellers',
        quarters: [1, 4],
        milestones: [
          activity('resellerMap', 'both', 1, 'middle'),
          activity('resellerDays', 'partner', 2, 'end', ['resellerMap']),
          commercial('resellersActive', 'partner', 4, 'middle', ['resellerDays']),
        ],
      },
      {
        text: 'reporting',
        side: 'partner',
        objective: 'reports',
        quarters: [1, 2],
        milestones: [activity('reportFormat', 'both', 1, 'middle'), activity('reportRoutine', 'partner', 2, 'end', ['reportFormat'])],
      },
      createDemand('mdf'),
    ],
    investments: [
      ...marketing,
      days('resellerSupport', 'vendor', 'headcount'),
      money('training', 'vendor', 'training'),
      days('resellerManagers', 'partner', 'headcount'),
    ],
  },
  MSP: {
    objectives: [
      { text: 'monthlyValue', weight: 25, feed: 'K78.monthlyValue' },
      { text: 'seats', weight: 15, feed: 'K78.seats' },
      { text: 'renewals', weight: 20, feed: 'K78.renewalRate' },
      revenue(10),
      { text: 'openPipeline', weight: 5, feed: 'K20.pipeline' },
      { text: 'certifiedPeople', weight: 10, feed: 'K78.certificates' },
      { text: 'support', weight: 5, feed: 'K73', targets: held(whole) },
    ],
    initiatives: [
      {
        text: 'service',
        side: 'both',
        objective: 'seats',
        quarters: [1, 3],
        milestones: [activity('servicePriced', 'partner', 1, 'end'), commercial('serviceLaunched', 'partner', 2, 'end', ['servicePriced'])],
      },
      {
        text: 'renewals',
        side: 'both',
        objective: 'renewals',
        quarters: [1, 4],
        milestones: [activity('renewalList', 'both', 1, 'middle'), activity('renewalPlays', 'partner', 2, 'end', ['renewalList'])],
      },
      buildSkills('certifiedPeople'),
    ],
    investments: [
      money('serviceLaunch', 'vendor', 'money'),
      money('training', 'vendor', 'training'),
      days('serviceEngineers', 'partner', 'headcount'),
      days('trainingTime', 'partner', 'training'),
    ],
  },
  SI: {
    objectives: [
      { text: 'jointPipeline', weight: 20, feed: 'K79.jointPipeline' },
      { text: 'influenced', weight: 15, feed: 'K79.influenced' },
      revenue(20),
      won(10),
      certificates(15),
      { text: 'practice', weight: 5, kind: 'certifications', unit: 'count', accrual: 'sum', label: 'consultants' },
      { text: 'references', weight: 5, kind: 'custom', unit: 'count', accrual: 'sum', label: 'projects' },
    ],
    initiatives: [
      {
        text: 'practice',
        side: 'both',
        objective: 'practice',
        quarters: [1, 4],
        milestones: [
          activity('practicePlan', 'both', 1, 'end'),
          activity('architecture', 'both', 2, 'end', ['practicePlan']),
          commercial('reference', 'partner', 4, 'middle', ['architecture']),
        ],
      },
      {
        text: 'delivery',
        side: 'both',
        objective: 'references',
        quarters: [1, 3],
        milestones: [
          activity('deliveryFramework', 'both', 1, 'end'),
          commercial('firstProject', 'partner', 3, 'end', ['deliveryFramework']),
        ],
      },
      buildPipeline('jointPipeline'),
    ],
    investments: [
      money('practiceFunds', 'vendor', 'money'),
      money('training', 'vendor', 'training'),
      days('consultants', 'partner', 'headcount'),
      days('trainingTime', 'partner', 'training'),
    ],
  },
  ISV: {
    objectives: [
      { text: 'marketplace', weight: 25, feed: 'K26' },
      { text: 'adoptions', weight: 20, feed: 'K80.adoptions' },
      { text: 'jointConversion', weight: 15, feed: 'K80.jointConversion' },
      { text: 'listings', weight: 10, feed: 'K80.listings' },
      certificates(10),
      campaigns(5),
      { text: 'marketingPipeline', weight: 5, feed: 'K48' },
    ],
    initiatives: [
      {
        text: 'integration',
        side: 'partner',
        objective: 'listings',
        quarters: [1, 3],
        milestones: [
          activity('integration', 'partner', 1, 'end'),
          commercial('listing', 'partner', 2, 'middle', ['integration']),
          activity('listingReview', 'both', 3, 'end', ['listing']),
        ],
      },
      sellJointly('jointConversion'),
      createDemand('campaigns'),
    ],
    investments: [...marketing, days('integrationSupport', 'vendor', 'co_development'), days('developers', 'partner', 'co_development')],
  },
  REFERRAL_AGENT: {
    objectives: [
      { text: 'leads', weight: 30, feed: 'K81.leads' },
      { text: 'leadConversion', weight: 20, feed: 'K81.conversion' },
      revenue(15),
      { text: 'followUp', weight: 10, feed: 'K81.followUpDays' },
      { text: 'fees', weight: 5, feed: 'K81.feesOnTime', targets: held(whole) },
      { text: 'newCustomers', weight: 5, feed: 'K18' },
      campaigns(5),
    ],
    initiatives: [
      {
        text: 'referrals',
        side: 'both',
        objective: 'leads',
        quarters: [1, 2],
        milestones: [activity('referralGuide', 'vendor', 1, 'middle'), activity('referralReview', 'both', 2, 'end', ['referralGuide'])],
      },
      createDemand('campaigns'),
    ],
    investments: [money('mdf', 'vendor', 'mdf'), days('leadDesk', 'vendor', 'headcount'), days('referrers', 'partner', 'headcount')],
  },
  STRATEGIC_ALLIANCE: {
    objectives: [
      { text: 'jointPipeline', weight: 25, feed: 'K82.jointPipeline' },
      revenue(15),
      won(10),
      { text: 'jointMilestones', weight: 15, feed: 'K82.milestonesOnTime', targets: held(whole) },
      { text: 'sponsors', weight: 10, feed: 'K82.sponsorContact', targets: held(whole) },
      campaigns(10),
      { text: 'jointSolutions', weight: 5, kind: 'custom', unit: 'count', accrual: 'sum', label: 'solutions' },
    ],
    initiatives: [
      {
        text: 'jointSolution',
        side: 'both',
        objective: 'jointSolutions',
        quarters: [1, 4],
        milestones: [
          activity('solutionCharter', 'both', 1, 'middle'),
          activity('solutionPilot', 'both', 2, 'end', ['solutionCharter']),
          commercial('solutionLaunch', 'both', 4, 'middle', ['solutionPilot']),
        ],
      },
      sellJointly('jointPipeline'),
      createDemand('campaigns'),
    ],
    investments: [...marketing, days('solutionTeam', 'vendor', 'co_development'), days('solutionTeam', 'partner', 'co_development')],
  },
};
