/** The words of the window of an onboarding. */
export const onboardingTexts = {
  start: 'Start onboarding',
  startTitle: 'Start an onboarding',
  template: 'Template',
  startedOn: 'Starts on',
  templateOf: '{{label}}: {{days}} days, {{count}} milestones',
  noTemplates: 'The settings hold no onboarding template yet.',
  started: 'The onboarding is started with {{count}} milestones',
  day_one: 'Day {{day}} of {{days}}, {{count}} day left',
  day_other: 'Day {{day}} of {{days}}, {{count}} days left',
  ahead: 'Not started yet',
  completed: 'Completed',
  expired_one: 'The window ended on {{date}}, {{count}} day ago',
  expired_other: 'The window ended on {{date}}, {{count}} days ago',
  reached_one: '{{done}} of {{count}} milestone reached',
  reached_other: '{{done}} of {{count}} milestones reached',
  steps: '{{done}} of {{of}} activation steps in the window',
  next: 'Next: {{name}}, due {{date}}',
  stalled_one: 'Stalled: nothing was reached for {{count}} day',
  stalled_other: 'Stalled: nothing was reached for {{count}} days',
  mark: '{{name}}: due {{date}}, {{state}}.',
  underBarriers: 'All of them stand under their barrier.',
} as const;

/** The words of the chain of MDF from allocation to payment. */
export const mdfTexts = {
  title: 'Where the money of {{program}} is',
  alt: 'Of {{allocated}} {{currency}} of {{program}}, {{committed}} are committed, {{approved}} approved as claims, {{paid}} paid; {{remaining}} remain.',
  step: 'Step',
  amount: 'Amount ({{currency}})',
  share: 'Of allocated',
  meaning: 'What it is',
  name: { allocated: 'Allocated', committed: 'Committed', approved: 'Approved', paid: 'Paid', remaining: 'Remaining' },
  means: {
    allocated: 'The whole fund',
    committed: 'Approved and executed requests',
    approved: 'Approved claims of those requests',
    paid: 'Claims that were paid',
    remaining: 'Allocated less committed',
  },
  part: { paid: 'Paid', approved: 'Approved, not paid', committed: 'Committed, not claimed', remaining: 'Remaining' },
  over: 'More is committed than was allocated.',
  overAsked: 'Only {{left}} {{currency}} are left of {{program}}: the request can be saved, but not approved at this amount.',
  expires: '{{amount}} {{currency}} are not committed and lapse on {{date}}.',
} as const;

/** The words of seats and renewals. */
export const servicesTexts = {
  title: 'Seats and renewals',
  seats: 'Seats at the end of each month',
  seatsName: 'Seats',
  seatsAlt: 'Seats by month from {{from}} to {{to}}; the last count is {{seats}}.',
  month: 'Month',
  dueAmounts: 'Open renewals by month due ({{currency}} a year)',
  dueCounts: 'Open renewals by month due',
  dueName: 'Due',
  dueAlt: 'Open renewals by the month in which they are due, overdue ones in the first: {{months}}.',
} as const;

/** The words of what a distributor sold on. */
export const distributionTexts = {
  title: 'Sell-through',
  byPeriod: 'Sold on by period ({{currency}})',
  sold: 'Sold on',
  alt: 'What was sold on in the last {{count}} periods; the newest reported is {{last}}.',
  period: 'Period from',
  several: 'The lines are in several currencies, so they are not added up; they stand below, each in its own.',
  byReseller: 'Sold on by reseller',
  reseller: 'Reseller',
  total_one: 'In {{count}} period ({{currency}})',
  total_other: 'In {{count}} periods ({{currency}})',
  share: 'Share',
  showAll: 'Show all {{count}} resellers',
  showFirst: 'Show the largest alone',
  downstream: 'Partners below, as they may be seen',
  twelveMonths: 'Sold on in twelve months',
  all_one: '{{count}} partner below',
  all_other: 'All {{count}} partners below',
  unnamed: 'Not named',
  unseen: 'Resellers that show in the sums alone',
  hidden_one: '{{count}} partner shows in the sums alone',
  hidden_other: '{{count}} partners show in the sums alone',
  hiddenText: 'The visibility rules of the program keep their names and figures with the distributor.',
} as const;

/** The words of the certificates that a type asks for. */
export const enablementTexts = {
  required: 'Certificates that this type asks for',
  certificate: 'Certificate',
  state: 'State',
  holders: 'People who hold it',
  until: 'Valid until',
  forEver: 'Does not lapse',
  opens: 'What they open',
  entitlement: 'Right',
  missing: 'What is missing',
  isOpen: 'Open',
  isShut: 'Shut',
  entitlements: {
    tier_eligibility: 'Next tier',
    deal_registration: 'Registration of deals',
    product_access: 'Restricted products',
    co_sell: 'Selling together',
    mdf: 'Marketing funds',
    marketplace: 'Marketplace',
  },
  states: { valid: 'In force', expiring: 'Expiring', in_progress: 'In progress', expired: 'Expired', missing: 'Missing' },
} as const;

/** The words of leads and their fees. */
export const sellingTexts = {
  fees: 'Fees of leads: {{total}} {{currency}}',
  feePaid: 'Paid',
  feeOverdue: 'Overdue',
  feeDue: 'Not due yet',
} as const;

/** The words of what was earned and paid. */
export const incentivesTexts = {
  earned: 'Earned: {{total}} {{currency}}',
  paid: 'Paid',
  overdue: 'Overdue',
  disputed: 'Disputed',
  open: 'Not paid yet',
} as const;

/** The words of what is built and sold together. */
export const alliancesTexts = {
  adoptions: 'Listings adopted by month',
  adopted: 'Adopted',
  adoptionsAlt: 'Adoptions of all listings: {{months}}.',
  opportunities: 'Joint opportunities: {{total}} {{currency}}',
  won: 'Won',
  lost: 'Lost',
  open: 'Open',
} as const;
