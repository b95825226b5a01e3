import { type RecordKey, recordKindOf } from '../record-kinds.ts';
import { type CheckedRow, problem, type RecordProblem } from './problem.ts';

/** Numbers that cannot be: below zero, a share above the whole, an amount in no currency. */
export const checkAmounts = (kind: RecordKey, row: CheckedRow): RecordProblem | null => {
  for (const field of recordKindOf(kind).fields) {
    const value = row[field.key];
    if (typeof value !== 'number') continue;
    if (value < 0) return problem(kind, 'NUMBER_NEGATIVE', field.key);
    if (field.kind === 'ratio' && value > 1) return problem(kind, 'SHARE_ABOVE_WHOLE', field.key);
    if (field.kind === 'money' && (row.currency ?? null) === null) return problem(kind, 'AMOUNT_WITHOUT_CURRENCY', field.key);
  }
  return null;
};
