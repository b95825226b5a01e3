import type { KindWords } from './kind-words.ts';

const activities = { telemarketing: ['telesales', 'call campaign', 'calling'], content: ['content creation', 'case study', 'white paper'] };

/** Exports of MDF tools and of through-channel marketing platforms. */
export const marketingWords = {
  mdf_allocation: {
    files: ['mdf allocations', 'mdf allocation', 'mdf budgets', 'mdf budget', 'funds', 'mdf'],
    number: ['allocation id', 'fund id', 'budget id'],
    headers: {
      program: ['mdf program', 'fund', 'fund name', 'mdf fund', 'programme', 'budget name', 'allocation', 'allocation name'],
      amount: ['allocated amount', 'allocated', 'budget', 'mdf budget', 'fund amount', 'allocation amount'],
      expiresOn: ['expires on', 'expiry date', 'expiration date', 'claim by', 'use by', 'expiry'],
    },
  },
  mdf_request: {
    files: ['mdf requests', 'mdf request', 'fund requests', 'fund request', 'pre approvals', 'mdf activities'],
    number: ['request id', 'fund request id', 'mdf request id', 'request number', 'pre approval number', 'mdf request number'],
    headers: {
      allocation: ['fund', 'fund name', 'mdf fund', 'mdf program', 'allocation id', 'fund id', 'budget'],
      title: ['request title', 'request name', 'fund request', 'mdf request', 'activity name', 'activity title', 'initiative'],
      activity: ['activity type', 'marketing activity', 'tactic', 'activity kind'],
      amount: ['requested amount', 'amount requested', 'requested', 'request amount', 'planned cost'],
      expectedPipeline: ['expected pipeline', 'forecast pipeline', 'expected revenue', 'target pipeline', 'expected return'],
      state: ['request status', 'approval status'],
      executedOn: ['executed on', 'execution date', 'activity date', 'event date'],
    },
    choices: {
      activity: activities,
      state: {
        requested: ['submitted', 'new', 'open'],
        under_review: ['in review', 'reviewing', 'pending', 'pending approval'],
        returned: ['sent back', 'more info needed', 'rework'],
        executed: ['completed', 'done', 'activity done'],
      },
    },
  },
  mdf_claim: {
    files: ['mdf claims', 'mdf claim', 'claims', 'reimbursements'],
    number: ['claim id', 'claim number', 'claim no', 'reimbursement id'],
    headers: {
      request: ['request id', 'fund request', 'fund request id', 'mdf request', 'mdf request id', 'request number', 'pre approval number'],
      amount: ['claim amount', 'claimed amount', 'amount claimed', 'claimed', 'reimbursement requested'],
      proof: ['proof of performance', 'pop', 'proof of execution', 'evidence', 'invoice', 'invoice number'],
      state: ['claim status'],
      submittedOn: ['claim date', 'claimed on', 'claim submitted'],
      approvedAmount: ['approved amount', 'amount approved', 'reimbursement approved'],
      paidOn: ['paid on', 'payment date', 'paid date', 'reimbursed on', 'bezahlt am'],
    },
    choices: { state: { verified: ['validated', 'checked', 'in review'] } },
  },
  campaign: {
    files: ['campaigns', 'campaign', 'co marketing', 'kampagnen'],
    number: ['campaign id', 'campaign number'],
    headers: {
      name: ['campaign name', 'campaign title', 'kampagne'],
      type: ['campaign type', 'tactic', 'channel'],
      state: ['campaign status'],
      startsOn: ['campaign start', 'planned start'],
      endsOn: ['campaign end', 'planned end'],
      deployedOn: ['campaign launched', 'first sent'],
      budget: ['campaign budget', 'planned spend', 'budgeted cost'],
      spend: ['spend', 'actual spend', 'actual cost', 'cost', 'kosten'],
      audience: ['reach', 'recipients', 'audience size', 'sent'],
      responses: ['clicks', 'responders', 'response count', 'replies'],
      leads: ['leads generated', 'number of leads', 'lead count', 'mqls'],
    },
    choices: {
      type: {
        microsite: ['landing page', 'website', 'web site'],
        syndication: ['syndicated', 'content syndication'],
        content: activities.content,
      },
      state: { planned: ['draft', 'new', 'approved'], deployed: ['live', 'active', 'running', 'launched', 'sent'] },
    },
  },
  asset: {
    files: ['assets', 'asset', 'co branded assets', 'collateral'],
    number: ['asset id'],
    headers: {
      name: ['asset name', 'asset title', 'collateral', 'document name', 'co branded asset'],
      kind: ['asset type', 'format', 'document type', 'collateral type'],
      createdOn: ['created on', 'created date', 'co branded on', 'customised on', 'personalised on'],
      deployedOn: ['used on', 'first used', 'downloaded on', 'published on'],
    },
    choices: {
      kind: {
        brochure: ['flyer', 'leaflet', 'broschuere'],
        datasheet: ['data sheet', 'solution brief', 'datenblatt'],
        banner: ['web banner', 'display ad'],
        presentation: ['deck', 'slides', 'powerpoint', 'pptx'],
        video: ['film', 'clip'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
