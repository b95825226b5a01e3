import { recordKind, recordField } from '../record-kind.ts';

export const conflictCaseKind = recordKind('conflict_case', 'selling', {
  title: 'kind',
  date: 'detectedOn',
  knownBy: ['deal', 'kind', 'detectedOn'],
  fields: [
    recordField('deal', 'deal', 'deal_id', { required: true }),
    recordField('otherDeal', 'deal', 'other_deal_id'),
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['duplicate', 'direct_overlap', 'territory_breach', 'hierarchy_ownership'],
    }),
    recordField('matchScore', 'ratio', 'match_score'),
    recordField('detectedOn', 'date', 'detected_on', { required: true }),
    recordField('resolution', 'long', 'resolution'),
    recordField('resolvedOn', 'date', 'resolved_on'),
    recordField('resolvedBy', 'person', 'resolved_by_id'),
  ],
});
export const dealStageChangeKind = recordKind('deal_stage_change', 'selling', {
  title: 'stage',
  date: 'changedOn',
  knownBy: ['deal', 'stage', 'changedOn'],
  fields: [
    recordField('deal', 'deal', 'deal_id', { required: true }),
    recordField('stage', 'stage', 'stage', { required: true }),
    recordField('changedOn', 'date', 'changed_on', { required: true }),
  ],
});
export const forecastKind = recordKind('forecast', 'selling', {
  title: 'quarter',
  date: 'submittedOn',
  knownBy: ['quarter', 'submittedOn', 'category'],
  fields: [
    recordField('quarter', 'quarter', 'quarter', { required: true }),
    recordField('amount', 'money', 'amount_minor', { required: true }),
    recordField('category', 'choice', 'category', { required: true, choices: ['commit', 'best_case', 'pipeline'] }),
    recordField('submittedOn', 'date', 'submitted_on', { required: true }),
    recordField('submittedBy', 'person', 'submitted_by_id'),
  ],
});
export const leadKind = recordKind('lead', 'selling', {
  title: 'customer',
  date: 'submittedOn',
  knownBy: ['customer', 'submittedOn'],
  fields: [
    recordField('customer', 'text', 'customer', { required: true }),
    recordField('need', 'long', 'need'),
    recordField('channel', 'choice', 'channel', { choices: ['portal', 'link', 'cam', 'field'] }),
    recordField('submittedOn', 'date', 'submitted_on', { required: true }),
    recordField('state', 'choice', 'state', {
      required: true,
      choices: ['submitted', 'acknowledged', 'followed_up', 'qualified', 'rejected', 'won', 'lost'],
    }),
    recordField('firstFollowUpOn', 'date', 'first_follow_up_on'),
    recordField('deal', 'deal', 'deal_id'),
    recordField('closedOn', 'date', 'closed_on'),
    recordField('fee', 'money', 'fee_minor'),
    recordField('feeDueOn', 'date', 'fee_due_on'),
    recordField('feePaidOn', 'date', 'fee_paid_on'),
  ],
  events: [
    {
      key: 'lead_submitted',
      column: 'submitted_on',
      where: { column: 'state', in: ['submitted', 'acknowledged', 'followed_up', 'qualified', 'won', 'lost'] },
    },
  ],
});
export const influenceKind = recordKind('influence', 'selling', {
  title: 'customer',
  date: 'submittedOn',
  knownBy: ['customer', 'submittedOn'],
  fields: [
    recordField('customer', 'text', 'customer', { required: true }),
    recordField('deal', 'deal', 'deal_id'),
    recordField('role', 'choice', 'role', { required: true, choices: ['architecture', 'presales', 'advice', 'implementation'] }),
    recordField('evidence', 'long', 'evidence'),
    recordField('state', 'choice', 'state', { required: true, choices: ['submitted', 'accepted', 'rejected'] }),
    recordField('creditShare', 'ratio', 'credit_share'),
    recordField('submittedOn', 'date', 'submitted_on', { required: true }),
    recordField('decidedOn', 'date', 'decided_on'),
    recordField('decidedBy', 'person', 'decided_by_id'),
  ],
  events: [{ key: 'influence_accepted', column: 'decided_on', where: { column: 'state', in: ['accepted'] } }],
});
