import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from '../command.ts';
import { needOption } from '../qbr/options.ts';
import { findPlan } from './options.ts';

/** Opens the next revision of an agreed plan. `--base`: the revision that it starts from, refused when that is not the one in force. */
export const revisePlan: CliCommand['run'] = async ({ api, words, options }) => {
  const reason = needOption(options, 'reason', 'plan revise');
  const base = options['base'];
  if (base !== undefined && (typeof base !== 'string' || !/^\d{1,6}$/.test(base)))
    throw new AppError('USAGE', { detail: '--base is the number of a revision' });
  const id = await findPlan(api, { words, options });
  const { revision } = await api('plans.revise', { id, reason, ...(base === undefined ? {} : { base: Number(base) }) });
  return { id, revision, reason };
};
