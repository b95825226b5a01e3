import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from '../command.ts';
import { findPlan } from './options.ts';

/** A version by its number; `working` is the one being written. Throws USAGE. */
const versionOf = (word: string | undefined): number | 'working' => {
  if (word === 'working') return word;
  if (word === undefined || !/^\d{1,6}$/.test(word))
    throw new AppError('USAGE', {
      detail: 'plan diff needs the partner, two revisions (numbers or the word "working") and --year, or two revisions and --plan',
    });
  return Number(word);
};

/** Two versions field by field, of the plan with an id or of that of a partner and year. */
export const diffPlan: CliCommand['run'] = async ({ api, words, options }) => {
  const named = options['plan'];
  const [a, b] = typeof named === 'string' ? words.slice(1) : words.slice(2);
  const [from, to] = [versionOf(a), versionOf(b)];
  const id = typeof named === 'string' ? named : await findPlan(api, { words, options });
  const { differences } = await api('plans.compare', { id, from, to });
  return { id, from, to, differences: differences.map((one) => ({ ...one })) };
};
