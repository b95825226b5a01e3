import { type LaidRow, splitTallRow, type TablePart } from '#shared/documents/table-layout.ts';
import type { Flow, Fragment } from './flow.ts';

/** How a medium sets tables: in points; a row of more than `mostLines` is taller than a page and is divided. */
export type TableMedium<C> = {
  rowHeight(row: LaidRow, part: TablePart): number;
  mostLines: number;
  fragment(part: TablePart, rows: LaidRow[]): Fragment<C>;
};

/** A table of at most so many rows, no taller than this in points, is rather moved to the next page than divided. */
const shortTable = 8;
const shortHeight = 280;

/** As many rows as fit under the header; each further page repeats the header. */
export const tableRowsFlow = <C>(part: TablePart, medium: TableMedium<C>): Flow<C> => ({
  take(_, room, fresh) {
    const rows = part.rows.flatMap((row) => splitTallRow(row, medium.mostLines));
    const heightOf = (some: LaidRow[]): number => some.reduce((sum, row) => sum + medium.rowHeight(row, part), 0);
    let used = medium.rowHeight(part.header, part);
    let count = 0;
    for (const row of rows) {
      const height = medium.rowHeight(row, part);
      if (used + height > room + 1e-6 && !(fresh && count === 0)) break;
      used += height;
      count += 1;
    }
    // a short table stays in one piece, and a header with one row of many is not worth its place at the foot of a page
    const torn = count < rows.length && (count < 2 || (rows.length <= shortTable && used + heightOf(rows.slice(count)) < shortHeight));
    if (count === 0 || (!fresh && torn)) return { fragment: null, rest: tableRowsFlow(part, medium) };
    // nor is a single row worth a page
    if (rows.length - count === 1 && count > 2) count -= 1;
    const left = rows.slice(count);
    return {
      fragment: medium.fragment(part, rows.slice(0, count)),
      rest: left.length ? tableRowsFlow({ ...part, rows: left }, medium) : null,
    };
  },
});
