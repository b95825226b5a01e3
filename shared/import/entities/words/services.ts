import type { KindWords } from './kind-words.ts';

/** Exports of managed service contracts, subscription renewals and seat counts. */
export const servicesWords = {
  managed_service: {
    files: ['managed services', 'managed service', 'services', 'contracts', 'subscriptions', 'vertraege'],
    number: ['contract id', 'contract number', 'contract no', 'subscription id', 'service id', 'vertragsnummer'],
    headers: {
      product: ['service', 'service name', 'subscription', 'plan name', 'service plan'],
      seats: ['licenses', 'licences', 'licensed seats', 'users', 'quantity', 'lizenzen'],
      monthlyValue: ['mrr', 'monthly recurring revenue', 'monthly amount', 'monthly fee', 'monthly charge', 'price per month'],
      startsOn: ['contract start', 'contract start date', 'service start', 'term start', 'subscription start'],
      endsOn: ['contract end', 'contract end date', 'service end', 'term end', 'subscription end', 'contract expires'],
      sla: ['service level', 'sla level', 'support level'],
      state: ['contract status', 'service status', 'subscription status'],
    },
    choices: { state: { active: ['signed'], ended: ['expired', 'lapsed'], cancelled: ['churned'] } },
  },
  renewal: {
    files: ['renewals', 'renewal', 'verlaengerungen'],
    number: ['renewal id', 'renewal number', 'renewal opportunity id'],
    headers: {
      service: ['contract', 'contract id', 'contract number', 'subscription', 'subscription id', 'service id', 'managed service'],
      dueOn: ['renewal date', 'renewal due', 'renews on', 'renewal due date', 'contract end', 'contract end date', 'term end date'],
      amount: ['renewal amount', 'renewal value', 'arr', 'annual value', 'annual recurring revenue', 'renewal arr'],
      plan: ['renewal plan', 'action plan', 'next step'],
      risk: ['renewal risk', 'churn risk', 'risk level', 'health'],
      state: ['renewal status', 'renewal stage'],
      closedOn: ['renewed on', 'renewal closed', 'churned on'],
    },
    choices: {
      state: {
        due: ['upcoming', 'open', 'not started', 'pending'],
        in_negotiation: ['negotiation', 'negotiating', 'quoted', 'in progress'],
        renewed: ['won', 'closed won', 'verlaengert'],
        churned: ['lost', 'cancelled', 'canceled', 'closed lost', 'not renewed', 'gekuendigt'],
      },
    },
  },
  seat_count: {
    files: ['seat counts', 'seat count', 'seats', 'license counts', 'licence counts', 'usage report'],
    headers: {
      service: ['contract', 'contract id', 'contract number', 'subscription', 'subscription id', 'service id', 'service name'],
      countedOn: ['counted on', 'count date', 'snapshot date', 'as of', 'as of date', 'month end', 'usage date', 'stichtag'],
      seats: ['seats in use', 'active seats', 'seat count', 'licenses', 'licences', 'used licenses', 'lizenzen'],
    },
  },
} as const satisfies Record<string, KindWords>;
