import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { alertActions, isCoSell } from './actions.ts';
import type { Alert } from './alert.ts';
import type { AlertDraft } from './draft.ts';
import type { PartnerFacts } from './facts.ts';
import type { AlertRuleId } from './rule-ids.ts';
import { revenueWindow } from './trend.ts';

/** The identity of an alert: stable over days, so that it does not come twice. */
export const alertId = (rule: AlertRuleId, partnerId: string | null, subject: string): string =>
  `${rule}:${partnerId ?? 'network'}:${subject}`;

/** An alert of what a rule found. Co-selling is never suggested for a partner that is not active: its barrier is diagnosed (domain W04). */
export const makeAlert = (rule: AlertRuleId, facts: PartnerFacts | null, draft: AlertDraft, asOf: IsoDate): Alert => {
  const partnerId = facts?.id ?? draft.partnerId ?? null;
  const subject = draft.subject ?? '';
  const isRefused = isCoSell(draft.action) && facts?.isActive !== true;
  const action = isRefused ? 'log_barrier' : draft.action;
  const dueOn = draft.dueOn ?? null;
  return {
    id: alertId(rule, partnerId, subject),
    rule,
    partnerId,
    subject,
    severity: draft.severity,
    level: draft.level ?? 0,
    startedOn: draft.startedOn ?? null,
    text: { key: draft.say, params: draft.params ?? {} },
    evidence: draft.evidence,
    cost: draft.cost,
    action: {
      key: action,
      entity: (isRefused ? null : draft.target?.entity) ?? alertActions[action].entity,
      recordId: (isRefused ? null : draft.target?.recordId) ?? null,
    },
    window: draft.since === undefined ? null : revenueWindow(draft.since),
    side: draft.side ?? null,
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween(asOf, dueOn),
  };
};
