import type { Days, SqlInputs } from '../sql-input.ts';

const reported = (days: Days): string => `${days.within('report.to_on', 'period')} AND report.received_on <= ${days.asOf}`;
const running = (days: Days): string =>
  `state <> 'cancelled' AND ${days.by('starts_on')} AND (ends_on >= ${days.to()} OR (ends_on IS NULL AND state = 'active'))`;
const openOn = (table: string, from: string, days: Days): string =>
  `(${table}.${from} IS NULL OR ${days.by(`${table}.${from}`)}) AND (${table}.state = 'open' OR ${days.past(`${table}.closed_on`)})`;
const inPeriod =
  (column: string) =>
  (days: Days): string =>
    days.within(column, 'period');

/** Whether a lead had become a deal, or was won, by a day (a parameter). Without a date of its own either is known at once. */
export const leadConverted = (asOf: string): string =>
  `(deal_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.id = lead.deal_id AND d.submitted_on > ${asOf})
    OR lead.state = 'won' AND (lead.closed_on IS NULL OR lead.closed_on <= ${asOf}))`;

/** What partners of one type live by. */
export const typeSql: SqlInputs = {
  sellThrough: { source: 'sell_through', as: 'money', of: 'sell_through_line.amount_minor', when: reported },
  reportsReceived: {
    source: 'sell_through_report',
    as: 'count',
    when: (days) => `${days.within('to_on', 'period')} AND received_on <= ${days.asOf}`,
  },
  reportsDue: { source: 'sell_through_report', as: 'count', when: inPeriod('due_on') },
  reportsInTime: {
    source: 'sell_through_report',
    as: 'count',
    when: (days) => `${days.within('due_on', 'period')} AND received_on <= due_on`,
  },
  seats: {
    source: 'managed_service',
    as: 'sum',
    of: (days) =>
      `coalesce((SELECT s.seats FROM seat_count s WHERE s.service_id = managed_service.id AND ${days.by('s.counted_on')} ORDER BY s.counted_on DESC, s.id DESC LIMIT 1), seats)`,
    when: running,
  },
  monthlyValue: { source: 'managed_service', as: 'money', of: 'monthly_value_minor', when: running },
  renewalsDue: { source: 'renewal', as: 'count', when: inPeriod('due_on') },
  renewalsWon: {
    source: 'renewal',
    as: 'count',
    when: (days) => `${days.within('due_on', 'period')} AND state = 'renewed' AND closed_on <= ${days.asOf}`,
  },
  jointPipeline: {
    source: 'joint_opportunity',
    as: 'money',
    of: 'amount_minor',
    when: (days) => openOn('joint_opportunity', 'opened_on', days),
  },
  jointWon: { source: 'joint_opportunity', as: 'count', when: (days) => `state = 'won' AND ${days.within('closed_on', 'period')}` },
  jointLost: { source: 'joint_opportunity', as: 'count', when: (days) => `state = 'lost' AND ${days.within('closed_on', 'period')}` },
  influencedPipeline: {
    source: 'influence',
    as: 'money',
    of: 'deal.amount_minor',
    // one deal counts once, however often a partner claims it
    when: (days) =>
      `influence.state = 'accepted' AND ${days.by('influence.decided_on')} AND ${openOn('deal', 'submitted_on', days)}
        AND NOT EXISTS (SELECT 1 FROM influence other WHERE other.deal_id = influence.deal_id AND other.partner_id = influence.partner_id
          AND other.state = 'accepted' AND ${days.by('other.decided_on')} AND other.id < influence.id)`,
  },
  adoptions: { source: 'listing_adoption', as: 'count', when: inPeriod('adopted_on') },
  listings: { source: 'listing', as: 'count', when: (days) => `state = 'published' AND ${days.by('published_on')}` },
  leads: { source: 'lead', as: 'count', when: inPeriod('submitted_on') },
  leadsConverted: {
    source: 'lead',
    as: 'count',
    when: (days) => `${days.within('submitted_on', 'period')} AND ${leadConverted(days.asOf)}`,
  },
  followUpDays: {
    source: 'lead',
    as: 'list',
    of: 'julianday(first_follow_up_on) - julianday(submitted_on)',
    when: (days) => `${days.within('submitted_on', 'period')} AND first_follow_up_on <= ${days.asOf}`,
  },
  feesDue: { source: 'lead', as: 'count', when: (days) => `fee_minor > 0 AND ${days.within('fee_due_on', 'period')}` },
  feesInTime: {
    source: 'lead',
    as: 'count',
    when: (days) => `fee_minor > 0 AND ${days.within('fee_due_on', 'period')} AND fee_paid_on <= fee_due_on`,
  },
  jointMilestonesDue: { source: 'joint_milestone', as: 'count', when: inPeriod('due_on') },
  jointMilestonesInTime: {
    source: 'joint_milestone',
    as: 'count',
    when: (days) => `${days.within('due_on', 'period')} AND done_on <= due_on`,
  },
  sponsorships: { source: 'sponsorship', as: 'count', when: () => 'cadence_days > 0' },
  sponsorshipsCurrent: {
    source: 'sponsorship',
    as: 'count',
    when: (days) =>
      `cadence_days > 0 AND ${days.by('last_contact_on')} AND julianday(${days.to()}) - julianday(last_contact_on) <= cadence_days`,
  },
};
