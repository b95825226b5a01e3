import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { lastDayToHold, reviewDueOn } from '#shared/qbr/cadence.ts';
import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A review that the cadence asks for, or that was begun with a partner who is reviewed at all, and that must be planned, prepared, held or given its outcome (domain W08, A12). One alert a quarter: what it asks for changes with the state. */
export const a12 = alertRule({
  id: 'A12',
  appliesTo: 'reviewed',
  severity: 'medium',
  thresholds: {
    planDays: { unit: 'days', value: 30, min: 1, max: 90 },
    prepareDays: { unit: 'days', value: 14, min: 1, max: 90 },
    outcomeDays: { unit: 'days', value: 7, min: 0, max: 90 },
  },
  order: [['prepareDays', 'planDays']],
  partner: (facts, { planDays, prepareDays, outcomeDays }, asOf) =>
    facts.qbrs.flatMap((qbr): AlertDraft[] => {
      if (qbr.id === null && reviewDueOn(facts, { label: qbr.quarter, to: qbr.to }) === null) return [];
      const base = {
        subject: qbr.quarter,
        params: { quarter: qbr.quarter },
        evidence: [
          qbr.id === null ? evidence('quarter', qbr.quarter) : evidence('quarter', qbr.quarter, { entity: 'qbr', id: qbr.id }),
          evidence('quarterEnds', { date: qbr.to }),
          ...(qbr.scheduledOn === null ? [] : [evidence('scheduledOn', { date: qbr.scheduledOn })]),
          ...(qbr.heldOn === null ? [] : [evidence('heldOn', { date: qbr.heldOn })]),
        ],
        cost: atStake('pipeline', facts.openAmount, facts),
        ...(qbr.id === null ? {} : { target: { entity: 'qbr', recordId: qbr.id } }),
      };
      if (qbr.state === 'closed') return [];
      if (qbr.state === 'held')
        return qbr.hasOutcome || qbr.heldOn === null || daysBetween(qbr.heldOn, asOf) < outcomeDays
          ? []
          : [
              {
                ...base,
                severity: 'medium',
                level: 1,
                say: 'a12Outcome',
                action: 'record_outcome',
                dueOn: addDays(qbr.heldOn, outcomeDays),
              },
            ];
      const lateFrom = lastDayToHold(facts.reviews, qbr);
      if (lateFrom < asOf) return [{ ...base, severity: 'high', level: 2, say: 'a12Overdue', action: 'plan_qbr', dueOn: lateFrom }];
      if (qbr.scheduledOn !== null)
        return qbr.readyOn === null && daysBetween(asOf, qbr.scheduledOn) <= prepareDays
          ? [{ ...base, severity: 'medium', level: 1, say: 'a12Prepare', action: 'prepare_qbr', dueOn: qbr.scheduledOn }]
          : [];
      return daysBetween(asOf, qbr.to) <= planDays
        ? [{ ...base, severity: 'low', level: 0, say: 'a12Plan', action: 'plan_qbr', dueOn: qbr.to }]
        : [];
    }),
});
