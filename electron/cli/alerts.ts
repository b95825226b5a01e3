import type { AlertEntry } from '#shared/api/alerts.ts';
import type { CliCommand } from './command.ts';
import { findPartner } from './find-partner.ts';
import type { Json } from './json.ts';
import { dateOption } from './partners.ts';

/** An alert as a script reads it: one sentence, what it rests on, what is at stake, what to do. */
export const alertJson = ({ alert, name, sentence, partner, state, place, why, aheadBy, owner, snoozedUntil }: AlertEntry): Json => ({
  id: alert.id,
  rule: alert.rule,
  name,
  severity: alert.severity,
  partner: partner?.name ?? null,
  partnerId: partner?.id ?? null,
  text: sentence,
  evidence: alert.evidence.map(({ label, value, entity, recordId, figure }) => ({ label, value, entity, recordId, figure })),
  cost:
    alert.cost.minor === null
      ? { minor: null, reason: alert.cost.reason }
      : { minor: alert.cost.minor, currency: alert.cost.currency, of: alert.cost.of },
  action: { key: alert.action.key, entity: alert.action.entity, recordId: alert.action.recordId },
  window: alert.window,
  side: alert.side,
  dueOn: alert.dueOn,
  daysLeft: alert.daysLeft,
  state,
  owner,
  snoozedUntil,
  place,
  why: why.map(({ key, params }) => ({ key, params })),
  aheadBy,
});

export const alerts: CliCommand = {
  usage: 'alerts [--partner NAME] [--rule ID] [--as-of DATE] [--all]  what to act on, most pressing first',
  store: 'open',
  options: { partner: { type: 'string' }, rule: { type: 'string' }, 'as-of': { type: 'string' }, all: { type: 'boolean' } },
  run: async ({ api, options }) => {
    const asOf = dateOption(options['as-of']);
    const { partner, rule } = options;
    const found = await api('alerts.list', {
      ...(asOf === undefined ? {} : { asOf }),
      ...(typeof partner === 'string' ? { partnerId: await findPartner(api, partner) } : {}),
      includeHandled: options['all'] === true,
      limit: 20_000,
    });
    const wanted = typeof rule === 'string' ? found.alerts.filter(({ alert }) => alert.rule === rule.toUpperCase()) : found.alerts;
    return { asOf: found.asOf, currency: found.currency, counts: found.counts, alerts: wanted.map(alertJson) };
  },
};
