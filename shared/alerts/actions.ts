/**
 * What an alert suggests, each the start of a flow: the record that is opened, or made new when the alert names none. `isCoSell`: never for an inactive partner
 * (domain W04), whose barrier is diagnosed instead.
 */
export const alertActions = {
  follow_up: { entity: 'interaction' },
  start_concierge: { entity: 'intervention' },
  facilitate_first_deal: { entity: 'intervention' },
  log_barrier: { entity: 'barrier' },
  plan_intervention: { entity: 'intervention' },
  recommend_training: { entity: 'training' },
  coach: { entity: 'interaction' },
  offer_cosell: { entity: 'deal', isCoSell: true },
  plan_comarketing: { entity: 'campaign' },
  renew_certificate: { entity: 'certificate' },
  prepare_qbr: { entity: 'qbr' },
  plan_qbr: { entity: 'qbr' },
  record_outcome: { entity: 'qbr' },
  escalate_commitment: { entity: 'commitment' },
  plan_correction: { entity: 'plan' },
  renew_document: { entity: 'compliance_document' },
  start_retention: { entity: 'intervention' },
  analyse_churn: { entity: null },
  start_activation: { entity: null },
  develop_middle: { entity: null },
  rebalance: { entity: null },
  expedite: { entity: null },
  adjudicate: { entity: 'conflict_case' },
  tighten_rules: { entity: null },
  open_renewal: { entity: 'renewal' },
  review_sell_through: { entity: 'sell_through_report' },
  request_report: { entity: 'sell_through_report' },
  answer_lead: { entity: 'lead' },
  pay_fee: { entity: 'lead' },
  recruit: { entity: null },
  redirect: { entity: null },
  schedule_contact: { entity: 'interaction' },
  recalibrate: { entity: 'forecast' },
  automate: { entity: null },
  complete_handover: { entity: 'interaction' },
  guide_tier: { entity: 'interaction' },
} as const satisfies Record<string, { entity: string | null; isCoSell?: true }>;

export type AlertActionKey = keyof typeof alertActions;
export const alertActionKeys = Object.keys(alertActions) as [AlertActionKey, ...AlertActionKey[]];

/** True for an action that spends co-selling time. */
export const isCoSell = (key: AlertActionKey): boolean => 'isCoSell' in alertActions[key];
