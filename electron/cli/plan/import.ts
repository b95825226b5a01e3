import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from '../command.ts';
import { uploadFile } from '../upload.ts';

const uploadId = 'plan-workbook';

/** Reads a workbook of a plan back in; with --dry-run it only says what that would change. */
export const importPlan: CliCommand['run'] = async ({ api, words, options, say }) => {
  const [, file] = words;
  if (file === undefined) throw new AppError('USAGE', { detail: 'plan import needs the workbook' });
  await uploadFile(api, file, uploadId);
  const { planId, partner, year, revision, changes, problems } = await api('plans.readWorkbook', { uploadId });
  for (const { cell, message } of problems) say(cell === null ? message : `${cell}: ${message}`);
  const isDry = options['dry-run'] === true;
  const undoId = isDry || changes.length === 0 ? null : (await api('plans.applyWorkbook', { id: planId, changes })).undoId;
  return {
    id: planId,
    partner,
    year,
    revision,
    applied: !isDry,
    changes: changes.map(({ cell, label, from, to }) => ({ cell, label, from, to })),
    problems: problems.map(({ cell, code, message }) => ({ cell, code, message })),
    ...(isDry ? {} : { undoId }),
  };
};
