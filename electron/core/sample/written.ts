import { sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import type { SampleWritten } from '#shared/api/sample.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { behindPlanReview, fullReview } from './commentary.ts';
import { countOwnLinks } from './own-links.ts';
import { typeReviews } from './type-reviews.ts';

const ownTexts: ReadonlySet<string> = new Set([
  '',
  ...[fullReview, behindPlanReview, ...typeReviews.map(({ words }) => words)].flatMap((words) => Object.values(words)),
]);
const nothing: SampleWritten = { qbrs: 0, plans: 0, texts: 0, commitments: 0, deals: 0, contacts: 0, records: 0, changes: 0 };
const tables = [
  ['qbrs', 'qbr'],
  ['plans', 'plan'],
  ['commitments', 'commitment'],
  ['deals', 'deal'],
  ['contacts', 'contact'],
] as const;

/** Rows on partners of the sample that came after it: they stand behind its last row, so that a million rows before need not be read. */
const countLater = (ctx: QueryCtx, table: TableName, importId: string): number => {
  ctx.note(table);
  const { n } = ctx.sqlite
    .prepare(
      `SELECT count(*) AS n FROM ${table} WHERE rowid > coalesce((SELECT rowid FROM ${table} WHERE import_id = @importId ORDER BY rowid DESC LIMIT 1), 0)
       AND partner_id IN (SELECT id FROM partner WHERE import_id = @importId)`,
    )
    .get({ importId }) as { n: number };
  return n;
};

/** What hangs on partners of the sample and did not come with it: removing the sample takes it too. */
const readWritten = async (ctx: QueryCtx): Promise<SampleWritten> => {
  const batch = await ctx.db
    .selectFrom('import_batch')
    .select('id')
    .where('kind', '=', 'sample')
    .where('state', '=', 'applied')
    .executeTakeFirst();
  if (!batch) return nothing;
  const partners = ctx.db.selectFrom('partner').select('id').where('import_id', '=', batch.id);
  const written = { ...nothing };
  for (const [key, table] of tables) written[key] = countLater(ctx, table, batch.id);
  for (const { key } of recordKinds) written.records += countLater(ctx, key, batch.id);
  // the words of a review that came with the sample are the user's own once they differ; those of an added review are counted with it
  const sections = await ctx.db
    .selectFrom('qbr_section')
    .innerJoin('qbr', 'qbr.id', 'qbr_section.qbr_id')
    .select('qbr_section.commentary')
    .where('qbr.import_id', '=', batch.id)
    .execute();
  written.texts = sections.filter(({ commentary }) => !ownTexts.has(commentary)).length;
  // planting the sample leaves no history, so each step in it was somebody's
  const { n } = await ctx.db
    .selectFrom('history')
    .select(sql<number>`count(DISTINCT step)`.as('n'))
    .where('partner_id', 'in', partners)
    .where('action', '=', 'changed')
    .where('entity', '!=', 'qbr_section')
    .executeTakeFirstOrThrow();
  // the user's own records that name partners of the sample let go of them, or go with them
  ctx.note('partner', 'deal');
  const own = countOwnLinks(ctx.sqlite, batch.id);
  written.records += own.removed;
  written.changes = n + own.changed;
  return written;
};

export const sampleQueries: HandlersFor<'sample', 'query'> = {
  'sample.written': (ctx) => readWritten(ctx),
};
