import { AppError } from '#shared/domain/errors.ts';
import type { CliCommand } from './command.ts';
import { batchReviews } from './qbr/batch.ts';
import { buildReview } from './qbr/build.ts';
import { diffReview } from './qbr/diff.ts';
import { freezeReview } from './qbr/freeze.ts';
import { listReviews } from './qbr/list.ts';
import { recordReview } from './qbr/outcome.ts';

const words: Readonly<Record<string, CliCommand['run']>> = {
  build: buildReview,
  list: listReviews,
  batch: batchReviews,
  freeze: freezeReview,
  diff: diffReview,
  outcome: recordReview,
};

export const qbr: CliCommand = {
  usage: [
    'qbr build --partner NAME --quarter 2017-Q4 [--as-of DATE] --out DIR [--formats pptx,pdf,xlsx,md] [--template FILE.pptx] [--audience internal|partner]  build a QBR package',
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
    template: { type: 'string' },
    audience: { type: 'string' },
    stage: { type: 'string' },
    all: { type: 'boolean' },
    'due-before': { type: 'string' },
    file: { type: 'string' },
  },
  run: (given) => {
    const word = given.words[0] ?? '';
    const run = Object.hasOwn(words, word) ? words[word] : undefined;
    if (!run) throw new AppError('USAGE', { detail: `qbr knows the words ${Object.keys(words).join(', ')}` });
    return run(given);
  },
};
