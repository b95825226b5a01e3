import { numberEvidence } from '../parse-number.ts';
import type { Table } from '../read/table.ts';

const totalWords = /^(?:grand |sub)?totals?(?: \(.*\))?:?$|^sum:?$|^(?:gesamt|summe):?$/i;

/**
 * True for the line of sums below a report: the last row, a word for total in its first filled cell, and nothing but numbers beside it.
 * A partner that is called Total has words beside its name.
 */
export const isTotalRow = (table: Table, row: number): boolean => {
  if (row !== table.rows.length - 1 || row === 0) return false;
  const [first, ...others] = (table.rows[row] as string[]).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    first !== undefined &&
    totalWords.test(first) &&
    others.length > 0 &&
    others.every((cell) => numberEvidence(cell.replace('%', '')) !== 'none')
  );
};
