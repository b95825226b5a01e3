import { type GridColumn, type GridState, orderedColumns } from './columns.ts';

/** Puts a column where another one is; the other moves aside. */
export const moveColumn = <Row>(columns: ReadonlyArray<GridColumn<Row>>, state: GridState, id: string, to: string): GridState => {
  const order = orderedColumns(columns, state).map((column) => column.id);
  const target = order.indexOf(to);
  if (!order.includes(id) || target === -1) return state;
  const without = order.filter((other) => other !== id);
  without.splice(target, 0, id);
  return { ...state, order: without };
};
