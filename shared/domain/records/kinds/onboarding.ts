import { recordKind, recordField } from '../record-kind.ts';

export const onboardingKind = recordKind('onboarding', 'onboarding', {
  title: null,
  date: 'startedOn',
  knownBy: ['startedOn'],
  fields: [
    recordField('template', 'program', 'template', { list: 'onboarding_template' }),
    recordField('startedOn', 'date', 'started_on', { required: true }),
    recordField('windowEndsOn', 'date', 'window_ends_on', { required: true }),
    recordField('state', 'choice', 'state', {
      required: true,
      choices: ['not_started', 'running', 'completed', 'stalled', 'escalated', 'expired'],
    }),
    recordField('completedOn', 'date', 'completed_on'),
  ],
});
export const onboardingMilestoneKind = recordKind('onboarding_milestone', 'onboarding', {
  title: 'name',
  date: 'dueOn',
  knownBy: ['onboarding', 'name'],
  fields: [
    recordField('onboarding', 'record', 'onboarding_id', { required: true, refers: 'onboarding' }),
    recordField('name', 'text', 'name', { required: true }),
    recordField('step', 'choice', 'step', {
      required: true,
      choices: [
        'profile',
        'compliance',
        'kickoff',
        'first_certification',
        'program_tour',
        'first_registration',
        'first_comarketing',
        'other',
      ],
    }),
    recordField('position', 'whole', 'position'),
    recordField('side', 'choice', 'side', { choices: ['vendor', 'partner'] }),
    recordField('dueOn', 'date', 'due_on'),
    recordField('state', 'choice', 'state', { required: true, choices: ['pending', 'in_progress', 'done', 'waived', 'stalled'] }),
    recordField('doneOn', 'date', 'done_on'),
    recordField('followUps', 'whole', 'follow_ups'),
    recordField('evidence', 'long', 'evidence'),
  ],
  events: [{ key: 'milestone_done', column: 'done_on', where: { column: 'state', in: ['done'] } }],
});
export const barrierKind = recordKind('barrier', 'onboarding', {
  title: 'category',
  date: 'diagnosedOn',
  knownBy: ['category', 'diagnosedOn'],
  fields: [
    recordField('category', 'choice', 'category', {
      required: true,
      choices: [
        'training_gap',
        'no_product_fit',
        'program_unfamiliar',
        'no_first_opportunity',
        'marketing_capability',
        'commercial_motivation',
        'admin_friction',
        'key_contact_left',
      ],
    }),
    recordField('evidence', 'long', 'evidence'),
    recordField('diagnosedBy', 'person', 'diagnosed_by_id'),
    recordField('diagnosedOn', 'date', 'diagnosed_on', { required: true }),
    recordField('resolvedOn', 'date', 'resolved_on'),
    recordField('resolution', 'long', 'resolution'),
  ],
});
export const interventionKind = recordKind('intervention', 'onboarding', {
  title: 'kind',
  date: 'plannedOn',
  knownBy: ['kind', 'plannedOn'],
  fields: [
    recordField('barrier', 'record', 'barrier_id', { refers: 'barrier' }),
    recordField('kind', 'choice', 'kind', {
      required: true,
      choices: ['targeted_outreach', 'concierge_campaign', 'first_deal_coaching', 'training_invitation', 'other'],
    }),
    recordField('owner', 'person', 'owner_id'),
    recordField('plannedOn', 'date', 'planned_on', { required: true }),
    recordField('doneOn', 'date', 'done_on'),
    recordField('outcome', 'long', 'outcome'),
  ],
  events: [{ key: 'intervention_done', column: 'done_on' }],
});
