import { AppError } from '#shared/domain/errors.ts';
import { addDays } from '#shared/domain/dates.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { limits, type Note } from '#shared/import/read/table.ts';
import { openArchive } from './unzip.ts';
import { attribute, eachElement, smallXml, tags, takeElements, unescapeXml } from './xml.ts';

/** The cells of one sheet as text: dates as YYYY-MM-DD, numbers as plain decimals. Formulas give the value that was last calculated; nothing is ever calculated. */
export type SheetRows = {
  rows: string[][];
  rowNumbers: number[];
  /** Columns in which every number is a typed number. */
  typedNumbers: Set<number>;
  /** Cells whose formula was never calculated, so that they look empty, as `row column` (the row as a spreadsheet counts it, the column from zero). */
  uncounted: Set<string>;
  sheet: string;
  sheets: string[];
  notes: Note[];
};

const refPattern = /^([A-Z]{1,3})\d+$/;
const columnOf = (ref: string | null, next: number): number => {
  const letters = ref === null ? null : refPattern.exec(ref)?.[1];
  if (!letters) return next;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

/** The letters over a column: 0 is A, 26 is AA. */
export const columnLetters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const isDateFormat = (code: string): boolean => {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  return /[yd]/.test(bare) || /mmm/.test(bare);
};

/** For each cell style, whether it shows a date. */
const dateStyles = (xml: string): boolean[] => {
  const custom = new Map<number, boolean>();
  for (const tag of tags(xml, 'numFmt')) custom.set(Number(attribute(tag, 'numFmtId')), isDateFormat(attribute(tag, 'formatCode') ?? ''));
  let cellStyles = '';
  takeElements(xml, 'cellXfs', (_, inner) => {
    cellStyles ||= inner;
  });
  return tags(cellStyles, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtInDates.has(id);
  });
};

const dateOf = (serial: number, from1904: boolean): string => {
  const day = Math.floor(serial);
  // the 1900 calendar of workbooks has a 29 February 1900 that never was
  return from1904 ? addDays('1904-01-01', day) : addDays('1899-12-30', day < 60 ? day + 1 : day);
};
const isSerialDate = (serial: number): boolean => serial >= 1 && serial < 109_575;

/** Fifteen digits are what a workbook keeps; more are the noise of binary fractions. */
const numberText = (text: string): string => {
  const value = Number(text);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text;
};

const textOf = (xml: string): string => {
  // phonetic readings follow the text and are not part of it
  const readings = xml.search(/<(?:\w{1,20}:)?rPh[\s>]/);
  let text = '';
  takeElements(readings < 0 ? xml : xml.slice(0, readings), 't', (_, inner) => {
    text += inner;
  });
  return unescapeXml(text);
};

const valuePattern = /<(?:\w{1,20}:)?v(?:\s[^<>]*)?>([^<]*)<\/(?:\w{1,20}:)?v>/;

/** Reads one sheet of a workbook: the named one, else the first that has rows. Throws IMPORT_XLSX_*, IMPORT_NOT_A_TABLE, IMPORT_TOO_MANY_COLUMNS, IMPORT_CELL_TOO_LARGE. */
export const readXlsx = async (file: string, bytes: Uint8Array, wanted: string | null, pace: Pace): Promise<SheetRows> => {
  const archive = openArchive(bytes, {
    parts: limits.workbookEntries,
    bytes: limits.workbookBytes,
    ratio: limits.workbookRatio,
    damaged: (detail) => new AppError('IMPORT_XLSX_DAMAGED', { file, detail }),
    unsafe: (detail) => new AppError('IMPORT_XLSX_UNSAFE', { file, detail }),
  });
  if (!archive.names.has('xl/workbook.xml')) {
    const detail = archive.names.has('word/document.xml')
      ? 'it is a text document'
      : archive.names.has('ppt/presentation.xml')
        ? 'it is a presentation'
        : 'it is a ZIP archive';
    throw new AppError('IMPORT_NOT_A_TABLE', { file, detail });
  }
  const small = async (name: string): Promise<string> => {
    const part = await archive.read(name);
    return part ? smallXml(file, part) : '';
  };
  const workbook = await small('xl/workbook.xml');
  const from1904 = /<(?:\w{1,20}:)?workbookPr\s[^<>]*?date1904=["'](?:1|true)["']/.test(workbook);
  const targets = new Map(
    tags(await small('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id') ?? '',
      attribute(tag, 'Target') ?? '',
    ]),
  );
  const sheets = tags(workbook, 'sheet').map((tag) => ({
    name: attribute(tag, 'name') ?? '',
    isHidden: attribute(tag, 'state') !== null && attribute(tag, 'state') !== 'visible',
    part: (targets.get(attribute(tag, '(?:\\w+:)?id') ?? '') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
  }));
  const visible = sheets.filter((sheet) => !sheet.isHidden && archive.names.has(sheet.part));
  const chosen = (wanted === null ? undefined : sheets.find((sheet) => sheet.name === wanted)) ?? visible[0];
  const part = chosen ? await archive.read(chosen.part) : null;
  if (!chosen || !part) throw new AppError('IMPORT_XLSX_DAMAGED', { file, detail: 'it has no sheet' });

  const strings: string[] = [];
  const stringPart = await archive.read('xl/sharedStrings.xml');
  if (stringPart) await eachElement(file, stringPart, 'si', pace, (_, inner) => void strings.push(textOf(inner)));
  const isDate = dateStyles(await small('xl/styles.xml'));

  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const numberColumns = new Set<number>();
  const textNumberColumns = new Set<number>();
  const uncounted = new Set<string>();
  let formulas = 0;
  let firstFormula = { row: 0, column: '' };

  const valueOf = (attributes: string, inner: string, column: number): string => {
    const type = attribute(attributes, 't') ?? 'n';
    if (type === 'inlineStr') return textOf(inner);
    const raw = valuePattern.exec(inner)?.[1] ?? '';
    if (raw === '') return '';
    if (type === 's') return strings[Number(raw)] ?? '';
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return raw.slice(0, 10);
    if (type !== 'n') return unescapeXml(raw);
    const serial = Number(raw);
    if (isDate[Number(attribute(attributes, 's') ?? -1)] && isSerialDate(serial)) return dateOf(serial, from1904);
    numberColumns.add(column);
    return numberText(raw);
  };

  await eachElement(file, part, 'row', pace, (rowAttributes, inner) => {
    const number = Number(attribute(rowAttributes, 'r') ?? (rowNumbers.at(-1) ?? 0) + 1);
    const cells: string[] = [];
    let next = 0;
    takeElements(inner, 'c', (attributes, body) => {
      const column = columnOf(attribute(attributes, 'r'), next);
      next = column + 1;
      if (body.includes('<f') || body.includes(':f')) {
        if (/<(?:\w{1,20}:)?f[\s>/]/.test(body)) {
          if (formulas++ === 0) firstFormula = { row: number, column: columnLetters(column) };
          if (!valuePattern.test(body) && attribute(attributes, 't') !== 'str') uncounted.add(`${number} ${column}`);
        }
      }
      const value = valueOf(attributes, body, column);
      if (value === '') return;
      if (column >= limits.columns)
        throw new AppError('IMPORT_TOO_MANY_COLUMNS', { file, row: number, count: column + 1, most: limits.columns });
      if (value.length > limits.cellChars)
        throw new AppError('IMPORT_CELL_TOO_LARGE', { file, row: number, column: columnLetters(column) });
      while (cells.length < column) cells.push('');
      cells[column] = value;
      const type = attribute(attributes, 't') ?? 'n';
      if (type !== 'n' && /^[\d.,\s()+-]+$/.test(value)) textNumberColumns.add(column);
    });
    if (cells.length > 0) {
      rows.push(cells);
      rowNumbers.push(number);
    }
  });

  const notes: Note[] = [];
  if (formulas > 0) notes.push({ code: 'NOTE_FORMULAS', params: { count: formulas, ...firstFormula } });
  if (visible.length > 1) notes.push({ code: 'NOTE_OTHER_SHEETS', params: { count: visible.length, sheet: chosen.name } });
  const typedNumbers = new Set([...numberColumns].filter((column) => !textNumberColumns.has(column)));
  return { rows, rowNumbers, typedNumbers, uncounted, sheet: chosen.name, sheets: visible.map((sheet) => sheet.name), notes };
};
