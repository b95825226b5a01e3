import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { atStake, type AlertDraft, evidence } from '../draft.ts';
import { alertRule } from '../rule.ts';

/** A lead that nobody answered in time, or a fee that was not paid on its day (domain K81, W15, A25). */
export const a25 = alertRule({
  id: 'A25',
  appliesTo: 'enrolled',
  severity: 'high',
  thresholds: {
    answerDays: { unit: 'days', value: 3, min: 1, max: 60 },
    longDays: { unit: 'days', value: 10, min: 1, max: 120 },
  },
  order: [['answerDays', 'longDays']],
  partner: (facts, { answerDays, longDays }, asOf) =>
    facts.leads.flatMap(({ id, customer, submittedOn, isUnanswered, fee, feeDueOn }) => {
      const found: AlertDraft[] = [];
      const waited = daysBetween(submittedOn, asOf);
      if (isUnanswered && waited > answerDays)
        found.push({
          subject: id,
          severity: waited >= longDays ? 'high' : 'medium',
          level: waited >= longDays ? 1 : 0,
          say: 'a25Lead',
          params: { customer, count: waited },
          evidence: [evidence('lead', customer, { entity: 'lead', id }), evidence('submittedOn', { date: submittedOn })],
          cost: atStake('fee', fee, facts),
          action: 'answer_lead',
          target: { entity: 'lead', recordId: id },
          side: 'vendor',
          dueOn: addDays(submittedOn, answerDays),
        });
      if (feeDueOn !== null && feeDueOn < asOf)
        found.push({
          subject: `fee:${id}`,
          severity: 'high',
          level: daysBetween(feeDueOn, asOf) >= longDays ? 1 : 0,
          say: 'a25Fee',
          params: { customer, count: daysBetween(feeDueOn, asOf) },
          evidence: [evidence('lead', customer, { entity: 'lead', id }), evidence('feeDueOn', { date: feeDueOn })],
          cost: atStake('fee', fee, facts),
          action: 'pay_fee',
          target: { entity: 'lead', recordId: id },
          side: 'vendor',
          dueOn: feeDueOn,
        });
      return found;
    }),
});
