import { AppError } from '#shared/domain/errors.ts';
import type { PlanSay } from '../document/words.ts';
import type { BookSheet } from './book.ts';
import { idHeader } from './marks.ts';

/** A sheet as it was read: its cells as text, with the number that a spreadsheet shows beside each row. `uncounted`: cells whose formula has no value, as `row column`. */
export type ReadSheet = { name: string; rows: string[][]; rowNumbers: number[]; uncounted: ReadonlySet<string> };

/** Where the columns of a sheet stand now, by field; `first`: the first row of values. */
export type FoundColumns = { id: number; byField: Map<string, number>; first: number };

const bare = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Finds a sheet by its name. Throws PLAN_WORKBOOK_SHAPE. */
export const findSheet = (sheets: readonly ReadSheet[], name: string, say: PlanSay): ReadSheet => {
  const found = sheets.find((sheet) => bare(sheet.name) === bare(name));
  if (!found) throw new AppError('PLAN_WORKBOOK_SHAPE', { detail: say('problem.sheet', { name }) });
  return found;
};

/** Finds the columns of a sheet by their headers, wherever they were moved. Throws PLAN_WORKBOOK_SHAPE naming one that is missing or there twice. */
export const findColumns = (read: ReadSheet, { name, columns }: BookSheet, say: PlanSay): FoundColumns => {
  const at = read.rows.findIndex((row) => row.some((cell) => bare(cell) === bare(idHeader)));
  const header = (read.rows[at] ?? []).map(bare);
  if (at < 0) throw new AppError('PLAN_WORKBOOK_SHAPE', { detail: say('problem.header', { name }) });
  const byField = new Map<string, number>();
  for (const { field, header: title, role } of columns) {
    const place = header.indexOf(bare(title));
    // what is computed is not looked at
    if (role === 'computed') continue;
    if (place < 0) throw new AppError('PLAN_WORKBOOK_SHAPE', { detail: say('problem.column', { sheet: name, column: title }) });
    if (header.lastIndexOf(bare(title)) !== place)
      throw new AppError('PLAN_WORKBOOK_SHAPE', { detail: say('problem.columnTwice', { sheet: name, column: title }) });
    byField.set(field, place);
  }
  return { id: header.indexOf(bare(idHeader)), byField, first: at + 1 };
};
