/** The words for each kind of record of this place and its fields. */
export const onboardingRecordTexts = {
  onboarding: {
    one: 'Onboarding',
    many: 'Onboardings',
    fields: { template: 'Template', startedOn: 'Started', windowEndsOn: 'Window ends', state: 'State', completedOn: 'Completed' },
  },
  onboarding_milestone: {
    one: 'Onboarding milestone',
    many: 'Onboarding milestones',
    fields: {
      onboarding: 'Onboarding',
      name: 'Milestone',
      step: 'Step',
      position: 'Order',
      side: 'Side',
      dueOn: 'Due',
      state: 'State',
      doneOn: 'Done',
      followUps: 'Follow-ups',
      evidence: 'Evidence',
    },
  },
  barrier: {
    one: 'Barrier',
    many: 'Barriers',
    fields: {
      category: 'Barrier',
      evidence: 'Evidence',
      diagnosedBy: 'Diagnosed by',
      diagnosedOn: 'Diagnosed',
      resolvedOn: 'Resolved',
      resolution: 'Resolution',
    },
  },
  intervention: {
    one: 'Intervention',
    many: 'Interventions',
    fields: { barrier: 'Barrier', kind: 'Intervention', owner: 'Owner', plannedOn: 'Planned', doneOn: 'Done', outcome: 'Outcome' },
  },
} as const;
