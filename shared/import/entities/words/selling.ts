import type { KindWords } from './kind-words.ts';

/** Exports of registrations' conflicts, stage history, forecast calls, leads and influence claims. */
export const sellingWords = {
  conflict_case: {
    files: ['conflicts', 'conflict', 'deal conflicts', 'channel conflicts', 'duplicate registrations'],
    number: ['conflict id', 'case id'],
    headers: {
      deal: ['first registration', 'winning registration', 'registration a'],
      otherDeal: [
        'second registration',
        'conflicting registration',
        'conflicts with',
        'conflicting deal',
        'other deal',
        'registration b',
        'duplicate of',
      ],
      kind: ['conflict type', 'conflict kind', 'type of conflict'],
      matchScore: ['match score', 'similarity', 'match', 'confidence'],
      detectedOn: ['detected on', 'found on', 'conflict date', 'detection date'],
      resolution: ['decision', 'how resolved', 'outcome'],
      resolvedBy: ['decided by', 'arbiter', 'arbitrated by'],
    },
    choices: {
      kind: {
        duplicate: ['duplicate registration', 'same deal'],
        direct_overlap: ['direct', 'direct sales', 'overlap with direct', 'direct conflict'],
        territory_breach: ['territory', 'out of territory'],
        hierarchy_ownership: ['hierarchy', 'parent child', 'ownership'],
      },
    },
  },
  deal_stage_change: {
    files: ['stage changes', 'deal stage changes', 'stage history', 'opportunity history', 'opportunity stage history', 'field history'],
    headers: {
      stage: ['new stage', 'to stage', 'stage name', 'deal stage', 'new value'],
      changedOn: ['changed on', 'change date', 'stage changed on', 'stage date', 'last stage change', 'stage change date', 'date changed'],
    },
  },
  forecast: {
    files: ['forecast', 'forecasts', 'forecast calls', 'commit'],
    headers: {
      quarter: ['forecast quarter', 'fiscal quarter', 'period', 'forecast period', 'quartal'],
      amount: ['forecast amount', 'forecasted amount', 'forecast value', 'call', 'commit amount'],
      category: ['forecast category', 'category', 'confidence'],
      submittedOn: ['forecast date', 'forecasted on', 'call date', 'as of'],
      submittedBy: ['forecasted by', 'submitted by', 'owner', 'forecast owner', 'cam'],
    },
    choices: {
      category: { commit: ['committed', 'closed', 'firm'], best_case: ['upside', 'best'], pipeline: ['open pipeline', 'omitted'] },
    },
  },
  lead: {
    files: ['leads', 'lead', 'referrals', 'referral', 'empfehlungen'],
    number: ['lead id', 'referral id', 'lead number', 'referral number'],
    partner: ['referred by', 'referring partner', 'referral partner', 'referrer', 'referral agent'],
    headers: {
      customer: ['lead company', 'prospect', 'referred company', 'lead name', 'lead'],
      need: ['interest', 'requirement', 'lead description', 'need description'],
      channel: ['lead channel', 'lead source', 'submitted via', 'referral channel'],
      submittedOn: ['lead date', 'referred on', 'referral date', 'lead submitted'],
      state: ['lead status', 'referral status', 'lead state'],
      firstFollowUpOn: ['first contact', 'first contacted', 'first contacted on', 'first response on', 'first follow up', 'followed up on'],
      deal: ['converted opportunity', 'converted to'],
      fee: ['referral fee', 'finder fee', 'finders fee', 'commission', 'provision'],
      feeDueOn: ['fee due', 'fee due date', 'payout due'],
      feePaidOn: ['fee paid', 'fee paid date', 'payout date', 'paid on'],
    },
    choices: {
      channel: {
        portal: ['partner portal', 'prm'],
        link: ['referral link', 'web', 'url'],
        cam: ['channel account manager', 'account manager'],
        field: ['event', 'field sales'],
      },
      state: {
        acknowledged: ['confirmed', 'assigned'],
        followed_up: ['contacted', 'working', 'follow up'],
        qualified: ['sql', 'accepted', 'converted', 'open'],
        rejected: ['disqualified', 'unqualified', 'not qualified'],
      },
    },
  },
  influence: {
    files: ['influence', 'influenced deals', 'influence claims', 'attribution'],
    number: ['influence id', 'claim id'],
    partner: ['influencing partner', 'influenced by'],
    headers: {
      role: ['influence role', 'partner role', 'influence type', 'contribution', 'kind of influence'],
      evidence: ['influence evidence', 'contribution detail', 'what they did'],
      state: ['influence status', 'claim status'],
      creditShare: ['credit', 'credit percent', 'share', 'influence share', 'attribution', 'attribution percent', 'split'],
      decidedBy: ['approved by', 'confirmed by'],
    },
    choices: {
      role: {
        architecture: ['architect', 'solution design', 'design'],
        presales: ['pre sales', 'demo', 'poc', 'proof of concept'],
        advice: ['advisor', 'advisory', 'consulting', 'recommendation'],
        implementation: ['implementer', 'delivery', 'services'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
