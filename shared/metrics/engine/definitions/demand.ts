import { amount, difference, ratio } from '../formula.ts';
import type { InputId } from '../inputs.ts';
import { metric } from '../metric.ts';
import { partnersWith, sum } from '../terms.ts';
import { active, mdfRemaining, reasons } from './terms.ts';

const noFunds = 'No funds are allocated for this period.';
const noSpend = 'Nothing was spent on campaigns in this period.';
const used = ratio(sum('mdfUsed'), sum('mdfAllocated'), noFunds);

const byType = (name: string, word: string, pipeline: InputId, spend: InputId) =>
  metric({
    id: `K51.${name}`,
    name: `Pipeline per unit spent, ${word}`,
    sentence: `Amounts of the registrations that name a campaign of this kind (${word}), divided by the spend of such campaigns.`,
    unit: 'number',
    seed: '004',
    formula: ratio(sum(pipeline), sum(spend), noSpend),
  });

/** Demand generation (domain 2.6). */
export const demandMetrics = [
  metric({
    id: 'K44',
    name: 'MDF utilisation',
    sentence: 'Approved claims divided by the funds allocated for a time that meets the period.',
    unit: 'ratio',
    seed: '002, 004',
    threshold: { comparator: '>', limit: 0.7, says: 'above 70 % at maturity level 3' },
    formula: used,
  }),
  metric({
    id: 'K44.committed',
    name: 'MDF committed',
    sentence: 'Approved requests divided by the funds allocated for a time that meets the period.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sum('mdfCommitted'), sum('mdfAllocated'), noFunds),
  }),
  metric({
    id: 'K44.paid',
    name: 'MDF paid',
    sentence: 'Paid claims divided by the funds allocated for a time that meets the period.',
    unit: 'ratio',
    seed: '002, 004',
    formula: ratio(sum('mdfPaid'), sum('mdfAllocated'), noFunds),
  }),
  metric({
    id: 'K44.remaining',
    name: 'MDF remaining',
    sentence: 'Funds allocated for a time that meets the period less the approved requests against them.',
    unit: 'money',
    seed: '002, 004',
    formula: amount(mdfRemaining),
  }),
  metric({
    id: 'K44.plan',
    name: 'MDF utilisation against plan',
    sentence: 'MDF utilisation less the share of the time of the funds that has passed.',
    unit: 'ratio',
    seed: '002, 004',
    formula: difference(used, ratio(sum('mdfPlanned'), sum('mdfAllocated'), noFunds)),
  }),
  metric({
    id: 'K45',
    name: 'MDF claim rate',
    sentence: 'Requests approved in the window that have a claim, divided by the requests approved in it.',
    unit: 'ratio',
    seed: '000',
    formula: ratio(sum('requestsClaimed'), sum('requestsApproved'), 'No request was approved in this period.'),
  }),
  metric({
    id: 'K45.claims',
    name: 'MDF claims',
    sentence: 'Claims submitted in the window.',
    unit: 'count',
    seed: '000',
    formula: amount(sum('claimsSubmitted')),
  }),
  metric({
    id: 'K46',
    name: 'Partners with campaigns',
    sentence: 'Active partners with at least one campaign deployed in the window, divided by active partners.',
    unit: 'ratio',
    presets: 'any',
    seed: '000, 003',
    formula: ratio(partnersWith(['active', 'campaignsDeployed']), active, reasons.noneActive),
  }),
  metric({
    id: 'K46.campaigns',
    name: 'Campaigns deployed',
    sentence: 'Campaigns deployed in the window.',
    unit: 'count',
    seed: '000, 003',
    formula: amount(sum('campaignsDeployed')),
  }),
  metric({
    id: 'K47',
    name: 'Assets deployed',
    sentence: 'Co-branded assets deployed divided by those created, up to the as-of date.',
    unit: 'ratio',
    window: 'day',
    seed: '004',
    formula: ratio(sum('assetsDeployed'), sum('assetsCreated'), 'No co-branded asset was created.'),
  }),
  metric({
    id: 'K48',
    name: 'Marketing pipeline',
    sentence: 'Amounts of the deals registered in the window that name a campaign.',
    unit: 'money',
    seed: '004',
    formula: amount(sum('campaignPipeline')),
  }),
  metric({
    id: 'K49',
    name: 'Registrations from campaigns',
    sentence: 'Deals registered in the window that name a campaign, divided by all deals registered in it.',
    unit: 'ratio',
    seed: '004',
    formula: ratio(sum('campaignRegistrations'), sum('registrations'), reasons.noneRegistered),
  }),
  metric({
    id: 'K50',
    name: 'Cost per pipeline unit',
    sentence: 'Spend of the campaigns deployed in the window divided by the amounts of the deals registered in it.',
    unit: 'number',
    seed: '004',
    formula: ratio(sum('campaignSpend'), sum('registeredAmount'), 'No deal with an amount was registered in this period.'),
  }),
  metric({
    id: 'K51',
    name: 'Pipeline per unit spent',
    sentence: 'Amounts of the deals registered in the window that name a campaign, divided by the spend of the campaigns deployed in it.',
    unit: 'number',
    seed: '004',
    formula: ratio(sum('campaignPipeline'), sum('campaignSpend'), noSpend),
  }),
  byType('email', 'email', 'pipelineEmail', 'spendEmail'),
  byType('digital', 'digital', 'pipelineDigital', 'spendDigital'),
  byType('social', 'social', 'pipelineSocial', 'spendSocial'),
  byType('event', 'events', 'pipelineEvent', 'spendEvent'),
  byType('content', 'content', 'pipelineContent', 'spendContent'),
  metric({
    id: 'K52',
    name: 'Subscribers per unit spent',
    sentence: 'New subscribers that agents brought divided by the marketing spend of those agents.',
    unit: 'number',
    seed: '004',
    formula: ratio(sum('subscribers'), sum('agentSpend'), 'Agents spent nothing in this period.'),
  }),
];
