import { recordKind, recordField } from '../record-kind.ts';

export const incentiveKind = recordKind('incentive', 'incentives', {
  title: 'program',
  date: 'fromOn',
  knownBy: ['kind', 'program', 'fromOn'],
  fields: [
    recordField('kind', 'choice', 'kind', { required: true, choices: ['rebate', 'spiff', 'commission', 'referral_fee', 'reward'] }),
    recordField('program', 'text', 'program', { required: true }),
    recordField('fromOn', 'date', 'from_on', { required: true }),
    recordField('toOn', 'date', 'to_on', { required: true }),
    recordField('earned', 'money', 'earned_minor'),
    recordField('dueOn', 'date', 'due_on'),
    recordField('paid', 'money', 'paid_minor'),
    recordField('paidOn', 'date', 'paid_on'),
    recordField('baseline', 'money', 'baseline_minor'),
    recordField('actual', 'money', 'actual_minor'),
    recordField('deal', 'deal', 'deal_id'),
    recordField('state', 'choice', 'state', { required: true, choices: ['accruing', 'calculated', 'approved', 'paid', 'disputed'] }),
  ],
  events: [{ key: 'incentive_paid', column: 'paid_on' }],
});
