import type { InputDef } from '../input.ts';

/** Market development funds, campaigns, assets. */
export const demandInputs = {
  mdfAllocated: { says: 'Funds allocated for a time that meets the period', unit: 'money', window: 'period' },
  mdfPlanned: { says: 'Share of those funds that time has passed for', unit: 'money', window: 'period' },
  mdfCommitted: { says: 'Approved requests against those funds', unit: 'money', window: 'day' },
  mdfUsed: { says: 'Approved claims against those funds', unit: 'money', window: 'day' },
  mdfPaid: { says: 'Paid claims against those funds', unit: 'money', window: 'day' },
  requestsApproved: { says: 'Requests approved', unit: 'count', window: 'period' },
  requestsClaimed: { says: 'Of those, with a claim submitted', unit: 'count', window: 'period' },
  claimsSubmitted: { says: 'Claims submitted', unit: 'count', window: 'period' },
  campaignsDeployed: { says: 'Campaigns deployed', unit: 'count', window: 'period' },
  campaignSpend: { says: 'Spend of the campaigns deployed', unit: 'money', window: 'period' },
  spendEmail: { says: 'Spend of email campaigns deployed', unit: 'money', window: 'period' },
  spendDigital: { says: 'Spend of digital campaigns deployed', unit: 'money', window: 'period' },
  spendSocial: { says: 'Spend of social campaigns deployed', unit: 'money', window: 'period' },
  spendEvent: { says: 'Spend of events deployed', unit: 'money', window: 'period' },
  spendContent: { says: 'Spend of content campaigns deployed', unit: 'money', window: 'period' },
  pipelineEmail: { says: 'Registrations that name an email campaign', unit: 'money', window: 'period' },
  pipelineDigital: { says: 'Registrations that name a digital campaign', unit: 'money', window: 'period' },
  pipelineSocial: { says: 'Registrations that name a social campaign', unit: 'money', window: 'period' },
  pipelineEvent: { says: 'Registrations that name an event', unit: 'money', window: 'period' },
  pipelineContent: { says: 'Registrations that name a content campaign', unit: 'money', window: 'period' },
  assetsCreated: { says: 'Co-branded assets created', unit: 'count', window: 'day' },
  assetsDeployed: { says: 'Of those, deployed', unit: 'count', window: 'day' },
  subscribers: {
    says: 'New subscribers that an agent brought',
    unit: 'count',
    window: 'period',
    missing: 'Subscribers are not kept in this store.',
  },
  agentSpend: { says: 'Marketing spend of agents', unit: 'money', window: 'period', missing: 'Subscribers are not kept in this store.' },
} as const satisfies Record<string, InputDef>;
