import { z } from 'zod';
import type { ActivityKey } from './activity-kinds.ts';

/**
 * What counts as active. A partner is active when at least one of the events lies in the half-open window (as-of minus window, as-of].
 * Two presets ship; every value that depends on one names it. Source: domain 2.1.
 */
export const ActivePreset = z.object({
  key: z.string(),
  label: z.string(),
  window: z.object({ unit: z.enum(['days', 'months']), count: z.int().positive() }),
  events: z.array(z.enum(['deal_registration', 'campaign_deployed'])),
});
export type ActivePreset = z.infer<typeof ActivePreset>;

export const shippedPresets: readonly ActivePreset[] = [
  {
    key: 'ACTIVE_90D',
    label: 'Commercially active in the last 90 days',
    window: { unit: 'days', count: 90 },
    events: ['deal_registration', 'campaign_deployed'],
  },
  {
    key: 'ACTIVE_12M_DEALREG',
    label: 'Registered a deal in the last 12 months',
    window: { unit: 'months', count: 12 },
    events: ['deal_registration'],
  },
];

/** The kinds of activity that a preset narrows a type's commercial events to: a preset that names one event counts it alone; null: whatever the type counts. */
export const presetActivities = ({ events }: ActivePreset): readonly ActivityKey[] | null => {
  const registration = events.includes('deal_registration');
  const campaign = events.includes('campaign_deployed');
  if (registration === campaign) return null;
  return registration ? ['deal_registered'] : ['campaign_deployed'];
};

/** The seven partner types of the field. Kept as rows in the store, so that a program can add its own. */
export const shippedPartnerTypes = [
  ['RESELLER_VAR', 'Reseller (VAR)'],
  ['DISTRIBUTOR', 'Distributor'],
  ['MSP', 'MSP'],
  ['SI', 'System integrator'],
  ['ISV', 'ISV'],
  ['REFERRAL_AGENT', 'Referral agent'],
  ['STRATEGIC_ALLIANCE', 'Strategic alliance'],
] as const;

export const shippedTiers = [
  ['PLATINUM', 'Platinum', 4],
  ['GOLD', 'Gold', 3],
  ['SILVER', 'Silver', 2],
  ['REGISTERED', 'Registered', 1],
] as const;

/** Stages a deal goes through. `state` is what figures read; the rest is the program's own order and words. */
export const shippedStages = [
  ['PROSPECTING', 'Prospecting', 'open', 0.1],
  ['ENGAGING', 'Engaging', 'open', 0.4],
  ['WON', 'Won', 'won', 1],
  ['LOST', 'Lost', 'lost', 0],
] as const;

/** Where the partner stands in the network. Source: domain 3.3. */
export const networkStages = [
  'PROSPECTIVE',
  'ENROLLED_INACTIVE',
  'ACTIVE_STANDARD',
  'HIGH_PERFORMING',
  'STRATEGIC',
  'LAPSED',
  'TERMINATED',
] as const;
/** What the vendor is doing with the partner. Source: domain 3.4. */
export const lifecycleStages = ['RECRUIT_QUALIFY', 'ONBOARD_ACTIVATE', 'DEVELOP', 'PRODUCTIVE', 'RETAIN_ADVOCATE'] as const;
