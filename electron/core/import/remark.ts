import type { Remark } from '#shared/api/imports.ts';
import { describeError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';

/** A code with its parameters as the sentence that a person reads, with the place where there is one. */
export const remarkOf = (code: ErrorCode, params: ErrorParams): Remark => {
  const { message, hint } = describeError(code, params);
  const row = params['row'];
  const column = params['column'];
  return {
    code,
    message,
    hint,
    row: typeof row === 'number' && row > 0 ? row : null,
    column: column === undefined || column === '' ? null : String(column),
  };
};
