import type { CliCommand } from '../command.ts';
import { dateOption } from '../partners.ts';
import { reviewId } from './options.ts';

/** Keeps the package of a review as it is now; one that is frozen stays as it was. */
export const freezeReview: CliCommand['run'] = async ({ api, words, options }) => {
  const id = reviewId(words);
  const asOf = dateOption(options['as-of']);
  const { frozenAt } = await api('qbrs.freeze', { id, ...(asOf === undefined ? {} : { asOf }) });
  const { qbr, package: built } = await api('qbrs.get', { id });
  return {
    id,
    partner: built.partner.name,
    quarter: built.quarter.label,
    asOf: built.asOf,
    frozenAt: new Date(frozenAt).toISOString(),
    fingerprint: qbr.fingerprint,
  };
};
