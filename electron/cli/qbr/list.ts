import { AppError } from '#shared/domain/errors.ts';
import { QbrStage } from '#shared/qbr/stage.ts';
import type { CliCommand } from '../command.ts';
import { dateOption } from '../partners.ts';

const stageOption = (value: string | boolean | string[] | undefined): QbrStage | null => {
  if (typeof value !== 'string') return null;
  const stage = QbrStage.safeParse(
    value
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  if (!stage.success)
    throw new AppError('USAGE', { detail: `there is no stage "${value}"; the stages are ${QbrStage.options.join(', ')}` });
  return stage.data;
};

/** The board of a quarter: what is due by the cadence and what was begun; with --all every enrolled partner. */
export const listReviews: CliCommand['run'] = async ({ api, options }) => {
  const asOf = dateOption(options['as-of']);
  const { quarter } = options;
  const stage = stageOption(options['stage']);
  const board = await api('qbrs.list', { ...(typeof quarter === 'string' ? { quarter } : {}), ...(asOf === undefined ? {} : { asOf }) });
  return {
    asOf: board.asOf,
    quarter: board.quarter,
    reviews: board.entries
      .filter(({ id, isDue }) => options['all'] === true || id !== null || isDue)
      .filter((entry) => stage === null || entry.stage === stage)
      .map((entry) => ({
        id: entry.id,
        partnerId: entry.partnerId,
        partner: entry.partner,
        owner: entry.owner,
        quarter: entry.quarter,
        stage: entry.stage,
        due: entry.isDue,
        dueOn: entry.dueOn,
        overdue: entry.overdue,
        scheduledOn: entry.scheduledOn,
        heldOn: entry.heldOn,
        version: entry.version,
        frozen: entry.frozen,
        hasOutcome: entry.hasOutcome,
        openCommitments: entry.openCommitments,
        overdueCommitments: entry.overdueCommitments,
      })),
  };
};
