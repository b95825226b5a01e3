import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A review of a covered partner that must be planned, prepared, held or given its outcome (domain W08, A12). One alert a quarter: what it asks for changes with the state. */
export const a12 = alertRule({
  id: 'A12',
  appliesTo: 'covered',
  severity: 'medium',
  thresholds: {
    planDays: { unit: 'days', value: 30, min: 1, max: 90 },
    prepareDays: { unit: 'days', value: 14, min: 1, max: 90 },
    overdueDays: { unit: 'days', value: 45, min: 0, max: 180 },
    outcomeDays: { unit: 'days', value: 7, min: 0, max: 90 },
  },
  order: [['prepareDays', 'planDays']],
  partner: (facts, { planDays, prepareDays, overdueDays, outcomeDays }, asOf) =>
    facts.qbrs.flatMap((qbr): AlertDraft[] => {
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
      const lateFrom = addDays(qbr.to, overdueDays);
      if (lateFrom < asOf) return [{ ...base, severity: 'high', level: 2, say: 'a12Overdue', action: 'plan_qbr', dueOn: lateFrom }];
      if (qbr.scheduledOn !== null)
        return qbr.state === 'scheduled' && daysBetween(asOf, qbr.scheduledOn) <= prepareDays
          ? [{ ...base, severity: 'medium', level: 1, say: 'a12Prepare', action: 'prepare_qbr', dueOn: qbr.scheduledOn }]
          : [];
      return daysBetween(asOf, qbr.to) <= planDays
        ? [{ ...base, severity: 'low', level: 0, say: 'a12Plan', action: 'plan_qbr', dueOn: qbr.to }]
        : [];
    }),
});
