import { amount, difference, ratio } from '../formula.ts';
import { metric } from '../metric.ts';
import { median, minus, partnersWith, sum } from '../terms.ts';
import { reasons } from './terms.ts';

const noDownstream = 'No enrolled reseller is recorded below.';
const rest = ratio(
  minus(partnersWith(['active']), sum('matchingActive')),
  minus(partnersWith(['enrolled']), sum('matchingEnrolments')),
  'Every enrolment matches the profile.',
);
const matching = ratio(sum('matchingActive'), sum('matchingEnrolments'), 'No enrolment matches the profile.');

/** Network development, recruitment, onboarding (domain 2.4). */
export const developmentMetrics = [
  metric({
    id: 'K28',
    name: '90-day activation',
    sentence:
      'Of the partners enrolled in the year that ended 90 days before the as-of date, those with a commercial event of the preset within 90 days of enrolment.',
    unit: 'ratio',
    window: 'cohort',
    presets: 'any',
    seed: '000',
    formula: ratio(partnersWith(['cohort', 'cohortActivated']), partnersWith(['cohort']), 'No partner was enrolled in that year.'),
  }),
  metric({
    id: 'K29',
    name: 'Prospect to activity',
    sentence: 'Median days from a qualified prospect to its first commercial event.',
    unit: 'days',
    window: 'day',
    seed: '000',
    formula: amount(median('prospectDays', 'No prospect has become active.')),
  }),
  metric({
    id: 'K30',
    name: 'Time to first deal',
    sentence: 'Median days from enrolment to the first deal registered, of the enrolled partners that have both dates.',
    unit: 'days',
    window: 'day',
    seed: '004',
    formula: amount(median('firstDealDays', 'No enrolled partner has both dates.')),
  }),
  metric({
    id: 'K31',
    name: 'Onboarding completed in time',
    sentence: 'Onboardings completed within their window divided by the onboardings whose window has ended.',
    unit: 'ratio',
    window: 'day',
    seed: '003',
    formula: ratio(sum('onboardingInTime'), sum('onboardingEnded'), 'No window of an onboarding has ended yet.'),
  }),
  metric({
    id: 'K31.milestones',
    name: 'Onboarding milestones in time',
    sentence: 'Onboarding milestones done by their date divided by the milestones due.',
    unit: 'ratio',
    window: 'day',
    seed: '003',
    formula: ratio(sum('milestonesInTime'), sum('milestonesDue'), 'No onboarding milestone was due yet.'),
  }),
  metric({
    id: 'K32',
    name: 'Tier advancement',
    sentence: 'Partners active on the eve of the period that moved to a higher tier in it, divided by those active on its eve.',
    unit: 'ratio',
    presets: 'any',
    seed: '000',
    formula: ratio(partnersWith(['activeAtStart', 'promoted']), partnersWith(['activeAtStart']), reasons.noneActiveAtStart),
  }),
  metric({
    id: 'K33',
    name: 'Strategic development',
    sentence: 'Partners that were high-performing a year ago and are strategic now, divided by those high-performing a year ago.',
    unit: 'ratio',
    window: 'year',
    seed: '000',
    formula: ratio(
      partnersWith(['highYearAgo', 'becameStrategic']),
      partnersWith(['highYearAgo']),
      'No partner was high-performing a year ago.',
    ),
  }),
  metric({
    id: 'K34',
    name: 'Prospects',
    sentence: 'Organisations recorded as prospects on the as-of date. They enter no ratio.',
    unit: 'count',
    window: 'day',
    seed: '000, 003',
    formula: amount(sum('prospects')),
  }),
  metric({
    id: 'K35',
    name: 'Ideal profile hit rate',
    sentence: 'Share of the enrolments that match the ideal profile and became active, less the same share of the others.',
    unit: 'ratio',
    window: 'day',
    seed: '000',
    formula: difference(matching, rest),
  }),
  metric({
    id: 'K36',
    name: 'Active resellers below',
    sentence: 'Active resellers below a distributor divided by the enrolled resellers below it.',
    unit: 'ratio',
    window: 'preset',
    presets: 'any',
    seed: '002',
    formula: ratio(sum('downstreamActive'), sum('downstreamEnrolled'), noDownstream),
  }),
  metric({
    id: 'K36.growth',
    name: 'Growth of resellers below',
    sentence: 'Enrolled resellers below a distributor on the as-of date less those on the eve of the period.',
    unit: 'count',
    seed: '002',
    formula: amount(minus(sum('downstreamEnrolled'), sum('downstreamAtStart'))),
  }),
];
