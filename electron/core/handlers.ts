import { auditQueries } from './audit/queries.ts';
import type { Handlers } from './context.ts';
import { alertCommands } from './alerts/commands.ts';
import { alertQueries } from './alerts/queries.ts';
import { commitmentCommands } from './commitments/commands.ts';
import { commitmentQueries } from './commitments/queries.ts';
import { draftHandlers } from './drafts/handlers.ts';
import { entryCommands } from './entries/commands.ts';
import { entryQueries } from './entries/queries.ts';
import { fileHandlers } from './files/handlers.ts';
import { importHandlers } from './import/handlers.ts';
import { metricCommands, metricQueries } from './metrics/queries.ts';
import { noteHandlers } from './notes/handlers.ts';
import { partnerCommands } from './partners/commands.ts';
import { partnerQueries } from './partners/queries.ts';
import { planCommands } from './plans/commands.ts';
import { planFileCommands, planFileJobs, planFileQueries } from './plans/files/handlers.ts';
import { planQueries } from './plans/queries.ts';
import { templateCommands, templateJobs, templateQueries } from './templates/handlers.ts';
import { qbrBlockCommands } from './qbr/block-commands.ts';
import { qbrCommands } from './qbr/commands.ts';
import { boardQueries } from './qbr/board.ts';
import { qbrCompareQueries } from './qbr/compare.ts';
import { qbrExports } from './qbr/exports.ts';
import { prepareDue } from './qbr/prepare-due.ts';
import { qbrRecordCommands } from './qbr/record.ts';
import { qbrQueries } from './qbr/queries.ts';
import { recordCommands } from './records/commands.ts';
import { recordQueries } from './records/queries.ts';
import { reportHandlers } from './reports/portfolio.ts';
import { sampleCommands } from './sample/commands.ts';
import { sampleQueries } from './sample/written.ts';
import { scorecardQueries } from './scorecards/queries.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { storeHandlers } from './store/handlers.ts';
import { syncHandlers } from './sync/handlers.ts';
import { timelineQueries } from './timeline/queries.ts';
import { todayQueries } from './today/queries.ts';

/** Every handler of the contract; one missing does not compile. */
export const handlers: Handlers = {
  ...storeHandlers,
  ...settingsHandlers,
  ...metricQueries,
  ...metricCommands,
  ...partnerQueries,
  ...partnerCommands,
  ...recordQueries,
  ...recordCommands,
  ...commitmentQueries,
  ...commitmentCommands,
  ...entryQueries,
  ...entryCommands,
  ...templateQueries,
  ...templateCommands,
  ...templateJobs,
  ...qbrBlockCommands,
  ...boardQueries,
  ...qbrQueries,
  ...qbrCompareQueries,
  ...qbrCommands,
  ...qbrRecordCommands,
  ...qbrExports,
  ...prepareDue,
  ...reportHandlers,
  ...scorecardQueries,
  ...sampleQueries,
  ...sampleCommands,
  ...importHandlers,
  ...draftHandlers,
  ...alertQueries,
  ...alertCommands,
  ...todayQueries,
  ...auditQueries,
  ...timelineQueries,
  ...syncHandlers,
  ...fileHandlers,
  ...noteHandlers,
  ...planQueries,
  ...planCommands,
  ...planFileQueries,
  ...planFileCommands,
  ...planFileJobs,
};
