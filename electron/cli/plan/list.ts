import type { CliCommand } from '../command.ts';
import { findPartner } from '../find-partner.ts';
import { dateOption } from '../partners.ts';
import { yearOption } from './options.ts';
import { stageWords } from './stage-words.ts';

/** The plans by year and partner, with the weighted attainment of the year's targets as a fraction; null where nothing can be measured yet. */
export const listPlans: CliCommand['run'] = async ({ api, words, options }) => {
  const [, partner] = words;
  const asOf = dateOption(options['as-of']);
  const plans = await api('plans.list', {
    ...(partner === undefined ? {} : { partnerId: await findPartner(api, partner) }),
    ...(options['year'] === undefined ? {} : { year: yearOption(options, 'plan list') }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return {
    plans: plans.map(({ id, partner: name, year, stage, attainment }) => ({
      id,
      partner: name,
      year,
      state: stageWords[stage],
      attainment: attainment.value,
    })),
  };
};
