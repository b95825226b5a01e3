/** The words for each kind of record of this place and its fields. */
export const sellingRecordTexts = {
  conflict_case: {
    one: 'Conflict',
    many: 'Conflicts',
    fields: {
      deal: 'Registration',
      otherDeal: 'Other registration',
      kind: 'Conflict',
      matchScore: 'Match',
      detectedOn: 'Detected',
      resolution: 'Resolution',
      resolvedOn: 'Resolved',
      resolvedBy: 'Resolved by',
    },
  },
  deal_stage_change: {
    one: 'Stage change',
    many: 'Stage changes',
    fields: { deal: 'Deal', stage: 'Stage', changedOn: 'Changed' },
  },
  forecast: {
    one: 'Forecast',
    many: 'Forecasts',
    fields: { quarter: 'Quarter', amount: 'Forecast', category: 'Category', submittedOn: 'Submitted', submittedBy: 'Submitted by' },
  },
  lead: {
    one: 'Lead',
    many: 'Leads',
    fields: {
      customer: 'Customer',
      need: 'Need',
      channel: 'Channel',
      submittedOn: 'Submitted',
      state: 'State',
      firstFollowUpOn: 'First follow-up',
      deal: 'Deal',
      closedOn: 'Closed',
      fee: 'Fee',
      feeDueOn: 'Fee due',
      feePaidOn: 'Fee paid',
    },
  },
  influence: {
    one: 'Influence',
    many: 'Influence',
    fields: {
      customer: 'Customer',
      deal: 'Deal',
      role: 'Role',
      evidence: 'Evidence',
      state: 'State',
      creditShare: 'Credit share',
      submittedOn: 'Submitted',
      decidedOn: 'Decided',
      decidedBy: 'Decided by',
    },
  },
} as const;
