import { minorDigits } from '#shared/domain/money.ts';
import type { Value } from '../values.ts';
import type { RowProblem } from './plan-types.ts';

/** The currency in which a file's amounts are read where no column says one. `isStated`: somebody said it for this file; else it is the reporting one. */
export type UsualCurrency = { code: string; isStated: boolean };

/**
 * The currency of a row's amounts. `given`: what the row says; `before`: what its record has. A file that says nothing never changes what an amount is worth: it means the
 * record's currency, unless it was said otherwise or its digits were read for one with other minor units; then the row waits.
 */
export const currencyOfRow = (given: Value, before: Value, { code, isStated }: UsualCurrency): string | RowProblem => {
  if (given !== null) return String(given);
  if (before === null || before === code) return code;
  const known = String(before);
  if (!isStated && minorDigits(known) === minorDigits(code)) return known;
  return { code: 'ROW_CURRENCY_DIFFERS', field: 'currency', params: { value: code, currency: known } };
};
