import { type CellStyle, type ColumnDef, rangeRef, type WriteSheet, writeXlsx as write } from 'hucre/xlsx';
import { alignOf, dateText, headerText } from '#shared/documents/format.ts';
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

/** Words left and wrapped, numbers right; dates left under their header. */
const aligned = (sheet: Sheet, index: number): NonNullable<CellStyle['alignment']> => {
  const column = sheet.columns[index];
  const horizontal = column ? alignOf(column) : 'left';
  // words beside a number would touch it
  return { vertical: 'top', wrapText: true, horizontal, ...(horizontal === 'left' && index > 0 ? { indent: 1 } : {}) };
};

const lastDataRow = (rows: Row[]): number => {
  const totals = rows.length - rows.findLastIndex((row) => row.emphasis !== 'total') - 1;
  return rows.length - totals;
};

const lineHeight = 15;
const tallestRow = 409;

/** Heights of the rows whose texts wrap; programs that do not measure rows when they open a file would cut them. */
const rowHeights = (sheet: Sheet, widths: number[], language: string): Map<number, { height: number }> => {
  const heights = new Map<number, { height: number }>();
  for (const [at, row] of sheet.rows.entries()) {
    const lines = row.cells.map((value, index) => {
      const column = sheet.columns[index];
      if (!column || (column.kind !== 'text' && column.kind !== 'status')) return 1;
      const { shown } = cellOf(value, column, language);
      return shown.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.02) / (widths[index] ?? 10))), 0);
    });
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(at + 1, { height: Math.min(tallestRow, most * lineHeight) });
  }
  return heights;
};

const sheetOf = (sheet: Sheet, name: string, { language, asOf }: Workbook): WriteSheet => {
  const say = wordsOf(language);
  const formats = sheet.columns.map((_, index) => columnFormat(sheet, index));
  const cells = new Map<string, { style: CellStyle }>();
  for (const index of sheet.columns.keys()) {
    cells.set(`0,${index}`, { style: { ...headerStyle, alignment: aligned(sheet, index) } });
  }
  const rows = sheet.rows.map((row, at) =>
    sheet.columns.map((column, index) => {
      const value = row.cells[index];
      if (!value) return null;
      const { content, format } = cellOf(value, column, language);
      const own = format !== null && format !== formats[index] ? { numFmt: format } : {};
      const shape = row.emphasis === 'total' ? totalStyle : {};
      if ('numFmt' in own || row.emphasis === 'total')
        cells.set(`${at + 1},${index}`, {
          style: { font, alignment: aligned(sheet, index), ...(format ? { numFmt: format } : {}), ...shape, ...own },
        });
      return content;
    }),
  );
  const widths = sheet.columns.map((_, index) => widthOf(sheet, index, language));
  const columns: ColumnDef[] = widths.map((width, index) => ({
    width,
    style: { font, alignment: aligned(sheet, index), ...(formats[index] ? { numFmt: formats[index] } : {}) },
  }));
  return {
    name,
    columns,
    rows: [sheet.columns.map((column) => maxText(headerText(column), language)), ...rows],
    cells,
    rowDefs: rowHeights(sheet, widths, language),
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
