import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from '../command.ts';
import { dateOption } from '../partners.ts';
import { audienceOption, formatsOption, needOption, templateOption } from '../qbr/options.ts';
import { findPlan } from './options.ts';

/** Writes a plan into one file, which must not be there yet. */
export const exportPlan: CliCommand['run'] = async ({ api, words, options }) => {
  const file = resolve(needOption(options, 'out', 'plan export'));
  const formats = formatsOption(needOption(options, 'format', 'plan export'));
  const [format] = formats;
  if (format === undefined || formats.length > 1) throw new AppError('USAGE', { detail: 'plan export writes one format into one file' });
  const asOf = dateOption(options['as-of']);
  const audience = audienceOption(options['audience']);
  const id = await findPlan(api, { words, options });
  const on = asOf === undefined ? {} : { asOf };
  const { files, revision } = await api('plans.export', { id, formats, file, audience, ...on, ...templateOption(options['template']) });
  return { id, revision, audience, format, file: files[0]?.path ?? file };
};
