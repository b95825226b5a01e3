import type { Days, SqlInput, SqlInputs } from '../sql-input.ts';

// funds whose time meets the period
const meets = (table: string, days: Days): string =>
  `${table}.from_on <= ${days.to('period')} AND ${table}.to_on > ${days.after('period')}`;
const promised = (days: Days): string =>
  `mdf_request.state IN ('approved', 'executed') AND ${days.by('coalesce(decided_on, submitted_on)')}
    AND EXISTS (SELECT 1 FROM mdf_allocation a WHERE a.id = mdf_request.allocation_id AND ${meets('a', days)})`;
const claimed = (states: string, date: string, days: Days): string =>
  `mdf_claim.state IN (${states}) AND ${days.by(date)}
    AND EXISTS (SELECT 1 FROM mdf_request r JOIN mdf_allocation a ON a.id = r.allocation_id WHERE r.id = mdf_claim.request_id AND ${meets('a', days)})`;
const approved = (days: Days): string => `mdf_request.state IN ('approved', 'executed') AND ${days.within('decided_on', 'period')}`;
const deployed = (days: Days): string => `state IN ('deployed', 'ended') AND ${days.within('deployed_on', 'period')}`;
const spentOn = (...types: string[]): SqlInput => ({
  source: 'campaign',
  as: 'money',
  of: 'spend_minor',
  when: (days) => `type IN (${types.map((type) => `'${type}'`).join(', ')}) AND ${deployed(days)}`,
});

/** Funds, campaigns, assets. */
export const demandSql: SqlInputs = {
  mdfAllocated: { source: 'mdf_allocation', as: 'money', of: 'amount_minor', when: (days) => meets('mdf_allocation', days) },
  mdfPlanned: {
    source: 'mdf_allocation',
    as: 'money',
    of: (days) =>
      `CAST(round(amount_minor * (julianday(min(${days.to('period')}, to_on)) - julianday(from_on) + 1) / (julianday(to_on) - julianday(from_on) + 1)) AS INTEGER)`,
    when: (days) => meets('mdf_allocation', days),
  },
  mdfCommitted: { source: 'mdf_request', as: 'money', of: 'amount_minor', when: promised },
  mdfUsed: {
    source: 'mdf_claim',
    as: 'money',
    of: 'coalesce(approved_amount_minor, amount_minor)',
    when: (days) => claimed(`'approved', 'paid'`, 'coalesce(decided_on, paid_on, submitted_on)', days),
  },
  mdfPaid: {
    source: 'mdf_claim',
    as: 'money',
    of: 'coalesce(approved_amount_minor, amount_minor)',
    when: (days) => claimed(`'paid'`, 'coalesce(paid_on, decided_on, submitted_on)', days),
  },
  requestsApproved: { source: 'mdf_request', as: 'count', when: approved },
  requestsClaimed: {
    source: 'mdf_request',
    as: 'count',
    when: (days) =>
      `${approved(days)} AND EXISTS (SELECT 1 FROM mdf_claim c WHERE c.request_id = mdf_request.id AND c.submitted_on <= ${days.asOf})`,
  },
  claimsSubmitted: { source: 'mdf_claim', as: 'count', when: (days) => days.within('submitted_on', 'period') },
  campaignsDeployed: { source: 'campaign', as: 'count', when: deployed },
  campaignSpend: { source: 'campaign', as: 'money', of: 'spend_minor', when: deployed },
  spendEmail: spentOn('email'),
  spendDigital: spentOn('digital', 'microsite'),
  spendSocial: spentOn('social'),
  spendEvent: spentOn('event'),
  spendContent: spentOn('content', 'syndication'),
  assetsCreated: { source: 'asset', as: 'count', when: (days) => days.by('created_on') },
  assetsDeployed: { source: 'asset', as: 'count', when: (days) => `${days.by('created_on')} AND ${days.by('deployed_on')}` },
};
