import { alignOf, headerText, missingReasons, valueText } from '#shared/documents/format.ts';
import type { Column, TableBlock } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { cellText, inlineText } from './text.ts';

const rules: Record<ReturnType<typeof alignOf>, string> = { left: '---', right: '--:', center: ':-:' };
const rule = (column: Column): string => rules[alignOf(column)];
const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;

/** A table with its reasons for missing values below. `after`: what stands after the text of a first cell, by row. */
export const tableText = (block: TableBlock, language: string, after: (row: number) => string = () => ''): string => {
  if (block.rows.length === 0) return inlineText(block.empty);
  const rows = block.rows.map(({ cells, emphasis }, row) =>
    line(
      block.columns.map((column, index) => {
        const cell = cells[index];
        const text = cell ? cellText(valueText(cell, language, column.unit)) : '';
        return (emphasis === 'total' && text ? `**${text}**` : text) + (index === 0 ? after(row) : '');
      }),
    ),
  );
  const table = [line(block.columns.map((column) => cellText(headerText(column)))), line(block.columns.map(rule)), ...rows].join('\n');
  const reasons = missingReasons(block.rows).join('; ');
  return reasons ? `${table}\n\n${inlineText(wordsOf(language)('notAvailableBecause', { reason: reasons }))}` : table;
};
