import {
  columnGroupingFeature,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createExpandedRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  type ExpandedState,
  functionalUpdate,
  type ReactTable,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { type GridColumn, type GridState, type GridValue, orderedColumns } from './columns.ts';

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnGroupingFeature,
  groupedRowModel: createGroupedRowModel(),
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
});
export type GridTable<Row extends object> = ReactTable<typeof features, Row>;
export type GridTableRow<Row extends object> = ReturnType<GridTable<Row>['getRowModel']>['rows'][number];

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const compare = (a: GridValue | undefined, b: GridValue | undefined): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
};

// the table sorts `undefined` last in both directions, which is where "not available" belongs
const sortable = (value: GridValue): GridValue | undefined =>
  value === null || (Array.isArray(value) && value.length === 0) ? undefined : Array.isArray(value) ? value.join(', ') : value;

const toDefs = <Row extends object>(columns: ReadonlyArray<GridColumn<Row>>) => {
  const helper = createColumnHelper<typeof features, Row>();
  return helper.columns(
    columns.map((column) =>
      helper.accessor((row: Row) => sortable(column.value(row)), {
        id: column.id,
        header: column.label,
        size: column.width,
        minSize: 56,
        maxSize: 800,
        sortUndefined: 'last',
        sortDescFirst: column.kind === 'number',
        getGroupingValue: (row: Row) => {
          const value = column.value(row);
          return Array.isArray(value) ? value.join(', ') : value;
        },
        sortFn: (a, b, id) => {
          const [x, y] = [a.getValue<GridValue | undefined>(id), b.getValue<GridValue | undefined>(id)];
          return column.rank ? column.rank(x ?? null) - column.rank(y ?? null) : compare(x, y);
        },
      }),
    ),
  );
};

type GridTableOptions<Row extends object> = {
  rows: readonly Row[];
  columns: ReadonlyArray<GridColumn<Row>>;
  state: GridState;
  setState(next: GridState): void;
  rowId(row: Row): string;
};

/** Sorting, grouping, order and widths by the table library, with all of its state in ours. Grouped rows stand under their groups, in the order of the groups' values. */
export const useGridTable = <Row extends object>({ rows, columns, state, setState, rowId }: GridTableOptions<Row>): GridTable<Row> => {
  const [expanded, setExpanded] = useState<ExpandedState>(true);
  const defs = useMemo(() => toDefs(columns), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const { grouping, hidden, widths } = state;
  const sorting = useMemo(() => {
    const own = state.sorting.map(({ id, desc }) => ({ id, desc }));
    return grouping === null || own.some(({ id }) => id === grouping) ? own : [{ id: grouping, desc: false }, ...own];
  }, [state.sorting, grouping]);
  return useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    state: {
      sorting,
      grouping: useMemo(() => (grouping === null ? [] : [grouping]), [grouping]),
      columnVisibility: useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]),
      columnOrder: useMemo(() => orderedColumns(columns, state).map(({ id }) => id), [columns, state]),
      columnSizing: widths,
      expanded,
    },
    groupedColumnMode: false,
    columnResizeMode: 'onChange',
    enableMultiSort: true,
    autoResetExpanded: false,
    onExpandedChange: setExpanded,
    onSortingChange: (updater) => setState({ ...state, sorting: functionalUpdate(updater, sorting) }),
    onColumnSizingChange: (updater) => setState({ ...state, widths: functionalUpdate(updater, { ...widths }) }),
  });
};
