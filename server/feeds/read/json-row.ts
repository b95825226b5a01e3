import { AppError } from '#shared/domain/errors.ts';
import type { RowProblem } from '#shared/import/plan/plan-types.ts';
import { limits } from '#shared/import/read/table.ts';

/** What a value of a JSON row is as a cell; `shape`: it is a list or an object, which no cell holds. */
type JsonCell = { text: string } | { shape: true };
/** One line: its values by key. */
export type JsonRow = Map<string, JsonCell>;

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;
const parseJson = JSON.parse as (text: string, reviver: Reviver) => unknown;

const written = Symbol('as written');
/** Numbers stay as they were written: the number 12345678901234567890 of a record would become another one. */
const keepNumbers: Reviver = (_key, value, { source }) => (typeof value === 'number' ? { [written]: source ?? String(value) } : value);
const numberIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && written in value ? String(value[written]) : null;

const cellOf = (value: unknown): JsonCell => {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'boolean') return { text: String(value) };
  const number = numberIn(value);
  if (number !== null) return { text: number };
  // several labels of one kind may come as a list
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return { text: value.join(';') };
  return { shape: true };
};

/** Reads one line. Null: it is no JSON object. Throws IMPORT_TOO_MANY_COLUMNS, IMPORT_CELL_TOO_LARGE. */
export const readJsonRow = (file: string, line: string, row: number): JsonRow | null => {
  let parsed: unknown;
  try {
    parsed = parseJson(line, keepNumbers);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) || numberIn(parsed) !== null) return null;
  const entries = Object.entries(parsed);
  if (entries.length > limits.columns)
    throw new AppError('IMPORT_TOO_MANY_COLUMNS', { file, row, count: entries.length, most: limits.columns });
  const cells: JsonRow = new Map(entries.map(([key, value]) => [key, cellOf(value)]));
  for (const [key, cell] of cells)
    if ('text' in cell && cell.text.length > limits.cellChars)
      throw new AppError('IMPORT_CELL_TOO_LARGE', { file, row, column: key.slice(0, 100) });
  return cells;
};

/** A value that no cell holds, as the reason why its row waits. */
export const shapeProblem = (row: JsonRow): RowProblem | null => {
  for (const [key, cell] of row) if ('shape' in cell) return { code: 'FEED_ROW_SHAPE', field: key, params: { value: key } };
  return null;
};
