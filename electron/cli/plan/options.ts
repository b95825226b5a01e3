import type { Api } from '#shared/api/client.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CommandRun } from '../command.ts';
import { findPartner } from '../find-partner.ts';

/** The year of a plan. Throws USAGE. */
export const yearOption = (options: CommandRun['options'], word: string): number => {
  const value = options['year'];
  if (typeof value !== 'string' || !/^\d{4}$/.test(value)) throw new AppError('USAGE', { detail: `${word} needs --year, like 2027` });
  return Number(value);
};

/** The id of the plan of a partner and year: the one that is not closed, else the newest. Throws USAGE, PARTNER_NOT_FOUND, PARTNER_AMBIGUOUS, PLAN_NONE. */
export const findPlan = async (api: Api, { words, options }: Pick<CommandRun, 'words' | 'options'>): Promise<string> => {
  const [word = '', partner] = words;
  if (partner === undefined) throw new AppError('USAGE', { detail: `plan ${word} needs the name of the partner` });
  const year = yearOption(options, `plan ${word}`);
  const partnerId = await findPartner(api, partner);
  const plans = await api('plans.list', { partnerId, year });
  const found = plans.find(({ state }) => state !== 'closed') ?? plans.at(-1);
  if (!found) throw new AppError('PLAN_NONE', { partner, year });
  return found.id;
};
