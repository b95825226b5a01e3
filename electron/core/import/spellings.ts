import type { ImportPreview } from '#shared/api/imports.ts';
import { spelledLike } from '#shared/import/vocabulary.ts';
import type { PreparedFile } from './prepare.ts';

/** Words of a file that look misspelled, with what they probably mean. They are kept as written unless a person says otherwise. */
export const spellingsOf = ({ file, table, mapping }: PreparedFile): ImportPreview['spellings'] => {
  if (!table) return [];
  return mapping.columns.flatMap((column, index) => {
    if (column.field !== 'vertical' && column.field !== 'country') return [];
    const field = column.field;
    const counts = new Map<string, number>();
    for (const cells of table.rows) {
      const word = (cells[index] as string).trim();
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const isAccepted = (value: string, suggestion: string): boolean =>
      column.values?.some(([from, to]) => from === value && to === suggestion) ?? false;
    return [...counts].slice(0, 2000).flatMap(([value, rows]) => {
      const suggestion = spelledLike(field, value);
      return suggestion === null ? [] : [{ file, column: column.header, value, suggestion, rows, accepted: isAccepted(value, suggestion) }];
    });
  });
};
