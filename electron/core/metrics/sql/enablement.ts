import type { Days, SqlInputs } from '../sql-input.ts';

const assigned = (days: Days): string => days.by('coalesce(assigned_on, started_on, completed_on)');
const started = (days: Days): string => `state <> 'not_started' AND ${days.by('coalesce(started_on, achieved_on)')}`;
const valid = (days: Days): string =>
  `state = 'certified' AND ${days.by('achieved_on')} AND (expires_on IS NULL OR expires_on >= ${days.to()})`;
const isGood = (table: string, days: Days): string =>
  `${table}.state = 'valid' AND (${table}.valid_to IS NULL OR ${table}.valid_to >= ${days.to()})`;

/** Onboarding, training, certificates, portal, documents of compliance. */
export const enablementSql: SqlInputs = {
  onboardingEnded: { source: 'onboarding', as: 'count', when: (days) => days.by('window_ends_on') },
  onboardingInTime: {
    source: 'onboarding',
    as: 'count',
    when: (days) => `${days.by('window_ends_on')} AND completed_on <= window_ends_on`,
  },
  milestonesDue: { source: 'onboarding_milestone', as: 'count', when: (days) => `state <> 'waived' AND ${days.by('due_on')}` },
  milestonesInTime: {
    source: 'onboarding_milestone',
    as: 'count',
    when: (days) => `state <> 'waived' AND ${days.by('due_on')} AND done_on <= due_on`,
  },
  modulesAssigned: { source: 'training', as: 'count', when: assigned },
  modulesCompleted: { source: 'training', as: 'count', when: (days) => `${assigned(days)} AND ${days.by('completed_on')}` },
  modulesRecent: { source: 'training', as: 'count', when: (days) => days.within('completed_on', 'sixtyDays') },
  daysSinceModule: { source: 'training', as: 'since', of: 'completed_on', when: (days) => days.by('completed_on') },
  certificatesStarted: { source: 'certificate', as: 'count', when: started },
  certificatesAchieved: { source: 'certificate', as: 'count', when: (days) => `${started(days)} AND ${days.by('achieved_on')}` },
  certificateAttempts: { source: 'certificate', as: 'sum', of: 'attempts', when: (days) => `attempts > 0 AND ${started(days)}` },
  certificatesPassed: {
    source: 'certificate',
    as: 'count',
    when: (days) => `attempts > 0 AND ${started(days)} AND ${days.by('achieved_on')}`,
  },
  certificatesValid: { source: 'certificate', as: 'count', when: valid },
  heldCertificates: { source: 'certificate', as: 'tally', of: 'definition', when: valid },
  certificateDays: { source: 'certificate', as: 'until', of: 'expires_on', when: (days) => `${valid(days)} AND expires_on IS NOT NULL` },
  portalSessions: { source: 'portal_usage', as: 'sum', of: 'sessions', when: (days) => days.within('used_on', 'month') },
  portalSessionsBefore: { source: 'portal_usage', as: 'sum', of: 'sessions', when: (days) => days.within('used_on', 'beforeMonth') },
  openDocuments: {
    source: 'compliance_document',
    as: 'count',
    when: (days) =>
      `NOT (${isGood('compliance_document', days)}) AND NOT EXISTS (SELECT 1 FROM compliance_document other
        WHERE other.partner_id = compliance_document.partner_id AND other.requirement = compliance_document.requirement AND ${isGood('other', days)})`,
  },
  promoted: {
    source: 'partner_change',
    as: 'count',
    when: (days) =>
      `kind = 'tier' AND ${days.within('changed_on', 'period')} AND (SELECT rank FROM tier WHERE key = value_to) > coalesce((SELECT rank FROM tier WHERE key = value_from), 0)`,
  },
  stageYearAgo: { source: 'partner', as: 'text', of: (days) => stageOn(days, 'yearAgo'), when: () => '1' },
  stageNow: { source: 'partner', as: 'text', of: (days) => stageOn(days, 'day'), when: () => '1' },
};

/** The network stage on a day, told from the changes before and after it. */
function stageOn(days: Days, window: 'day' | 'yearAgo'): string {
  const changes = `FROM partner_change c WHERE c.partner_id = partner.id AND c.kind = 'network_stage'`;
  return `coalesce((SELECT c.value_to ${changes} AND ${days.by('c.changed_on', window)} ORDER BY c.changed_on DESC, c.id DESC LIMIT 1),
    (SELECT c.value_from ${changes} AND ${days.past('c.changed_on', window)} ORDER BY c.changed_on, c.id LIMIT 1), network_stage)`;
}
