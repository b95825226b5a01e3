import { recordKind, recordField } from '../record-kind.ts';

export const listingKind = recordKind('listing', 'alliances', {
  title: 'title',
  date: 'publishedOn',
  knownBy: ['title'],
  fields: [
    recordField('title', 'text', 'title', { required: true }),
    recordField('category', 'text', 'category'),
    recordField('state', 'choice', 'state', { required: true, choices: ['draft', 'certified', 'published', 'withdrawn'] }),
    recordField('publishedOn', 'date', 'published_on'),
  ],
});
export const listingAdoptionKind = recordKind('listing_adoption', 'alliances', {
  title: 'adopter',
  date: 'adoptedOn',
  knownBy: ['listing', 'adopter', 'adoptedOn'],
  fields: [
    recordField('listing', 'record', 'listing_id', { required: true, refers: 'listing' }),
    recordField('adopter', 'text', 'adopter', { required: true }),
    recordField('adopterPartner', 'partner', 'adopter_partner_id'),
    recordField('adoptedOn', 'date', 'adopted_on', { required: true }),
    recordField('deal', 'deal', 'deal_id'),
    recordField('revenue', 'money', 'revenue_minor'),
  ],
  events: [{ key: 'listing_adopted', column: 'adopted_on' }],
});
export const jointSolutionKind = recordKind('joint_solution', 'alliances', {
  title: 'name',
  date: 'startedOn',
  knownBy: ['name'],
  fields: [
    recordField('name', 'text', 'name', { required: true }),
    recordField('description', 'long', 'description'),
    recordField('market', 'text', 'market'),
    recordField('state', 'choice', 'state', { required: true, choices: ['proposed', 'building', 'launched', 'ended'] }),
    recordField('startedOn', 'date', 'started_on'),
    recordField('launchedOn', 'date', 'launched_on'),
    recordField('vendorInvestment', 'money', 'vendor_investment_minor'),
    recordField('partnerInvestment', 'money', 'partner_investment_minor'),
  ],
});
export const jointMilestoneKind = recordKind('joint_milestone', 'alliances', {
  title: 'title',
  date: 'dueOn',
  knownBy: ['solution', 'title'],
  fields: [
    recordField('solution', 'record', 'solution_id', { required: true, refers: 'joint_solution' }),
    recordField('title', 'text', 'title', { required: true }),
    recordField('side', 'choice', 'side', { choices: ['vendor', 'partner'] }),
    recordField('dueOn', 'date', 'due_on'),
    recordField('doneOn', 'date', 'done_on'),
  ],
  events: [{ key: 'joint_milestone_done', column: 'done_on' }],
});
export const jointOpportunityKind = recordKind('joint_opportunity', 'alliances', {
  title: 'customer',
  date: 'openedOn',
  knownBy: ['customer', 'openedOn'],
  fields: [
    recordField('solution', 'record', 'solution_id', { refers: 'joint_solution' }),
    recordField('customer', 'text', 'customer', { required: true }),
    recordField('openedOn', 'date', 'opened_on', { required: true }),
    recordField('amount', 'money', 'amount_minor'),
    recordField('deal', 'deal', 'deal_id'),
    recordField('state', 'choice', 'state', { required: true, choices: ['open', 'won', 'lost'] }),
    recordField('closedOn', 'date', 'closed_on'),
  ],
  events: [{ key: 'joint_opportunity_opened', column: 'opened_on' }],
});
