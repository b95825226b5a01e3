import type { IsoDate } from '#shared/domain/dates.ts';
import type { FileProperties } from './model.ts';
import { printable } from './printable.ts';

/**
 * A workbook that is written to be edited elsewhere and read back in. Plain JSON. Other than a report's workbook it says which cells may be changed, which values a
 * column offers, and what is hidden.
 */

/** What stands in a cell. */
export type CellContent = { kind: 'text'; text: string } | { kind: 'number'; value: number } | { kind: 'date'; date: IsoDate } | null;

/** `edit`: to be changed; `fixed`: shown, and not read back; `computed`: a formula or a result that follows from the others; `plain`: words about the sheet. */
export type CellLook = 'edit' | 'fixed' | 'computed' | 'plain';
/** `format`: of numbers, as spreadsheets write it. `formula`: without its equals sign; `content` is then its result. */
export type EditableCell = { content: CellContent; look: CellLook; format?: string; formula?: string };

/** `choices`: the values that a list offers. `width` in characters. `isNumber`: its header stands right, over its numbers. */
export type EditableColumn = {
  header: string;
  width: number;
  hidden?: boolean;
  isNumber?: boolean;
  choices?: string[];
  whole?: { min: number; max: number };
};

/** `frozen`: so many columns stay in sight beside the header. */
export type EditableSheet = { name: string; columns: EditableColumn[]; rows: EditableCell[][]; frozen: number; hidden?: boolean };

export type EditableWorkbook = { properties: FileProperties; sheets: EditableSheet[] };

/**
 * The content of a cell as the reader of workbooks gives it back, so that the two can be compared: numbers with the fifteen digits that a workbook keeps, texts with the
 * line ends of one system and no blanks around them.
 */
export const contentText = (content: CellContent): string => {
  if (content === null) return '';
  if (content.kind === 'date') return content.date;
  if (content.kind === 'number') return String(Number(content.value.toPrecision(15)));
  return sameText(content.text);
};

/** A text as it is compared: without what no cell can hold, which is gone before blanks are looked for at its ends. */
export const sameText = (text: string): string => printable(text).replaceAll(/\r\n?/g, '\n').trim();
