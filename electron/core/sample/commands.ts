import type { CommandCtx, HandlersFor } from '#core/context.ts';
import type { ImportCounts } from '#shared/api/imports.ts';
import type { SampleCounts } from '#shared/api/sample.ts';
import { countSample } from './count.ts';
import { plantRecords } from './plant.ts';
import { createRandom } from './random.ts';
import { plantRates } from './rates.ts';
import { removeSample } from './remove.ts';
import { plantReviews } from './reviews.ts';

/** Always the same sample. */
const seed = 20_261_120;

const findSample = async (ctx: CommandCtx): Promise<string | null> =>
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

export const sampleCommands: HandlersFor<'sample', 'command'> = {
  'sample.add': async (ctx) => {
    const there = await findSample(ctx);
    if (there !== null) return countSample(ctx, there);
    const importId = ctx.newId();
    const planted = await plantRecords(ctx, createRandom(seed), importId, ctx.today);
    await plantRates(ctx, importId, ctx.today);
    await plantReviews(ctx, importId, planted, ctx.today);
    const counts = await countSample(ctx, importId);
    await ctx.db
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
    return counts;
  },
  'sample.remove': async (ctx) => {
    const there = await findSample(ctx);
    const removed = await countSample(ctx, there ?? '');
    return { removed, kept: there === null ? 0 : await removeSample(ctx, there) };
  },
};
