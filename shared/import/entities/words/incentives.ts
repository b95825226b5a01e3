import type { KindWords } from './kind-words.ts';

/** Rebates, spiffs, commissions, fees and rewards, as a finance system or an incentive tool writes them. */
export const incentivesWords = {
  incentive: {
    files: ['incentives', 'incentive', 'rebates', 'rebate', 'spiffs', 'spiff', 'commissions', 'rewards', 'payouts', 'bonus'],
    number: ['incentive id', 'rebate id', 'payout id', 'accrual id', 'credit note', 'credit note number'],
    headers: {
      kind: ['incentive type', 'incentive kind', 'rebate type', 'type of incentive', 'incentive'],
      program: ['incentive program', 'programme', 'rebate program', 'scheme', 'incentive name', 'plan'],
      earned: ['earned amount', 'amount earned', 'accrued', 'accrued amount', 'rebate amount', 'rebate earned', 'incentive amount'],
      dueOn: ['payout due', 'payment due', 'payable on'],
      paid: ['paid amount', 'amount paid', 'payout', 'payout amount', 'rebate paid'],
      paidOn: ['payment date', 'paid date', 'payout date', 'bezahlt am'],
      baseline: ['baseline', 'base revenue', 'threshold revenue', 'target revenue'],
      actual: ['qualifying revenue', 'eligible revenue', 'actual revenue', 'revenue achieved'],
      state: ['payout status', 'incentive status', 'rebate status'],
    },
    choices: {
      kind: {
        rebate: ['volume rebate', 'growth rebate', 'back end rebate', 'bonus', 'rueckverguetung'],
        spiff: ['spif', 'sales spiff', 'sales incentive'],
        commission: ['agent commission', 'provision'],
        referral_fee: ['referral', 'finder fee', 'finders fee'],
        reward: ['loyalty reward', 'points', 'gift'],
      },
      state: {
        accruing: ['accrual', 'accrued', 'open', 'in progress'],
        calculated: ['computed', 'due', 'earned'],
        disputed: ['in dispute', 'contested'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
