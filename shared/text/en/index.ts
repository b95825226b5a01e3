import { alertTexts } from './alerts.ts';
import { commandTexts } from './commands.ts';
import { commitmentTexts } from './commitments.ts';
import { importTexts } from './import.ts';
import { inboxTexts } from './inbox.ts';
import { partnerTexts } from './partner.ts';
import { planFileTexts } from './plan-files.ts';
import { planTexts } from './plans.ts';
import { planAgreementTexts } from './plan-agreement.ts';
import { planStepTexts } from './plan-steps.ts';
import { portfolioTexts } from './portfolio.ts';
import { planObjectiveTexts } from './plan-objectives.ts';
import { presentTexts } from './present.ts';
import { programTexts } from './program.ts';
import { qbrBlockTexts } from './qbr-blocks.ts';
import { qbrTexts } from './qbr.ts';
import { recordTexts } from './records.ts';
import { recordChoiceTexts } from './records/choices.ts';
import { recordStandingTexts } from './records/standing.ts';
import { settingsTexts } from './settings.ts';
import { shellTexts } from './shell.ts';
import { sheetTexts } from './sheet.ts';
import { storeTexts } from './store.ts';
import { syncTexts } from './sync.ts';
import { todayTexts } from './today.ts';
import { uiTexts } from './ui.ts';

/** Every string of the page in English, by place. A place adds its catalog here. */
export const en = {
  alerts: alertTexts,
  commands: commandTexts,
  commitments: commitmentTexts,
  import: importTexts,
  inbox: inboxTexts,
  partner: partnerTexts,
  plans: planTexts,
  planFiles: planFileTexts,
  planAgreement: planAgreementTexts,
  planSteps: planStepTexts,
  portfolio: portfolioTexts,
  planObjectives: planObjectiveTexts,
  present: presentTexts,
  program: programTexts,
  qbr: qbrTexts,
  qbrBlocks: qbrBlockTexts,
  records: { kinds: recordTexts, choices: recordChoiceTexts, standing: recordStandingTexts, state: 'State' },
  settings: settingsTexts,
  sheet: sheetTexts,
  shell: shellTexts,
  store: storeTexts,
  sync: syncTexts,
  today: todayTexts,
  ui: uiTexts,
} as const;
