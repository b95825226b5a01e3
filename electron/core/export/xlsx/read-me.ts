import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { headerText, missingReasons } from '#shared/documents/format.ts';
import type { Column, Value, Workbook } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { cellOf, maxText, type TypedCell } from './cells.ts';

const font = { name: 'Calibri', size: 11 };
const titleStyle: CellStyle = { font: { ...font, size: 16, bold: true } };
const headingStyle: CellStyle = { font: { ...font, size: 12, bold: true } };
const nameStyle: CellStyle = { font: { ...font, bold: true }, alignment: { vertical: 'top', wrapText: true } };
const textStyle: CellStyle = { font, alignment: { vertical: 'top', wrapText: true, horizontal: 'left' } };

type Line = { name: string; value: TypedCell | null; style: CellStyle };
const factColumn: Column = { key: 'value', label: '', kind: 'text' };

/** Why cells are empty: sheet and column, then each reason once. */
const emptyCells = ({ sheets }: Workbook): { name: string; reasons: string }[] =>
  sheets.flatMap((sheet) =>
    sheet.columns.flatMap((column, index) => {
      const reasons = missingReasons(sheet.rows.map((row) => ({ cells: row.cells.slice(index, index + 1) })));
      return reasons.length ? [{ name: `${sheet.name}: ${headerText(column)}`, reasons: reasons.join('; ') }] : [];
    }),
  );

const textWidth = 90;

/** A definition that wraps gets its height; programs that do not measure rows when they open a file would cut it. */
const rowHeights = (lines: Line[]): Map<number, { height: number }> =>
  new Map(
    lines.flatMap(({ value, style }, row) => {
      const count = (value?.shown ?? '')
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.02) / textWidth)), 0);
      if (style === titleStyle) return [[row, { height: 24 }]];
      return count > 1 ? [[row, { height: Math.min(409, count * 15) }]] : [];
    }),
  );

/** The sheet that explains the others: facts, definitions, and why cells are empty. */
export const readMeSheet = (workbook: Workbook, names: string[]): WriteSheet => {
  const { readMe, language, asOf } = workbook;
  const say = wordsOf(language);
  const typed = (value: Value): TypedCell => cellOf(value, factColumn, language);
  const text = (words: string): TypedCell => typed({ kind: 'text', text: words });
  const heading = (words: string): Line => ({ name: words, value: null, style: headingStyle });
  const blank: Line = { name: '', value: null, style: textStyle };
  const missing = emptyCells(workbook);
  const lines: Line[] = [
    { name: readMe.title, value: null, style: titleStyle },
    blank,
    { name: say('asOfLabel'), value: typed({ kind: 'date', date: asOf }), style: nameStyle },
    ...readMe.facts.map(({ label, value }) => ({ name: label, value: typed(value), style: nameStyle })),
    ...(readMe.definitions.length ? [blank, heading(readMe.definitionsTitle)] : []),
    ...readMe.definitions.map(({ term, text: words }) => ({ name: term, value: text(words), style: nameStyle })),
    ...(missing.length ? [blank, heading(say('emptyCells'))] : []),
    ...missing.map(({ name, reasons }) => ({ name, value: text(reasons), style: nameStyle })),
  ];
  const cells = new Map<string, { style: CellStyle }>();
  for (const [row, line] of lines.entries()) {
    cells.set(`${row},0`, { style: line.style });
    if (line.value) cells.set(`${row},1`, { style: { ...textStyle, ...(line.value.format ? { numFmt: line.value.format } : {}) } });
  }
  return {
    name: names.at(-1) ?? readMe.name,
    columns: [{ width: 34 }, { width: textWidth }],
    rows: lines.map((line) => [line.name === '' ? null : maxText(line.name, language), line.value?.content ?? null]),
    cells,
    rowDefs: rowHeights(lines),
    view: { showGridLines: false },
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
};
