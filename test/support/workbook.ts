import { strToU8, zipSync } from 'fflate';

/** A cell as it lies in a sheet: text, a number, or raw attributes and content. */
export type Cell = string | number | null | { attributes: string; xml: string };

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const cellXml = (cell: Cell, ref: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  return `<c r="${ref}" ${cell.attributes}>${cell.xml}</c>`;
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The smallest workbook that holds these rows; style 1 is a date. `parts`: not packed yet, to be tampered with. */
export function workbook(rows: ReadonlyArray<readonly Cell[]>): Uint8Array;
export function workbook(rows: ReadonlyArray<readonly Cell[]>, as: 'parts'): Record<string, Uint8Array>;
export function workbook(rows: ReadonlyArray<readonly Cell[]>, as?: 'parts'): Uint8Array | Record<string, Uint8Array> {
  const sheet = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')}</row>`)
    .join('');
  const parts = {
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`${head}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`),
    'xl/styles.xml': strToU8(
      `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  };
  return as === 'parts' ? parts : zipSync(parts);
}
