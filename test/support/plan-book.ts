import { render } from '#core/export/render.ts';
import { readBook } from '#core/plans/files/read-book.ts';
import type { PlanShare } from '#shared/api/plan-files.ts';
import { paperFor } from '#shared/plan/document/document.ts';
import type { PaperAudience, PlanPaper } from '#shared/plan/document/paper.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import { readPlanBook, type WorkbookReading } from '#shared/plan/workbook/read.ts';
import { hasNotes, planToWorkbook } from '#shared/plan/workbook/write.ts';

/** The workbook of a plan as a file. */
export const bookBytes = (paper: PlanPaper, audience: PaperAudience = 'internal', share: PlanShare[] = []): Promise<Uint8Array> =>
  render({
    kind: 'editable-xlsx',
    workbook: planToWorkbook(paper, { language: 'en', createdAt: '2027-07-01T10:00:00.000Z', audience }, share),
  });

/** What a workbook would change of a plan. */
export const readBack = async (bytes: Uint8Array, paper: PlanPaper): Promise<WorkbookReading> => {
  const { sheets, written, marks } = await readBook('plan.xlsx', bytes, async () => undefined);
  const { audience, share, language } = marks;
  const context = { paper: paperFor(paper, audience, share), say: planWordsOf(language), audience, withNotes: hasNotes(audience, share) };
  return readPlanBook(sheets, written, context, language);
};
