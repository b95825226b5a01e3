import { resolve } from 'node:path';
import { ExportFormat } from '#shared/api/qbr-exports.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures } from '#shared/qbr/model.ts';
import type { CliCommand, CommandRun } from './command.ts';
import { findPartner } from './find-partner.ts';
import type { Json } from './json.ts';
import { dateOption } from './partners.ts';

const moneyOf = ({ value, currency }: Figure): Json => (value === null || currency === null ? null : { minor: value, currency });

const figuresJson = ({ wonCount, wonAmount, lostCount, winRate, averageDeal, openDeals }: PackageFigures): { [key: string]: Json } => ({
  wonCount: wonCount.value,
  wonAmount: moneyOf(wonAmount),
  lostCount: lostCount.value,
  winRate: winRate.value,
  averageDeal: moneyOf(averageDeal),
  openDeals: openDeals.value,
});

const need = (options: CommandRun['options'], name: string): string => {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new AppError('USAGE', { detail: `qbr build needs --${name}` });
  return value;
};

const formatsOption = (value: CommandRun['options'][string]): ExportFormat[] => {
  if (typeof value !== 'string') return ['pptx', 'pdf', 'xlsx'];
  return value.split(',').map((word) => {
    const format = ExportFormat.safeParse(word.trim().toLowerCase());
    if (!format.success)
      throw new AppError('USAGE', { detail: `there is no format "${word.trim()}"; the formats are pptx, pdf, xlsx, md` });
    return format.data;
  });
};

export const qbr: CliCommand = {
  usage: 'qbr build --partner NAME --quarter 2017-Q4 [--as-of DATE] --out DIR [--formats pptx,pdf,xlsx,md]  build a QBR package',
  store: 'open',
  options: {
    partner: { type: 'string' },
    quarter: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string' },
    formats: { type: 'string' },
  },
  run: async ({ api, words, options }) => {
    if (words[0] !== 'build') throw new AppError('USAGE', { detail: 'qbr knows the word "build"' });
    const asOf = dateOption(options['as-of']);
    const formats = formatsOption(options['formats']);
    const dir = resolve(need(options, 'out'));
    const quarter = need(options, 'quarter');
    const partnerId = await findPartner(api, need(options, 'partner'));
    const given = asOf === undefined ? {} : { asOf };
    const { id } = await api('qbrs.create', { partnerId, quarter, ...given });
    const { package: built, files } = await api('qbrs.export', { id, formats, dir, ...given });
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
  },
};
