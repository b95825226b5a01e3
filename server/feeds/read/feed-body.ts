import type { RowProblem } from '#shared/import/plan/plan-types.ts';

/** One row of a body: its number as the sender sees it, its cells under the headers, and what is wrong with it before any cell is read. */
export type FeedRow = { number: number; cells: string[]; isDeletion: boolean; problem: RowProblem | null };

/** A body as text cells under headers. `rows` reads it from its beginning, some rows at a time; it may be called more than once. */
export type FeedBody = { headers: string[]; headerRow: number; rows(): Iterable<FeedRow[]> };

/** The column that says that a record is gone from its source. */
export const deletedHeader = '_deleted';
const yes = new Set(['yes', 'y', 'true', '1', 'x']);
/** True for a cell of that column that says so. */
export const isDeleted = (cell: string): boolean => yes.has(cell.trim().toLowerCase());

/** Rows that are read before other requests get their turn. */
export const sliceRows = 500;
