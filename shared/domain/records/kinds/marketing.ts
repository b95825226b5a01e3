import { recordKind, recordField } from '../record-kind.ts';

export const mdfAllocationKind = recordKind('mdf_allocation', 'marketing', {
  title: 'program',
  date: 'fromOn',
  knownBy: ['program', 'fromOn'],
  fields: [
    recordField('program', 'text', 'program', { required: true }),
    recordField('fromOn', 'date', 'from_on', { required: true }),
    recordField('toOn', 'date', 'to_on', { required: true }),
    recordField('amount', 'money', 'amount_minor', { required: true }),
    recordField('expiresOn', 'date', 'expires_on'),
  ],
});
export const mdfRequestKind = recordKind('mdf_request', 'marketing', {
  title: 'title',
  date: 'submittedOn',
  knownBy: ['title', 'submittedOn'],
  fields: [
    recordField('allocation', 'record', 'allocation_id', { required: true, refers: 'mdf_allocation' }),
    recordField('title', 'text', 'title', { required: true }),
    recordField('activity', 'choice', 'activity', {
      required: true,
      choices: ['email', 'digital', 'social', 'event', 'content', 'telemarketing', 'training', 'other'],
    }),
    recordField('campaign', 'record', 'campaign_id', { refers: 'campaign' }),
    recordField('amount', 'money', 'amount_minor', { required: true }),
    recordField('expectedPipeline', 'money', 'expected_pipeline_minor'),
    recordField('state', 'choice', 'state', {
      required: true,
      choices: ['draft', 'requested', 'under_review', 'approved', 'rejected', 'returned', 'executed', 'expired'],
    }),
    recordField('submittedOn', 'date', 'submitted_on'),
    recordField('decidedOn', 'date', 'decided_on'),
    recordField('executedOn', 'date', 'executed_on'),
    recordField('reason', 'long', 'reason'),
  ],
  events: [{ key: 'mdf_requested', column: 'submitted_on' }],
});
export const mdfClaimKind = recordKind('mdf_claim', 'marketing', {
  title: 'proof',
  date: 'submittedOn',
  knownBy: ['request', 'submittedOn'],
  fields: [
    recordField('request', 'record', 'request_id', { required: true, refers: 'mdf_request' }),
    recordField('amount', 'money', 'amount_minor', { required: true }),
    recordField('proof', 'text', 'proof'),
    recordField('state', 'choice', 'state', { required: true, choices: ['submitted', 'verified', 'approved', 'rejected', 'paid'] }),
    recordField('submittedOn', 'date', 'submitted_on', { required: true }),
    recordField('approvedAmount', 'money', 'approved_amount_minor'),
    recordField('decidedOn', 'date', 'decided_on'),
    recordField('paidOn', 'date', 'paid_on'),
    recordField('reason', 'long', 'reason'),
  ],
  events: [{ key: 'mdf_claimed', column: 'submitted_on' }],
});
export const campaignKind = recordKind('campaign', 'marketing', {
  title: 'name',
  date: 'startsOn',
  knownBy: ['name', 'startsOn'],
  fields: [
    recordField('name', 'text', 'name', { required: true }),
    recordField('type', 'choice', 'type', {
      required: true,
      choices: ['email', 'digital', 'social', 'microsite', 'event', 'content', 'syndication', 'custom'],
    }),
    recordField('product', 'product', 'product_id'),
    recordField('state', 'choice', 'state', { required: true, choices: ['planned', 'scheduled', 'deployed', 'ended', 'cancelled'] }),
    recordField('startsOn', 'date', 'starts_on'),
    recordField('endsOn', 'date', 'ends_on'),
    recordField('deployedOn', 'date', 'deployed_on'),
    recordField('budget', 'money', 'budget_minor'),
    recordField('spend', 'money', 'spend_minor'),
    recordField('audience', 'whole', 'audience'),
    recordField('responses', 'whole', 'responses'),
    recordField('leads', 'whole', 'leads'),
  ],
  events: [{ key: 'campaign_deployed', column: 'deployed_on', where: { column: 'state', in: ['deployed', 'ended'] } }],
});
export const assetKind = recordKind('asset', 'marketing', {
  title: 'name',
  date: 'createdOn',
  knownBy: ['name', 'createdOn'],
  fields: [
    recordField('name', 'text', 'name', { required: true }),
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['brochure', 'datasheet', 'email', 'banner', 'presentation', 'proposal', 'video', 'other'],
    }),
    recordField('campaign', 'record', 'campaign_id', { refers: 'campaign' }),
    recordField('createdOn', 'date', 'created_on', { required: true }),
    recordField('deployedOn', 'date', 'deployed_on'),
  ],
  events: [{ key: 'asset_deployed', column: 'deployed_on' }],
});
