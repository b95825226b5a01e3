import { type Here, minor, quarterValue } from '../here.ts';

type Kind = 'rebate' | 'spiff' | 'commission' | 'reward';
const usual: Record<string, ReadonlyArray<readonly [Kind, string, number]>> = {
  RESELLER_VAR: [
    ['rebate', 'Growth rebate', 0.03],
    ['spiff', 'Anchor SPIFF', 0.01],
  ],
  DISTRIBUTOR: [['rebate', 'Volume rebate', 0.025]],
  MSP: [['commission', 'Recurring commission', 0.05]],
  SI: [['reward', 'Implementation quality reward', 0.015]],
  ISV: [['reward', 'Joint sale reward', 0.02]],
};

/** What a partner earned in each fiscal quarter of the two years, measured against a baseline, and whether it was paid. Fees of referral agents stand with their leads. */
export const plantIncentives = (here: Here): void => {
  const { story, random, enrolled, ground } = here;
  if (enrolled === null || story.course === 'none') return;
  for (const [kind, program, rate] of usual[story.type] ?? [])
    for (const quarter of ground.calendar.quartersOf()) {
      const middle = Math.max(0, Math.round((quarter.from + quarter.to) / 2));
      const tempo = here.business(middle);
      const isRunning = quarter.to < 0;
      if (tempo === 0 || quarter.from > enrolled || (kind === 'spiff' && random.chance(0.6))) continue;
      const whole = Math.max(300, quarterValue(story));
      const actual = whole * tempo * (0.8 + random.next() * 0.4);
      const baseline = whole * (0.75 + random.next() * 0.3);
      const earned = Math.max(40, actual * rate);
      const due = quarter.to - 30;
      const paid = due + random.between(-6, 12);
      // what is old was paid at last; only lately something may have been forgotten
      const isPaid = !isRunning && paid >= 0 && (due > 100 || random.chance(0.9));
      here.add('incentive', {
        external_id: null,
        kind,
        program,
        from_on: here.on(quarter.from),
        to_on: here.on(quarter.to),
        earned_minor: isRunning ? null : minor(earned),
        due_on: here.on(due),
        paid_minor: isPaid ? minor(earned) : null,
        paid_on: isPaid ? here.on(paid) : null,
        baseline_minor: minor(baseline),
        actual_minor: isRunning ? null : minor(actual),
        state: isRunning ? 'accruing' : isPaid ? 'paid' : random.chance(0.15) ? 'disputed' : due >= 0 ? 'approved' : 'calculated',
      });
    }
  if (story.type !== 'REFERRAL_AGENT') return;
  for (const lead of here.rows.get('lead') ?? []) {
    if (typeof lead['fee_minor'] !== 'number' || typeof lead['fee_due_on'] !== 'string') continue;
    here.add('incentive', {
      external_id: null,
      kind: 'referral_fee',
      program: 'Referral fee',
      from_on: String(lead['submitted_on']),
      to_on: String(lead['closed_on']),
      earned_minor: lead['fee_minor'],
      due_on: lead['fee_due_on'],
      paid_minor: lead['fee_paid_on'] ? lead['fee_minor'] : null,
      paid_on: typeof lead['fee_paid_on'] === 'string' ? lead['fee_paid_on'] : null,
      state: lead['fee_paid_on'] ? 'paid' : 'approved',
    });
  }
};
