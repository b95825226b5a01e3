import { countsSql } from '#core/commitments/counts-sql.ts';
import { hasOutcomeSql, newestSql } from '#core/qbr/outcome-sql.ts';
import type { Days, SqlInput, SqlInputs } from '../sql-input.ts';

const ofQuarter = (days: Days): string =>
  `${newestSql} AND quarter = coalesce((SELECT value FROM json_each(${days.labels}) WHERE key = (SELECT fiscal_calendar FROM partner WHERE id = qbr.partner_id)), ${days.label})`;
// a review of a quarter is often held after it
const reviewed = (days: Days): string =>
  `${ofQuarter(days)} AND state IN ('held', 'closed') AND held_on <= ${days.asOf}
    AND ${hasOutcomeSql}`;
const due = (side: string, days: Days): string => `side = '${side}' AND ${countsSql} AND ${days.within('due_on', 'period')}`;
const promises = (side: string): [SqlInput, SqlInput] => [
  { source: 'commitment', as: 'count', when: (days) => due(side, days) },
  { source: 'commitment', as: 'count', when: (days) => `${due(side, days)} AND state = 'met' AND closed_on <= due_on` },
];
const [vendorDue, vendorInTime] = promises('vendor');
const [partnerDue, partnerInTime] = promises('partner');

const measured = (kinds: string, of: string): SqlInput => ({
  source: 'incentive',
  as: 'money',
  of,
  when: (days) => `kind IN (${kinds}) AND baseline_minor IS NOT NULL AND actual_minor IS NOT NULL AND ${days.within('to_on', 'period')}`,
});
const both = `'rebate', 'spiff'`;
const payout = (days: Days): string => `earned_minor > 0 AND ${days.within('due_on', 'period')}`;
const contact = `kind <> 'note'`;
const opened = (days: Days): string => days.within('opened_on', 'period');

/** Reviews, commitments, incentives, contact, support. */
export const performanceSql: SqlInputs = {
  reviewsPlanned: { source: 'qbr', as: 'count', when: ofQuarter },
  reviewsHeld: { source: 'qbr', as: 'count', when: reviewed },
  vendorDue,
  vendorInTime,
  partnerDue,
  partnerInTime,
  payout: measured(both, 'earned_minor'),
  payoutActual: measured(both, 'actual_minor'),
  payoutBaseline: measured(both, 'baseline_minor'),
  rebateCost: measured(`'rebate'`, 'earned_minor'),
  rebateActual: measured(`'rebate'`, 'actual_minor'),
  rebateBaseline: measured(`'rebate'`, 'baseline_minor'),
  spiffCost: measured(`'spiff'`, 'coalesce(paid_minor, earned_minor)'),
  spiffActual: measured(`'spiff'`, 'actual_minor'),
  spiffBaseline: measured(`'spiff'`, 'baseline_minor'),
  payoutsDue: { source: 'incentive', as: 'count', when: payout },
  payoutsInTime: {
    source: 'incentive',
    as: 'count',
    when: (days) => `${payout(days)} AND paid_on <= due_on AND paid_minor >= earned_minor`,
  },
  incentivesEarned: {
    source: 'incentive',
    as: 'count',
    when: (days) => `earned_minor > 0 AND from_on <= ${days.to('period')} AND to_on > ${days.after('period')}`,
  },
  incentiveSpend: { source: 'incentive', as: 'money', of: 'paid_minor', when: (days) => days.within('paid_on', 'period') },
  contactMinutes: {
    source: 'interaction',
    as: 'sum',
    of: 'minutes',
    when: (days) => `${contact} AND minutes IS NOT NULL AND ${days.within('held_on', 'period')}`,
  },
  touches: { source: 'interaction', as: 'count', when: (days) => `${contact} AND ${days.within('held_on', 'period')}` },
  daysSinceTouch: { source: 'interaction', as: 'since', of: 'held_on', when: (days) => `${contact} AND ${days.by('held_on')}` },
  casesWithTarget: { source: 'support_case', as: 'count', when: (days) => `target_minutes IS NOT NULL AND ${opened(days)}` },
  casesInTime: { source: 'support_case', as: 'count', when: (days) => `first_response_minutes <= target_minutes AND ${opened(days)}` },
  responseMinutes: {
    source: 'support_case',
    as: 'sum',
    of: 'first_response_minutes',
    when: (days) => `first_response_minutes IS NOT NULL AND ${opened(days)}`,
  },
  casesAnswered: { source: 'support_case', as: 'count', when: (days) => `first_response_minutes IS NOT NULL AND ${opened(days)}` },
};
