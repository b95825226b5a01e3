import { type CellStyle, type ColumnDef, rangeRef, type WriteSheet, writeXlsx as write } from 'hucre/xlsx';
import { dateText, headerText } from '#shared/documents/format.ts';
import type { Row, Sheet, Workbook } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { cellOf, columnFormat, maxText } from './xlsx/cells.ts';
import { readMeSheet } from './xlsx/read-me.ts';
import { uniqueSheetNames } from './xlsx/sheet-names.ts';

const font = { name: 'Calibri', size: 11 };
const headerStyle: CellStyle = {
  font: { ...font, bold: true, color: { rgb: '1B232C' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF1F4' } },
  border: { bottom: { style: 'thin', color: { rgb: '8A949E' } } },
  alignment: { vertical: 'top', wrapText: true },
};
const totalStyle: CellStyle = { font: { ...font, bold: true }, border: { top: { style: 'thin', color: { rgb: '8A949E' } } } };

/** Width in characters: what the column says, else what its header and first rows need, between readable and a third of a screen. */
const widthOf = (sheet: Sheet, index: number, language: string): number => {
  const column = sheet.columns[index];
  if (!column) return 10;
  if (column.width) return column.width;
  const longest = Math.max(
    ...sheet.rows.slice(0, 200).map((row) => {
      const cell = row.cells[index];
      return cell
        ? Math.max(
            ...cellOf(cell, column, language)
              .shown.split('\n')
              .map((line) => line.length),
          )
        : 0;
    }),
    ...headerText(column)
      .split(' ')
      .map((word) => word.length + 3),
    Math.min(headerText(column).length + 3, 22),
  );
  return Math.min(Math.max(longest + 2, 9), 60);
};

const lastDataRow = (rows: Row[]): number => {
  const totals = rows.length - rows.findLastIndex((row) => row.emphasis !== 'total') - 1;
  return rows.length - totals;
};

const sheetOf = (sheet: Sheet, name: string, { language, asOf }: Workbook): WriteSheet => {
  const say = wordsOf(language);
  const formats = sheet.columns.map((_, index) => columnFormat(sheet, index));
  const cells = new Map<string, { style: CellStyle }>();
  for (const index of sheet.columns.keys()) {
    const right = !['text', 'status', 'date'].includes(sheet.columns[index]?.kind ?? 'text');
    cells.set(`0,${index}`, { style: { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: right ? 'right' : 'left' } } });
  }
  const rows = sheet.rows.map((row, at) =>
    sheet.columns.map((column, index) => {
      const value = row.cells[index];
      if (!value) return null;
      const { content, format } = cellOf(value, column, language);
      const own = format !== null && format !== formats[index] ? { numFmt: format } : {};
      const shape = row.emphasis === 'total' ? totalStyle : {};
      if ('numFmt' in own || row.emphasis === 'total')
        cells.set(`${at + 1},${index}`, { style: { ...(format ? { numFmt: format } : {}), ...shape, ...own } });
      return content;
    }),
  );
  const columns: ColumnDef[] = sheet.columns.map((_, index) => ({
    width: widthOf(sheet, index, language),
    style: { font, ...(formats[index] ? { numFmt: formats[index] } : {}) },
  }));
  return {
    name,
    columns,
    rows: [sheet.columns.map((column) => maxText(headerText(column), language)), ...rows],
    cells,
    freezePane: { rows: 1 },
    ...(sheet.columns.length ? { autoFilter: { range: rangeRef(0, 0, lastDataRow(sheet.rows), sheet.columns.length - 1) } } : {}),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    headerFooter: {
      oddFooter: `&L${say('asOf', { date: dateText(asOf, language) }).replaceAll('&', '&&')}&R${say('pageOf', { page: '&P', pages: '&N' })}`,
    },
  };
};

/**
 * Renders a workbook: one sheet after the other with typed cells, a frozen header and filters, then the "Read me" sheet. Dates are dates, amounts are numbers in
 * the format of their currency, what is not available is an empty cell whose reason stands in "Read me". Text is always text, never a formula.
 */
export const writeXlsx = (workbook: Workbook): Promise<Uint8Array> => {
  const { properties } = workbook;
  const createdAt = new Date(properties.createdAt);
  const names = uniqueSheetNames([...workbook.sheets.map((sheet) => sheet.name), workbook.readMe.name]);
  return write({
    properties: {
      title: properties.title,
      subject: properties.subject,
      creator: properties.author,
      company: properties.company,
      created: createdAt,
      modified: createdAt,
    },
    sheets: [...workbook.sheets.map((sheet, index) => sheetOf(sheet, names[index] ?? sheet.name, workbook)), readMeSheet(workbook, names)],
  });
};
