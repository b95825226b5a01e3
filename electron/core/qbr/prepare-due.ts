import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { DueReview } from '#shared/api/qbr-cadence.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { runBatch } from './batch.ts';
import { readDueReviews } from './cadence.ts';
import { createQbr } from './commands.ts';
import { exportPackage } from './exports.ts';
import { moveQbr } from './move.ts';

/** Begins a review, or goes on with the one there is: what was only planned is being prepared from now on. */
const begin = async (ctx: CommandCtx, { id, partnerId, quarter, stage }: DueReview, asOf: string | undefined): Promise<string> => {
  if (id === null) return (await createQbr(ctx, { partnerId, quarter, newVersion: false, asOf })).id;
  if (stage === 'due' || stage === 'scheduled') await moveQbr(ctx, { id, to: 'preparing', on: null });
  return id;
};

export const prepareDue: Pick<HandlersFor<'qbrs', 'job'>, 'qbrs.prepareDue'> = {
  'qbrs.prepareDue': async (ctx, { dueBefore, ...options }) => {
    const due = await readDueReviews(ctx, dueBefore, options.asOf);
    const ids = new Map<DueReview, string>();
    const host = { job: ctx.job, log: ctx.deps.log };
    const { files, failures } = await runBatch(host, qbrWordsOf(options.language)('jobPackages'), due, async (review) => {
      const id = await ctx.write((write) => begin(write, review, options.asOf));
      // built also where no file is wanted, so that what keeps a package from being built is said now
      const made = await exportPackage(ctx, id, options, () => undefined);
      ids.set(review, id);
      return made.files;
    });
    return {
      reviews: due.flatMap((review) => {
        const id = ids.get(review);
        const { partnerId, partner, quarter } = review;
        return id === undefined ? [] : [{ id, partnerId, partner, quarter, created: review.id === null }];
      }),
      files,
      failures: failures.map(({ item: { partnerId, partner, quarter }, ...why }) => ({ partnerId, partner, quarter, ...why })),
    };
  },
};
