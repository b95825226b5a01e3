/** The words of where a partner stands in the investment and the coverage. */
export const placementTexts = {
  segment: 'Segment',
  coverage: 'Coverage',
  computed: 'Computed from its revenue and activity',
  decided: 'Decided by hand: {{reason}}',
  byHand: '(by hand)',
  waits: '({{value}} by hand, once it is active)',
  decide: 'Decide segment and coverage',
} as const;

/** The words of the leading indicators by week. */
export const indicatorTexts = {
  indicator: 'Indicator',
  weeks: 'Thirteen weeks to {{date}}',
  all: 'In all',
  before: 'Per week, nine before',
  recent: 'Per week, last four',
  change: 'Direction',
  direction: { up: '▲ more', down: '▼ less', steady: '■ steady' },
  name: {
    registrations: 'Deals registered',
    training: 'Trainings completed',
    certificates: 'Certificates gained',
    portalSessions: 'Portal sessions',
    campaigns: 'Campaigns deployed',
    mdfClaims: 'MDF claims',
  },
  alt: '{{name}} by week, the oldest first: {{values}}',
  none: { title: 'Nothing to lead by', text: 'Nothing was registered, used, learned or deployed in the thirteen weeks to {{date}}.' },
} as const;

/** The words of the figures of one place. */
export const placeFigureTexts = { title: 'In figures, {{quarter}} and the five quarters before' } as const;
