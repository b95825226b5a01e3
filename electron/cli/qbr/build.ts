import { resolve } from 'node:path';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures } from '#shared/qbr/model.ts';
import type { CliCommand } from '../command.ts';
import { findPartner } from '../find-partner.ts';
import type { Json } from '../json.ts';
import { dateOption } from '../partners.ts';
import { audienceOption, formatsOption, needOption, templateOption } from './options.ts';

const moneyOf = ({ value, currency }: Figure): Json => (value === null || currency === null ? null : { minor: value, currency });

const figuresJson = ({ wonCount, wonAmount, lostCount, winRate, averageDeal, openDeals }: PackageFigures): { [key: string]: Json } => ({
  wonCount: wonCount.value,
  wonAmount: moneyOf(wonAmount),
  lostCount: lostCount.value,
  winRate: winRate.value,
  averageDeal: moneyOf(averageDeal),
  openDeals: openDeals.value,
});

/** Builds the package of a partner and quarter and writes its files. */
export const buildReview: CliCommand['run'] = async ({ api, options }) => {
  const asOf = dateOption(options['as-of']);
  const formats = formatsOption(options['formats']);
  const dir = resolve(needOption(options, 'out', 'qbr build'));
  const quarter = needOption(options, 'quarter', 'qbr build');
  const partnerId = await findPartner(api, needOption(options, 'partner', 'qbr build'));
  const on = asOf === undefined ? {} : { asOf };
  const { id } = await api('qbrs.create', { partnerId, quarter, ...on });
  const paper = { ...templateOption(options['template']), audience: audienceOption(options['audience']) };
  const { package: built, files } = await api('qbrs.export', { id, formats, dir, ...on, ...paper });
  return {
    partner: built.partner.name,
    quarter: built.quarter.label,
    asOf: built.asOf,
    figures: {
      ...figuresJson(built.figures.now),
      previousQuarter: figuresJson(built.figures.previous),
      yearBefore: figuresJson(built.figures.yearBefore),
    },
    files: files.map(({ path }) => path),
  };
};
