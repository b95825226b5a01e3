import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from '../command.ts';
import { dateOption } from '../partners.ts';
import { audienceOption, formatsOption, needOption, templateOption } from './options.ts';

/** Builds the packages of all reviews that are due before a day. One that fails does not stop the rest. */
export const batchReviews: CliCommand['run'] = async ({ api, options }) => {
  const dueBefore = dateOption(options['due-before']);
  if (dueBefore === undefined) throw new AppError('USAGE', { detail: 'qbr batch needs --due-before DATE' });
  const asOf = dateOption(options['as-of']);
  const dir = resolve(needOption(options, 'out', 'qbr batch'));
  const formats = formatsOption(options['formats']);
  const paper = { ...templateOption(options['template']), audience: audienceOption(options['audience']) };
  const { reviews, files, failures } = await api('qbrs.prepareDue', {
    dueBefore,
    dir,
    formats,
    ...paper,
    ...(asOf === undefined ? {} : { asOf }),
  });
  return { dueBefore, reviews, files: files.map(({ path }) => path), failures };
};
