import { activity, commercial, type TemplateInitiative } from './model.ts';

/** Initiatives that more than one type of partner has. */

/** `objective`: what the pipeline is built for. */
export const buildPipeline = (objective: TemplateInitiative['objective']): TemplateInitiative => ({
  text: 'pipeline',
  side: 'both',
  objective,
  quarters: [1, 3],
  milestones: [
    activity('accounts', 'both', 1, 'middle'),
    activity('pipelineReview', 'both', 1, 'end', ['accounts']),
    activity('midYear', 'both', 2, 'end', ['pipelineReview']),
  ],
});

export const buildSkills = (objective: TemplateInitiative['objective']): TemplateInitiative => ({
  text: 'skills',
  side: 'partner',
  objective,
  quarters: [1, 4],
  milestones: [
    activity('trainingPlan', 'both', 1, 'middle'),
    activity('certified', 'partner', 2, 'end', ['trainingPlan']),
    activity('renewed', 'partner', 4, 'middle'),
  ],
});

export const createDemand = (objective: TemplateInitiative['objective']): TemplateInitiative => ({
  text: 'demand',
  side: 'both',
  objective,
  quarters: [1, 4],
  milestones: [
    activity('campaignPlan', 'both', 1, 'middle'),
    activity('firstCampaign', 'partner', 2, 'middle', ['campaignPlan']),
    commercial('secondCampaign', 'partner', 4, 'middle', ['firstCampaign']),
  ],
});

export const sellJointly = (objective: TemplateInitiative['objective']): TemplateInitiative => ({
  text: 'jointSelling',
  side: 'both',
  objective,
  quarters: [1, 4],
  milestones: [activity('customerMap', 'both', 1, 'end'), commercial('jointWin', 'both', 3, 'end', ['customerMap'])],
});
