import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { withColumns } from './shipped-views.ts';

/** Columns by type of partner, as the profiles of the program list them. */
export type ColumnsByType = ReadonlyMap<string, readonly string[]>;

type Layout = Pick<GridState, 'hidden' | 'order'>;
const isSame = (a: Layout, b: Layout): boolean => a.hidden.join() === b.hidden.join() && a.order.join() === b.order.join();

/**
 * Gives the grid the columns of a type while it shows that type alone, and the usual ones otherwise. Columns that somebody chose stay: only a layout that is the usual one, or
 * that of a type, is changed.
 */
export const fitColumns = <Row>(
  columns: ReadonlyArray<GridColumn<Row>>,
  state: GridState,
  initial: GridState,
  byType: ColumnsByType,
): GridState => {
  const types = state.filters['type'] ?? [];
  const own = types.length === 1 ? byType.get(types[0] ?? '') : undefined;
  const layoutOf = (shown: readonly string[]): Layout => withColumns(columns, initial, shown);
  const wanted = own ? layoutOf(own) : initial;
  if (isSame(state, wanted)) return state;
  const isFitted = isSame(state, initial) || [...byType.values()].some((shown) => isSame(state, layoutOf(shown)));
  return isFitted ? { ...state, hidden: wanted.hidden, order: wanted.order } : state;
};
