import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { readOutcome } from '#shared/qbr/outcome-file.ts';
import type { CliCommand } from '../command.ts';
import { needOption, reviewId } from './options.ts';

const readJson = (file: string): unknown => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', { file }, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('FILE_UNREADABLE', { file, detail: 'it is not JSON' }, { cause });
  }
};

/** Records what came of a review from a file: all of it in one step, or nothing. */
export const recordReview: CliCommand['run'] = async ({ api, words, options }) => {
  const id = reviewId(words);
  const outcome = readOutcome(readJson(resolve(needOption(options, 'file', 'qbr outcome'))));
  const { undoId, commitments } = await api('qbrs.record', { id, outcome });
  const { qbr } = await api('qbrs.get', { id });
  return { id, stage: qbr.stage, heldOn: qbr.heldOn, commitments, undoId };
};
