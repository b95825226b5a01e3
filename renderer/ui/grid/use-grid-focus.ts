import type { Virtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { GridColumn, GridState } from './columns.ts';
import { moveColumn } from './move-column.ts';
import { gridKeyDown, type GridPlace } from './use-grid-keys.ts';
import type { useGridSelection } from './use-grid-selection.ts';
import type { GridTable } from './use-grid-table.ts';

/** Where the keyboard is: the id of a row, 'header', or null when nobody has been here yet. */
export type GridActive = { id: string | null; column: number };

/** The active row as a place in what is shown; a row that went away leaves the keyboard on the first one. */
export const placeOf = (active: GridActive, shown: ReadonlyArray<{ id: string }>, columns: number): GridPlace => ({
  row: active.id === 'header' ? -1 : Math.max(0, active.id === null ? 0 : shown.findIndex(({ id }) => id === active.id)),
  column: Math.min(active.column, columns - 1),
});

type Given<Row extends object> = {
  table: GridTable<Row>;
  columns: ReadonlyArray<GridColumn<Row>>;
  state: GridState;
  setState(next: GridState): void;
  place: GridPlace;
  setActive(active: GridActive): void;
  selection: ReturnType<typeof useGridSelection>;
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToIndex'>;
  scroller: RefObject<HTMLDivElement | null>;
  cellId(row: number, column: number): string;
  rowHeight: number;
  onOpen(row: Row): void;
  onPass?: ((row: Row) => void) | undefined;
};

/** What keys and the mouse do in a grid. The handlers of rows keep their identity, so that rows are not drawn again for nothing. */
export const useGridFocus = <Row extends object>(given: Given<Row>) => {
  const { table, columns, state, setState, place, setActive, selection, virtualizer, scroller, cellId, rowHeight, onOpen, onPass } = given;
  const shown = table.getRowModel().rows;
  const visible = table.getVisibleLeafColumns();
  const goTo = ({ row, column }: GridPlace): void => {
    const found = shown[row];
    setActive({ id: row === -1 ? 'header' : (found?.id ?? null), column });
    if (row >= 0) virtualizer.scrollToIndex(row);
    scroller.current?.querySelector(`#${CSS.escape(cellId(row, column))}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (found && !found.getIsGrouped()) onPass?.(found.original);
  };
  const onKeyDown = gridKeyDown({
    place,
    rows: shown.length,
    columns: visible.length,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    move: (next, extend) => {
      if (extend && next.row >= 0) selection.extend(place.row, next.row);
      else selection.release();
      goTo(next);
    },
    open: ({ row, column }) => {
      const found = shown[row];
      if (row === -1) visible[column]?.toggleSorting();
      else if (found?.getIsGrouped()) found.toggleExpanded();
      else if (found) onOpen(found.original);
    },
    toggle: ({ row }) => (row === -1 ? selection.all() : selection.toggle(row)),
    fold: (row, close) => {
      const group = shown[row];
      if (!group?.getIsGrouped() || group.getIsExpanded() !== close) return false;
      group.toggleExpanded();
      return true;
    },
    selectAll: selection.all,
    clear: selection.clear,
    widen: (column, pixels) => {
      const at = visible[column];
      if (at) setState({ ...state, widths: { ...state.widths, [at.id]: Math.max(56, at.getSize() + pixels) } });
    },
    shift: (column, by) => {
      const [id, next] = [visible[column]?.id, visible[column + by]?.id];
      if (!id || !next) return;
      setState(moveColumn(columns, state, id, next));
      setActive({ id: 'header', column: column + by });
    },
  });
  const now = useRef({ goTo, selection, onOpen, shown, place });
  useLayoutEffect(() => {
    now.current = { goTo, selection, onOpen, shown, place };
  });
  const onRow = useMemo(
    () => ({
      click: (row: number, column: number, event: MouseEvent) => {
        const { selection: picked, place: from, goTo: go } = now.current;
        if (event.shiftKey) picked.extend(from.row, row);
        else if (event.ctrlKey || event.metaKey) picked.toggle(row);
        else picked.release();
        go({ row, column });
      },
      doubleClick: (row: number) => {
        const target = now.current.shown[row];
        if (target) now.current.onOpen(target.original);
      },
      check: (row: number) => now.current.selection.toggle(row),
    }),
    [],
  );
  return { onKeyDown, onRow };
};
