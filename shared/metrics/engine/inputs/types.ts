import type { InputDef } from '../input.ts';

/** What partners of one type live by. */
export const typeInputs = {
  sellThrough: { says: 'Amounts of the sell-through reports of the period', unit: 'money', window: 'period' },
  reportsDue: { says: 'Sell-through reports due', unit: 'count', window: 'period' },
  reportsInTime: { says: 'Of those, received in time', unit: 'count', window: 'period' },
  seats: { says: 'Seats of the services that run on the day', unit: 'count', window: 'day' },
  monthlyValue: { says: 'Monthly value of the services that run on the day', unit: 'money', window: 'day' },
  renewalsDue: { says: 'Renewals due', unit: 'count', window: 'period' },
  renewalsWon: { says: 'Of those, renewed', unit: 'count', window: 'period' },
  jointPipeline: { says: 'Amounts of the joint opportunities that are open', unit: 'money', window: 'day' },
  jointWon: { says: 'Joint opportunities won', unit: 'count', window: 'period' },
  jointLost: { says: 'Joint opportunities lost', unit: 'count', window: 'period' },
  influencedPipeline: { says: 'Amounts of the open deals with accepted influence', unit: 'money', window: 'day' },
  practiceDue: {
    says: 'Milestones of practice plans due',
    unit: 'count',
    window: 'period',
    missing: 'There are no practice plans in this store.',
  },
  practiceInTime: {
    says: 'Of those, done in time',
    unit: 'count',
    window: 'period',
    missing: 'There are no practice plans in this store.',
  },
  adoptions: { says: 'Listings adopted', unit: 'count', window: 'period' },
  listings: { says: 'Listings published', unit: 'count', window: 'day' },
  leads: { says: 'Leads submitted', unit: 'count', window: 'period' },
  leadsConverted: { says: 'Of those, became a deal or were won', unit: 'count', window: 'period' },
  followUpDays: { says: 'Days from a lead to its first follow-up', unit: 'days', window: 'period' },
  feesDue: { says: 'Fees due', unit: 'count', window: 'period' },
  feesInTime: { says: 'Of those, paid in time', unit: 'count', window: 'period' },
  jointMilestonesDue: { says: 'Milestones of joint solutions due', unit: 'count', window: 'period' },
  jointMilestonesInTime: { says: 'Of those, done in time', unit: 'count', window: 'period' },
  sponsorships: { says: 'Executive sponsorships that have a rhythm', unit: 'count', window: 'day' },
  sponsorshipsCurrent: { says: 'Of those, with contact within it', unit: 'count', window: 'day' },
} as const satisfies Record<string, InputDef>;
