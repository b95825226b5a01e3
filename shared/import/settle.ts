import type { EntityDef } from './entity.ts';
import type { DateOrder, DecimalMark, FileMapping } from './mapping.ts';
import { addToDateTally, dateOrderOf, type DateTally, emptyDateTally } from './parse-date.ts';
import { addToNumberTally, decimalOf, emptyNumberTally, type NumberTally } from './parse-number.ts';

/** What a file proves of its dates and numbers, and in which column the doubt shows. All date columns of a file are written alike, and so are its numbers. */
export type FormatEvidence = { dates: DateTally; dateColumn: string; numbers: NumberTally; numberColumn: string };

/** Counts different values of the mapped date and number columns. Slices: call again with the next rows and the same evidence. */
export const createFormatEvidence = (entity: EntityDef, mapping: FileMapping, typedNumbers: ReadonlySet<number>) => {
  const dates = emptyDateTally();
  const numbers = emptyNumberTally();
  const evidence: FormatEvidence = { dates, dateColumn: '', numbers, numberColumn: '' };
  const watched = mapping.columns.flatMap((column, index) => {
    const kind = column.field === null ? undefined : entity.fieldsByKey.get(column.field)?.kind;
    const isNumber = (kind === 'amount' || kind === 'whole' || kind === 'ratio') && !typedNumbers.has(index);
    return kind === 'date' || isNumber ? [{ index, header: column.header, isDate: kind === 'date', seen: new Set<string>() }] : [];
  });
  const add = (rows: readonly string[][], from: number, to: number): void => {
    for (const column of watched) {
      const { index, seen } = column;
      for (let at = from; at < to; at++) {
        const cell = rows[at]?.[index] as string;
        if (cell === '' || seen.has(cell)) continue;
        if (seen.size < 100_000) seen.add(cell);
        const text = cell.replace('%', '').trim();
        if (text === '') continue;
        if (column.isDate) {
          addToDateTally(dates, text);
          if (dates.sample && !evidence.dateColumn) evidence.dateColumn = column.header;
        } else {
          addToNumberTally(numbers, text);
          if (numbers.sample && !evidence.numberColumn) evidence.numberColumn = column.header;
        }
      }
    }
  };
  return { evidence, add };
};

/** The rules by which a file is read: what the mapping says, else what the values prove; 'ask' when neither does. */
export const settleFormats = (
  mapping: FileMapping,
  evidence: FormatEvidence,
): { dateOrder: DateOrder | 'ask' | null; decimal: DecimalMark | 'ask' | null } => ({
  dateOrder: mapping.dateOrder ?? dateOrderOf(evidence.dates),
  decimal: mapping.decimal ?? decimalOf(evidence.numbers),
});
