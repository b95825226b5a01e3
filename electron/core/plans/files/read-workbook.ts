import type { JobCtx } from '#core/context.ts';
import { uploadsOf } from '#core/import/uploads.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { paperFor } from '#shared/plan/document/document.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import { readPlanBook } from '#shared/plan/workbook/read.ts';
import { hasNotes } from '#shared/plan/workbook/write.ts';
import { readBook } from './read-book.ts';
import { readPaper } from './read-paper.ts';

const isThere = async (ctx: JobCtx, id: string): Promise<boolean> =>
  (await ctx.db.selectFrom('plan').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

/**
 * What an uploaded workbook would change; nothing is written. Throws PLAN_WORKBOOK_SHAPE, PLAN_WORKBOOK_OTHER, PLAN_WORKBOOK_OLD and what reading a workbook throws.
 */
export const readWorkbook = async (
  ctx: JobCtx,
  { uploadId, id }: ParsedInputOf<'plans.readWorkbook'>,
): Promise<OutputOf<'plans.readWorkbook'>> => {
  const uploads = uploadsOf(ctx.deps);
  const { marks, written, sheets } = await readBook(uploads.name(uploadId), uploads.bytes(uploadId), () => ctx.job.breathe());
  const { planId, audience, share, language } = marks;
  if ((id !== undefined && id !== planId) || !(await isThere(ctx, planId)))
    throw new AppError('PLAN_WORKBOOK_OTHER', { found: marks.partner });
  // what is written belongs to the version that is worked on, whoever the workbook was for
  const given = await readPaper(ctx, planId, 'internal');
  const { revision, partner, content } = given.plan;
  if (marks.revision !== revision) throw new AppError('PLAN_WORKBOOK_OLD', { found: marks.revision, revision });
  const paper = paperFor(given, audience, share);
  const context = { paper, say: planWordsOf(language), audience, withNotes: hasNotes(audience, share) };
  return { planId, partner, year: content.terms.year, revision, ...readPlanBook(sheets, written, context, language) };
};
