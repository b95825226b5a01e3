/**
 * What a dated fact means for the partnership. Source: domain 2.1.
 * - `commercial`: may make a partner active, when the profile of its type says so
 * - `engagement`: a leading signal, never enough for "active"
 * - `touch`: we were in contact
 * - `outcome`: what came of it
 */
export type ActivityNature = 'commercial' | 'engagement' | 'touch' | 'outcome';

/** Every kind of dated fact on the activity spine. Those of record kinds bear the key of their event. */
export const activityKinds = {
  deal_registered: 'commercial',
  campaign_deployed: 'commercial',
  service_started: 'commercial',
  renewal_won: 'commercial',
  listing_adopted: 'commercial',
  joint_opportunity_opened: 'commercial',
  joint_milestone_done: 'commercial',
  influence_accepted: 'commercial',
  sell_through_reported: 'commercial',
  lead_submitted: 'commercial',
  module_completed: 'engagement',
  certificate_gained: 'engagement',
  portal_session: 'engagement',
  asset_deployed: 'engagement',
  mdf_requested: 'engagement',
  mdf_claimed: 'engagement',
  engagement: 'engagement',
  milestone_done: 'engagement',
  interaction: 'touch',
  qbr_held: 'touch',
  intervention_done: 'touch',
  commitment_made: 'touch',
  case_opened: 'touch',
  commitment_closed: 'outcome',
  deal_won: 'outcome',
  deal_lost: 'outcome',
  incentive_paid: 'outcome',
} as const satisfies Record<string, ActivityNature>;

export type ActivityKey = keyof typeof activityKinds;
export const activityKeys = Object.keys(activityKinds) as ActivityKey[];
export const isActivityKey = (key: string): key is ActivityKey => Object.hasOwn(activityKinds, key);
/** A kind that can count as commercial. */
export type CommercialKey = { [K in ActivityKey]: (typeof activityKinds)[K] extends 'commercial' ? K : never }[ActivityKey];
/** The kinds that can count as commercial; a type profile chooses among them. */
export const commercialKeys = activityKeys.filter((key): key is CommercialKey => activityKinds[key] === 'commercial');
