import type { Element } from '@xmldom/xmldom';
import { type OfficePackage, relationsOf } from './open-package.ts';
import { attribute, below, readRoot, words } from './xml.ts';

export type Cell = string | number | null;

const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;

const sharedTexts = (file: OfficePackage): string[] =>
  file.paths.includes('xl/sharedStrings.xml')
    ? below(readRoot(file.text('xl/sharedStrings.xml')), 'si').map((one) =>
        below(one, 't')
          .map((text) => words(text))
          .join(''),
      )
    : [];

const cellOf = (cell: Element, texts: readonly string[]): Cell => {
  const type = attribute(cell, 't');
  if (type === 'inlineStr') return words(below(cell, 'is')[0]);
  const value = below(cell, 'v')[0];
  if (!value) return null;
  if (type === 's') return texts[Number(words(value))] ?? null;
  return type === 'str' ? words(value) : Number(words(value));
};

/** The names of the sheets of a workbook, in order. */
export const sheetNames = (file: OfficePackage): string[] =>
  below(readRoot(file.text('xl/workbook.xml')), 'sheet').map((one) => attribute(one, 'name'));

/** The cells of the first sheet, row by row; an empty cell is null. */
export const firstSheet = (file: OfficePackage): Cell[][] => {
  const first = below(readRoot(file.text('xl/workbook.xml')), 'sheet')[0];
  const part = relationsOf(file, 'xl/workbook.xml').find(({ id }) => id === attribute(first, 'r:id'));
  if (!part) throw new Error('the workbook has no sheet');
  const texts = sharedTexts(file);
  return below(readRoot(file.text(part.path)), 'row').map((row) => {
    const cells: Cell[] = [];
    for (const cell of below(row, 'c')) cells[columnOf(attribute(cell, 'r'))] = cellOf(cell, texts);
    return Array.from(cells, (cell) => cell ?? null);
  });
};
