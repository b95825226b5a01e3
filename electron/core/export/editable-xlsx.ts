import { type CellStyle, type ColumnDef, type DataValidation, rangeRef, type WriteSheet, writeXlsx as write } from 'hucre/xlsx';
import type { CellContent, EditableCell, EditableColumn, EditableSheet, EditableWorkbook } from '#shared/documents/editable-workbook.ts';
import { looksLikeFormula } from '#shared/documents/formula-guard.ts';
import { printable } from '#shared/documents/printable.ts';

const font = { name: 'Calibri', size: 11 };
const thin = { style: 'thin', color: { rgb: 'D5DAE0' } } as const;
const grid = { top: thin, bottom: thin, left: thin, right: thin };
const grey = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF1F4' } } as const;
const headerStyle: CellStyle = {
  font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E8C' } },
};
const looks: Record<EditableCell['look'], CellStyle> = {
  edit: { font, border: grid },
  fixed: { font: { ...font, color: { rgb: '5B6672' } }, fill: grey, border: grid },
  computed: { font: { ...font, italic: true, color: { rgb: '5B6672' } }, fill: grey, border: grid },
  plain: { font },
};

/** So many empty rows below the last one offer the same lists. */
const spareRows = 200;

const valueOf = (content: CellContent): string | number | Date | null => {
  if (content === null) return null;
  if (content.kind === 'date') return new Date(`${content.date}T00:00:00Z`);
  return content.kind === 'number' ? content.value : printable(content.text);
};

const styleOf = ({ content, look, format }: EditableCell): CellStyle => {
  const isText = content?.kind === 'text';
  // a text that looks like a formula stays text also when someone edits the cell
  const numFmt = isText && looksLikeFormula(content.text) ? '@' : format;
  const horizontal = content !== null && !isText && content.kind === 'number' ? 'right' : 'left';
  return { ...looks[look], alignment: { vertical: 'top', wrapText: isText, horizontal }, ...(numFmt === undefined ? {} : { numFmt }) };
};

/** The values of a list in one formula are at most 255 characters; a longer list is not offered. */
const mostOfList = 255;

const validationOf = ({ choices, whole }: EditableColumn, column: number, rows: number): DataValidation[] => {
  const range = rangeRef(1, column, rows + spareRows, column);
  if (choices && choices.join(',').length <= mostOfList && !choices.some((choice) => choice.includes(',')))
    return [{ type: 'list', values: choices, allowBlank: true, showErrorMessage: true, range }];
  if (!whole) return [];
  const { min, max } = whole;
  const limits = { formula1: String(min), formula2: String(max) };
  return [{ type: 'whole', operator: 'between', ...limits, allowBlank: true, showErrorMessage: true, range }];
};

const lineHeight = 15;

/** A row whose words wrap gets its height; programs that do not measure rows when they open a file would cut them. */
const heightsOf = ({ columns, rows }: EditableSheet): Map<number, { height: number }> =>
  new Map(
    rows.flatMap((cells, at) => {
      const lines = cells.map(({ content }, index) => {
        const { width = 10, hidden = false } = columns[index] ?? {};
        if (content?.kind !== 'text' || hidden) return 1;
        return content.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.05) / width)), 0);
      });
      const most = Math.max(1, ...lines);
      return most > 1 ? [[at + 1, { height: Math.min(409, most * lineHeight) }] as const] : [];
    }),
  );

const sheetOf = (sheet: EditableSheet): WriteSheet => {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const [index, { isNumber = false }] of sheet.columns.entries())
    cells.set(`0,${index}`, {
      style: { ...headerStyle, alignment: { vertical: 'top', wrapText: true, horizontal: isNumber ? 'right' : 'left' } },
    });
  for (const [at, row] of sheet.rows.entries())
    for (const [index, cell] of row.entries()) {
      const style = styleOf(cell);
      const result = valueOf(cell.content);
      cells.set(
        `${at + 1},${index}`,
        cell.formula === undefined ? { style } : { style, formula: cell.formula, formulaResult: result, value: result },
      );
    }
  const columns: ColumnDef[] = sheet.columns.map(({ width, hidden = false }) => ({ width, hidden }));
  const validations = sheet.columns.flatMap((column, index) => validationOf(column, index, sheet.rows.length));
  return {
    name: sheet.name,
    columns,
    rows: [sheet.columns.map((column) => column.header || null), ...sheet.rows.map((row) => row.map(({ content }) => valueOf(content)))],
    cells,
    rowDefs: heightsOf(sheet),
    freezePane: { rows: 1, columns: sheet.frozen },
    ...(sheet.hidden === true ? { hidden: true } : {}),
    ...(validations.length === 0 ? {} : { dataValidations: validations }),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
  };
};

/** Renders a workbook that is edited elsewhere and read back in: typed cells, a frozen header, lists to choose from, grey where nothing is read back. */
export const writeEditableXlsx = ({ properties, sheets }: EditableWorkbook): Promise<Uint8Array> => {
  const createdAt = new Date(properties.createdAt);
  return write({
    properties: {
      title: properties.title,
      subject: properties.subject,
      creator: properties.author,
      company: properties.company,
      created: createdAt,
      modified: createdAt,
    },
    sheets: sheets.map(sheetOf),
  });
};
