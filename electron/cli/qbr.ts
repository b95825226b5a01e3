import { resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures } from '#shared/qbr/model.ts';
import type { CliCommand } from './command.ts';
import { findPartner } from './find-partner.ts';
import type { Json } from './json.ts';
import { dateOption } from './partners.ts';
import { batchReviews } from './qbr/batch.ts';
import { diffReview } from './qbr/diff.ts';
import { freezeReview } from './qbr/freeze.ts';
import { listReviews } from './qbr/list.ts';
import { formatsOption, needOption } from './qbr/options.ts';
import { recordReview } from './qbr/outcome.ts';

const moneyOf = ({ value, currency }: Figure): Json => (value === null || currency === null ? null : { minor: value, currency });

const figuresJson = ({ wonCount, wonAmount, lostCount, winRate, averageDeal, openDeals }: PackageFigures): { [key: string]: Json } => ({
  wonCount: wonCount.value,
  wonAmount: moneyOf(wonAmount),
  lostCount: lostCount.value,
  winRate: winRate.value,
  averageDeal: moneyOf(averageDeal),
  openDeals: openDeals.value,
});

const others: Readonly<Record<string, CliCommand['run']>> = {
  list: listReviews,
  batch: batchReviews,
  freeze: freezeReview,
  diff: diffReview,
  outcome: recordReview,
};

export const qbr: CliCommand = {
  usage: [
    'qbr build --partner NAME --quarter 2017-Q4 [--as-of DATE] --out DIR [--formats pptx,pdf,xlsx,md]  build a QBR package',
    '  qbr list [--quarter 2017-Q4] [--stage STAGE] [--as-of DATE] [--all]   the reviews of a quarter that are due or begun',
    '  qbr batch --due-before DATE --out DIR [--formats pptx,pdf,xlsx,md] [--as-of DATE]   build the packages of all reviews due before a day',
    '  qbr freeze ID [--as-of DATE]         keep the package of a review as it is now',
    '  qbr diff ID                          the figures of a frozen review that have moved since',
    '  qbr outcome ID --file FILE.json      record what came of a review: all of the file, or nothing',
  ].join('\n'),
  store: 'open',
  options: {
    partner: { type: 'string' },
    quarter: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string' },
    formats: { type: 'string' },
    stage: { type: 'string' },
    all: { type: 'boolean' },
    'due-before': { type: 'string' },
    file: { type: 'string' },
  },
  run: async (given) => {
    const { api, words, options } = given;
    const word = words[0] ?? '';
    const other = Object.hasOwn(others, word) ? others[word] : undefined;
    if (other) return other(given);
    if (word !== 'build') throw new AppError('USAGE', { detail: `qbr knows the words build, ${Object.keys(others).join(', ')}` });
    const asOf = dateOption(options['as-of']);
    const formats = formatsOption(options['formats']);
    const dir = resolve(needOption(options, 'out', 'qbr build'));
    const quarter = needOption(options, 'quarter', 'qbr build');
    const partnerId = await findPartner(api, needOption(options, 'partner', 'qbr build'));
    const on = asOf === undefined ? {} : { asOf };
    const { id } = await api('qbrs.create', { partnerId, quarter, ...on });
    const { package: built, files } = await api('qbrs.export', { id, formats, dir, ...on });
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
