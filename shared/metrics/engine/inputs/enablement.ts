import type { InputDef } from '../input.ts';

/** Onboarding, training, certificates, portal. */
export const enablementInputs = {
  onboardingEnded: { says: 'Onboardings whose window has ended', unit: 'count', window: 'day' },
  onboardingInTime: { says: 'Of those, completed within the window', unit: 'count', window: 'day' },
  milestonesDue: { says: 'Onboarding milestones due', unit: 'count', window: 'day' },
  milestonesInTime: { says: 'Of those, done in time', unit: 'count', window: 'day' },
  modulesAssigned: { says: 'Training modules assigned', unit: 'count', window: 'day' },
  modulesCompleted: { says: 'Of those, completed', unit: 'count', window: 'day' },
  modulesRecent: { says: 'Training modules completed in the last 60 days', unit: 'count', window: 'sixtyDays' },
  daysSinceModule: { says: 'Days since the last training module', unit: 'days', window: 'day' },
  certificatesStarted: { says: 'Certificates started', unit: 'count', window: 'day' },
  certificatesAchieved: { says: 'Certificates achieved', unit: 'count', window: 'day' },
  certificateAttempts: { says: 'Attempts at certificates that count them', unit: 'count', window: 'day' },
  certificatesPassed: { says: 'Of those certificates, achieved', unit: 'count', window: 'day' },
  certificatesRequired: { says: 'Certificates that the profile of the type requires', unit: 'count', window: 'day' },
  certificatesCurrent: { says: 'Of those, valid on the day', unit: 'count', window: 'day' },
  certificatesValid: { says: 'Certificates valid on the day', unit: 'count', window: 'day' },
  certificateDays: { says: 'Days until a valid certificate expires', unit: 'days', window: 'day' },
  portalSessions: { says: 'Portal sessions of the last month', unit: 'count', window: 'month' },
  portalSessionsBefore: { says: 'Portal sessions of the month before', unit: 'count', window: 'beforeMonth' },
  obligationsMet: { says: 'With every required certificate and every compliance document valid', unit: 'count', window: 'day' },
  satisfaction: { says: 'Sum of survey scores', unit: 'number', window: 'period', missing: 'No customer surveys are kept in this store.' },
  satisfactionReplies: {
    says: 'Survey replies of customers',
    unit: 'count',
    window: 'period',
    missing: 'No customer surveys are kept in this store.',
  },
} as const satisfies Record<string, InputDef>;
