/** The words of the open deals by stage. */
export const pipelineTexts = {
  stage: 'Stage',
  deals: 'Deals',
  amount: 'Amount ({{currency}})',
  withoutAmount: 'Without amount',
  total: 'All open deals',
  title: 'Open deals by stage',
  alt: 'Open deals by stage on {{date}}: {{stages}}.',
  altStage: '{{stage}} {{count}}',
  without_one: '{{count}} of {{all}} open deals has no amount, so the open pipeline is larger than its figure says.',
  without_other: '{{count}} of {{all}} open deals have no amount, so the open pipeline is larger than its figure says.',
  noneHasAmount: 'None of the {{all}} open deals has an amount, so the pipeline can be counted and not be valued.',
} as const;

/** The words of deals won and lost by quarter. */
export const quartersTexts = {
  quarter: 'Quarter',
  won: 'Won',
  lost: 'Lost',
  winRate: 'Win rate',
  amount: 'Won amount ({{currency}})',
  registrations: 'Registered',
  title: 'Deals won and lost by fiscal quarter',
  alt: 'Deals won and lost in the fiscal quarters {{from}} to {{to}}. In {{to}}: {{won}} won, {{lost}} lost.',
  winRateNone: 'No deal was closed in this quarter.',
  amountNone: 'No amount is known, or a rate is missing.',
} as const;
