import { readXlsx } from '#core/import/read-xlsx.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import type { ReadSheet } from '#shared/plan/workbook/find-columns.ts';
import { type BookMarks, marksSheetName, readMarks, type Written } from '#shared/plan/workbook/marks.ts';

const sheetKeys = ['plan', 'objectives', 'milestones', 'initiatives', 'investments', 'accounts'] as const;

/** The sheets of a plan's workbook as text, and whose it is. Throws PLAN_WORKBOOK_SHAPE and what reading a workbook throws. */
export const readBook = async (
  file: string,
  bytes: Uint8Array,
  pace: Pace,
): Promise<{ marks: BookMarks; written: Written; sheets: ReadSheet[] }> => {
  const readSheet = async (name: string): Promise<ReadSheet | null> => {
    const { sheet, rows, rowNumbers, uncounted } = await readXlsx(file, bytes, name, pace);
    return sheet === name ? { name, rows, rowNumbers, uncounted } : null;
  };
  const hidden = await readSheet(marksSheetName);
  // the first line is the header of the hidden sheet
  const found = hidden === null ? null : readMarks(hidden.rows.slice(1));
  if (!found) throw new AppError('PLAN_WORKBOOK_SHAPE', { detail: planWordsOf('en')('problem.marks', { name: marksSheetName }) });
  const say = planWordsOf(found.marks.language);
  const sheets: ReadSheet[] = [];
  for (const key of sheetKeys) {
    const sheet = await readSheet(say(`sheet.${key}`));
    if (sheet) sheets.push(sheet);
  }
  return { ...found, sheets };
};
