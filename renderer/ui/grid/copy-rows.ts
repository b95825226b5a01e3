import { guardFormula } from '#shared/documents/formula-guard.ts';
import { headingOf, type GridColumn } from './columns.ts';

// a tab or a line break inside a cell would begin another one where it is pasted
const oneCell = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

/** Rows as a table for the clipboard, with their headings, as spreadsheets take it. Text that looks like a formula is harmless there; numbers stay numbers. */
export const rowsToText = <Row>(columns: ReadonlyArray<GridColumn<Row>>, rows: readonly Row[]): string => {
  const cell = (column: GridColumn<Row>, row: Row): string => {
    const text = oneCell(column.text(row));
    return column.kind === 'number' ? text : guardFormula(text);
  };
  const lines = [columns.map(headingOf), ...rows.map((row) => columns.map((column) => cell(column, row)))];
  return lines.map((cells) => cells.join('\t')).join('\n');
};
