import type { Days, SqlInput, SqlInputs } from '../sql-input.ts';

const won = (days: Days): string => `state = 'won' AND ${days.within('closed_on', 'period')}`;
const open = (days: Days): string =>
  `(submitted_on IS NULL OR ${days.by('submitted_on')}) AND (state = 'open' OR ${days.past('closed_on')})`;
// a draft is not submitted yet
const registered = (days: Days): string => `${days.within('submitted_on', 'period')} AND registration_state IS NOT 'draft'`;
// a deal that was rejected as invalid is no commercial event either
const counted = (days: Days): string =>
  `${days.by('submitted_on')} AND (registration_state IS NULL OR registration_state NOT IN ('draft', 'rejected'))`;
const notDraft = `registration_state IS NOT 'draft'`;
// an approval whose protection has run out was one all the same; one without a day of decision is known by its state alone
const approved = (days: Days): string =>
  `${days.within('submitted_on', 'period')} AND (registration_state = 'approved' AND decided_on IS NULL
    OR registration_state IN ('approved', 'expired') AND decided_on <= ${days.asOf})`;
const counts = (when: SqlInput['when']): SqlInput => ({ source: 'deal', as: 'count', when });
const amounts = (when: SqlInput['when']): SqlInput => ({ source: 'deal', as: 'money', of: 'amount_minor', when });
const fromCampaign = (...types: string[]): SqlInput =>
  amounts(
    (days) =>
      `campaign_id IS NOT NULL AND ${registered(days)} AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = deal.campaign_id AND c.type IN (${types.map((type) => `'${type}'`).join(', ')}))`,
  );

/** Deals and what hangs on them. */
export const dealSql: SqlInputs = {
  wonCount: counts(won),
  wonAmount: amounts(won),
  wonWithAmount: counts((days) => `${won(days)} AND amount_minor IS NOT NULL`),
  lostCount: counts((days) => `state = 'lost' AND ${days.within('closed_on', 'period')}`),
  sourcedAmount: amounts((days) => `${won(days)} AND sourced_by = 'partner'`),
  wonWithSource: counts((days) => `${won(days)} AND sourced_by IS NOT NULL`),
  newCustomers: counts((days) => `${won(days)} AND is_new_customer = 1`),
  newCustomerAmount: amounts((days) => `${won(days)} AND is_new_customer = 1`),
  wonWithNewness: counts((days) => `${won(days)} AND is_new_customer IS NOT NULL`),
  openDeals: counts(open),
  openAmount: amounts(open),
  openWithAmount: counts((days) => `${open(days)} AND amount_minor IS NOT NULL`),
  // a deal that was closed after the day was open on it, in a stage that is not recorded
  openByStage: { source: 'deal', as: 'tally', of: `iif(state = 'open', stage, 'CLOSED_SINCE')`, when: open },
  protectedAmount: amounts((days) => `${open(days)} AND ${days.by('protection_from')} AND protection_until >= ${days.to()}`),
  closeDays: {
    source: 'deal',
    as: 'sum',
    of: 'julianday(closed_on) - julianday(submitted_on)',
    when: (days) => `${won(days)} AND submitted_on IS NOT NULL`,
  },
  closeDaysOf: counts((days) => `${won(days)} AND submitted_on IS NOT NULL`),
  registrations: counts(registered),
  registeredAmount: amounts(registered),
  registrationsQuarter: counts((days) => `${days.within('submitted_on', 'quarter')} AND ${notDraft}`),
  registrationsBefore: counts((days) => `${days.within('submitted_on', 'beforeQuarter')} AND ${notDraft}`),
  registeredYear: counts(
    (days) => `${days.within('submitted_on', 'year')} AND (registration_state IS NULL OR registration_state NOT IN ('draft', 'rejected'))`,
  ),
  campaignRegistrations: counts((days) => `campaign_id IS NOT NULL AND ${registered(days)}`),
  campaignPipeline: amounts((days) => `campaign_id IS NOT NULL AND ${registered(days)}`),
  pipelineEmail: fromCampaign('email'),
  pipelineDigital: fromCampaign('digital', 'microsite'),
  pipelineSocial: fromCampaign('social'),
  pipelineEvent: fromCampaign('event'),
  pipelineContent: fromCampaign('content', 'syndication'),
  approvedRegistrations: counts(approved),
  approvedWon: counts((days) => `${approved(days)} AND state = 'won' AND closed_on <= ${days.asOf}`),
  approvalDays: {
    source: 'deal',
    as: 'list',
    of: 'julianday(decided_on) - julianday(submitted_on)',
    when: (days) => `${days.within('decided_on', 'period')} AND submitted_on IS NOT NULL`,
  },
  approvals: counts((days) => days.within('decided_on', 'period')),
  firstRegistration: { source: 'deal', as: 'first', of: 'submitted_on', when: counted },
  lastRegistration: { source: 'deal', as: 'last', of: 'submitted_on', when: counted },
  lastClose: { source: 'deal', as: 'last', of: 'closed_on', when: (days) => days.by('closed_on') },
  conflicts: { source: 'conflict_case', as: 'count', when: (days) => days.within('detected_on', 'period') },
  duplicatesFound: {
    source: 'conflict_case',
    as: 'count',
    when: (days) => `kind = 'duplicate' AND ${days.within('detected_on', 'period')}`,
  },
  forecasts: { source: 'forecast', as: 'count', when: (days) => lastCommit(days) },
  forecastAmount: { source: 'forecast', as: 'money', of: 'amount_minor', when: (days) => lastCommit(days) },
  marketplaceRevenue: { source: 'listing_adoption', as: 'money', of: 'revenue_minor', when: (days) => days.within('adopted_on', 'period') },
};

function lastCommit(days: Days): string {
  const commit = (table: string): string =>
    `${table}.quarter = ${days.label} AND ${table}.category = 'commit' AND ${days.by(`${table}.submitted_on`)}`;
  return `${commit('forecast')} AND NOT EXISTS (SELECT 1 FROM forecast later WHERE later.partner_id = forecast.partner_id AND ${commit('later')}
    AND (later.submitted_on > forecast.submitted_on OR (later.submitted_on = forecast.submitted_on AND later.id > forecast.id)))`;
}
