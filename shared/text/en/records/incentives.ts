/** The words for each kind of record of this place and its fields. */
export const incentivesRecordTexts = {
  incentive: {
    one: 'Incentive',
    many: 'Incentives',
    fields: {
      kind: 'Kind',
      program: 'Program',
      fromOn: 'From',
      toOn: 'To',
      earned: 'Earned',
      dueOn: 'Due',
      paid: 'Paid',
      paidOn: 'Paid on',
      baseline: 'Baseline revenue',
      actual: 'Revenue in scope',
      deal: 'Deal',
      state: 'State',
    },
  },
} as const;
