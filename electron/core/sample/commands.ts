import { auditChange } from '#core/audit/append.ts';
import type { HandlersFor, JobCtx, QueryCtx } from '#core/context.ts';
import type { ImportCounts } from '#shared/api/imports.ts';
import { type SampleCounts, usualSeed } from '#shared/api/sample.ts';
import { uncaptured } from '#core/sync/capture.ts';
import { countSample } from './count.ts';
import { plantPartners } from './plant.ts';
import { plantRates } from './rates.ts';
import { removeSample, removedTables } from './remove.ts';
import { plantReviews } from './reviews.ts';
import { plantVisibility } from './visibility.ts';

const findSample = async (ctx: Pick<QueryCtx, 'db'>): Promise<string | null> =>
  (await ctx.db.selectFrom('import_batch').select('id').where('kind', '=', 'sample').where('state', '=', 'applied').executeTakeFirst())
    ?.id ?? null;

const noRecords = { partners: 0, deals: 0, people: 0, products: 0 };
const noOthers = { managers: 0, teams: 0, contacts: 0, commitments: 0, aliases: 0, stages: 0 };

/** The sample stands in the list of imports, so it has their counts. */
const asImportCounts = ({ partners, deals, people, products, teams, contacts, commitments }: SampleCounts): ImportCounts => ({
  created: { partners, deals, people, products },
  updated: noRecords,
  unchanged: noRecords,
  also: { created: { ...noOthers, teams, contacts, commitments }, updated: noOthers, unchanged: noOthers },
  needsAttention: 0,
  reasons: {},
});

/** After so many milliseconds of work other calls have their turn. */
const sliceMs = 20;

/** Lets other calls run when a slice of time is over, and says how far the work is. */
const paceOf = ({ job, deps }: JobCtx, label: string): ((done: number, total: number) => Promise<void>) => {
  let from = deps.clock.now();
  return async (done, total) => {
    job.progress(label, done, total);
    if (deps.clock.now() - from < sliceMs && done % 25 !== 0) return;
    await job.breathe();
    from = deps.clock.now();
  };
};

export const sampleCommands: HandlersFor<'sample', 'job'> = {
  'sample.add': async (ctx, { size, seed = usualSeed }) => {
    const importId = ctx.newId();
    // one transaction: cancelled or cut off, nothing of it is there, and asked for twice, it comes once
    return ctx.write(async (tx) => {
      const there = await findSample(tx);
      if (there !== null) return countSample(tx, there);
      // the sample stays on this device, whatever server it is connected to
      await uncaptured(tx.sqlite, async () => {
        const planted = await plantPartners(tx, { importId, size, seed, pace: paceOf(ctx, 'partners') });
        tx.note(...planted.tables);
        await plantRates(tx, importId, ctx.today);
        await plantVisibility(tx, importId);
        await plantReviews(tx, importId, planted, ctx.today);
      });
      const counts = await countSample(tx, importId);
      await tx.db
        .insertInto('import_batch')
        .values({
          id: importId,
          kind: 'sample',
          files: JSON.stringify([]),
          mapping: JSON.stringify({ version: 1, files: [], aliases: [] }),
          counts: JSON.stringify(asImportCounts(counts)),
          state: 'applied',
          created_at: ctx.now,
          undone_at: null,
        })
        .execute();
      auditChange(tx, 'sample', importId, { before: null, after: { size, seed, ...counts } });
      return counts;
    });
  },
  'sample.remove': async (ctx) => {
    return ctx.write(async (tx) => {
      const there = await findSample(tx);
      if (there === null) return { removed: await countSample(tx, ''), kept: 0 };
      tx.note(...removedTables);
      const done = await removeSample(tx, there, paceOf(ctx, 'tables'));
      auditChange(tx, 'sample', there, { before: done.removed, after: null });
      return done;
    });
  },
};
