import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { DueReview } from '#shared/api/qbr-cadence.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { runBatch } from './batch.ts';
import { readDueReviews } from './cadence.ts';
import { createQbr } from './commands.ts';
import { exportPackage } from './exports.ts';
import { moveQbr } from './move.ts';
import { readQbr } from './rows.ts';

type Begun = { id: string; created: boolean };

/** Begins a review, or goes on with the one there is by now: what was only planned is being prepared from now on, what somebody took further meanwhile stays there. */
const begin = async (ctx: CommandCtx, { partnerId, quarter }: DueReview, asOf: string | undefined): Promise<Begun> => {
  const { id, created } = await createQbr(ctx, { partnerId, quarter, newVersion: false, asOf });
  const { state } = await readQbr(ctx, id);
  if (state === 'due' || state === 'scheduled') await moveQbr(ctx, { id, to: 'preparing', on: null });
  return { id, created };
};

export const prepareDue: Pick<HandlersFor<'qbrs', 'job'>, 'qbrs.prepareDue'> = {
  'qbrs.prepareDue': async (ctx, { dueBefore, ...options }) => {
    const due = await readDueReviews(ctx, dueBefore, options.asOf);
    const begun = new Map<DueReview, Begun>();
    const host = { job: ctx.job, log: ctx.deps.log };
    const { files, failures } = await runBatch(host, qbrWordsOf(options.language)('jobPackages'), due, async (review) => {
      const one = await ctx.write((write) => begin(write, review, options.asOf));
      // built also where no file is wanted, so that what keeps a package from being built is said now
      const made = await exportPackage(ctx, one.id, options, () => undefined);
      begun.set(review, one);
      return made.files;
    });
    return {
      reviews: due.flatMap((review) => {
        const one = begun.get(review);
        const { partnerId, partner, quarter } = review;
        return one ? [{ ...one, partnerId, partner, quarter }] : [];
      }),
      files,
      failures: failures.map(({ item: { partnerId, partner, quarter }, ...why }) => ({ partnerId, partner, quarter, ...why })),
    };
  },
};
