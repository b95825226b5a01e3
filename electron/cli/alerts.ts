import type { AlertEntry } from '#shared/api/alerts.ts';
import { alertRuleIds, type AlertRuleId } from '#shared/alerts/rule-ids.ts';
import { AppError } from '#shared/domain/errors.ts';
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

const ruleOption = (value: string | boolean | string[] | undefined): AlertRuleId | undefined => {
  if (typeof value !== 'string') return undefined;
  const rule = alertRuleIds.find((id) => id === value.toUpperCase());
  if (!rule) throw new AppError('USAGE', { detail: `there is no rule "${value}"; they are ${alertRuleIds[0]} to ${alertRuleIds.at(-1)}` });
  return rule;
};

export const alerts: CliCommand = {
  usage: 'alerts [--partner NAME] [--rule ID] [--as-of DATE] [--all]  what to act on, most pressing first',
  store: 'open',
  options: { partner: { type: 'string' }, rule: { type: 'string' }, 'as-of': { type: 'string' }, all: { type: 'boolean' } },
  run: async ({ api, options }) => {
    const asOf = dateOption(options['as-of']);
    const { partner } = options;
    const rule = ruleOption(options['rule']);
    const found = await api('alerts.list', {
      ...(asOf === undefined ? {} : { asOf }),
      ...(typeof partner === 'string' ? { partnerId: await findPartner(api, partner) } : {}),
      ...(rule === undefined ? {} : { rule }),
      includeHandled: options['all'] === true,
      limit: 20_000,
    });
    return { asOf: found.asOf, currency: found.currency, counts: found.counts, alerts: found.alerts.map(alertJson) };
  },
};
