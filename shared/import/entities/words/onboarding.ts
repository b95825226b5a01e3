import type { KindWords } from './kind-words.ts';

/** Exports of partner portals: who is on board, with which milestones, what is in the way, what is done about it. */
export const onboardingWords = {
  onboarding: {
    files: ['onboarding', 'onboardings', 'activation'],
    headers: {
      template: ['onboarding template', 'playbook', 'journey', 'onboarding plan', 'onboarding track'],
      startedOn: ['onboarding start', 'onboarding started', 'kick off date', 'onboarding start date'],
      windowEndsOn: [
        'window end',
        'onboarding due',
        'onboarding deadline',
        'target completion',
        'target completion date',
        'day 90',
        'onboarding end date',
      ],
      state: ['onboarding status', 'onboarding state'],
      completedOn: ['onboarding completed', 'activated on', 'activation date'],
    },
  },
  onboarding_milestone: {
    files: ['onboarding milestones', 'onboarding milestone', 'onboarding tasks', 'milestones'],
    headers: {
      onboarding: ['onboarding id', 'onboarding number', 'onboarding started'],
      name: ['milestone name', 'task', 'task name', 'onboarding task', 'onboarding milestone'],
      step: ['milestone type', 'phase', 'category'],
      position: ['sequence', 'step number', 'sort order'],
      followUps: ['reminders', 'reminders sent', 'number of follow ups'],
      doneOn: ['milestone completed'],
      state: ['milestone status'],
    },
    choices: {
      step: {
        compliance: ['legal', 'contract', 'agreement'],
        kickoff: ['kick off', 'kick off call', 'welcome call'],
        first_certification: ['certification', 'first certificate', 'training'],
        first_registration: ['first deal registration', 'first deal', 'first opportunity'],
        first_comarketing: ['first co marketing', 'first campaign', 'marketing'],
        program_tour: ['portal tour', 'programme tour'],
        profile: ['partner profile', 'profile complete'],
      },
    },
  },
  barrier: {
    files: ['barriers', 'barrier', 'blockers', 'obstacles'],
    headers: {
      category: ['barrier category', 'barrier type', 'blocker', 'obstacle', 'root cause'],
      evidence: ['barrier evidence', 'what we saw', 'observation'],
      diagnosedBy: ['found by', 'identified by', 'raised by'],
      diagnosedOn: ['diagnosis date', 'identified on', 'found on', 'raised on'],
      resolution: ['how resolved', 'solved by'],
    },
    choices: {
      category: {
        training_gap: ['training', 'lack of training', 'skills gap'],
        no_product_fit: ['product fit', 'no fit', 'portfolio fit'],
        program_unfamiliar: ['program not known', 'does not know the program'],
        no_first_opportunity: ['no opportunity', 'no pipeline', 'no first deal'],
        marketing_capability: ['marketing', 'no marketing'],
        commercial_motivation: ['motivation', 'margin', 'commercials'],
        admin_friction: ['admin', 'bureaucracy', 'process', 'paperwork'],
        key_contact_left: ['contact left', 'champion left', 'key contact gone'],
      },
    },
  },
  intervention: {
    files: ['interventions', 'intervention', 'activation plays', 'activation actions'],
    headers: {
      kind: ['intervention type', 'play', 'activation play', 'intervention kind'],
      barrier: ['for barrier', 'addresses'],
      owner: ['intervention owner', 'responsible', 'assigned to'],
      plannedOn: ['planned for', 'planned date', 'scheduled on', 'scheduled for'],
      outcome: ['result', 'effect'],
    },
    choices: {
      kind: {
        targeted_outreach: ['outreach', 'call campaign', 'personal outreach'],
        concierge_campaign: ['concierge', 'campaign', 'done for you campaign'],
        first_deal_coaching: ['coaching', 'deal coaching'],
        training_invitation: ['training', 'training invite'],
      },
    },
  },
} as const satisfies Record<string, KindWords>;
