import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { isFocusNowhere } from '#renderer/ui/keep-focus.ts';
import type { GridColumn, GridState } from './columns.ts';
import { rowsToText } from './copy-rows.ts';
import classes from './grid.module.css';
import { GridBody } from './grid-body.tsx';
import { HeaderRow } from './header-row.tsx';
import { moveColumn } from './move-column.ts';
import { type GridActive, placeOf, useGridFocus } from './use-grid-focus.ts';
import { leafIds, useGridSelection } from './use-grid-selection.ts';
import { useGridTable } from './use-grid-table.ts';

/** What can be asked of a grid from outside: the ids of its rows in the order on the screen, folded ones included; and the focus. */
export type GridHandle = { orderedIds(): string[]; focus(): void };

type DataGridProps<Row extends object> = {
  label: string;
  /** The rows to show: filtered, not yet sorted or grouped. */
  rows: readonly Row[];
  columns: ReadonlyArray<GridColumn<Row>>;
  state: GridState;
  setState(next: GridState): void;
  rowId(row: Row): string;
  rowName(row: Row): string;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
  onOpen(row: Row): void;
  /** The row that the keyboard or the mouse came to. */
  onPass?(row: Row): void;
  /** False where the grid is one of several on a page: then it does not take the focus when it appears. */
  takesFocus?: boolean;
  /** The row to start on: where somebody was when they left. */
  startAt?: string | null;
  isCompact: boolean;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
  ref?: Ref<GridHandle>;
};

const headerHeight = 34;
const checkWidth = 36;

/**
 * A grid of many rows, of which only those on the screen are drawn. The focus stays on the grid itself and the cell that the keyboard is on is told by
 * `aria-activedescendant`, so scrolling a row away cannot lose it. Arrows, Home, End, Page keys, Enter, Space, Escape, Shift for ranges.
 */
export const DataGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const { label, rows, columns, state, setState, rowId, rowName, selected, onSelect, onOpen, onPass, startAt, isCompact, empty, ref } =
    props;
  const { takesFocus = true } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useGridTable({ rows, columns, state, setState, rowId });
  const shown = table.getRowModel().rows;
  const visible = table.getVisibleLeafColumns();
  const columnById = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  // an id may be the header of a file, with spaces in it
  const visibleIds = JSON.stringify(visible.map(({ id }) => id));
  const shownColumns = useMemo(
    () => (JSON.parse(visibleIds) as string[]).flatMap((id) => columnById.get(id) ?? []),
    [visibleIds, columnById],
  );
  const rowHeight = isCompact ? 28 : 32;
  const [active, setActive] = useState<GridActive>({ id: startAt ?? null, column: 0 });
  const place = placeOf(active, shown, visible.length);

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
    // the row that the keyboard is on stays drawn, so that what it is called can always be told
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return place.row < 0 || place.row >= shown.length || drawn.includes(place.row) ? drawn : [...drawn, place.row];
    },
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const hasAppeared = useRef(false);
  useLayoutEffect(() => {
    if (hasAppeared.current) return;
    hasAppeared.current = true;
    // whoever has the focus elsewhere keeps it
    if (takesFocus && isFocusNowhere()) scroller.current?.focus({ preventScroll: true });
    if (startAt) virtualizer.scrollToIndex(place.row, { align: 'center' });
  }, [takesFocus, startAt, place.row, virtualizer]);
  useImperativeHandle(
    ref,
    () => ({
      orderedIds: () => table.getSortedRowModel().rows.flatMap(leafIds),
      focus: () => scroller.current?.focus(),
    }),
    [table],
  );

  const selection = useGridSelection({ shown, selected, onSelect });
  const cellId = useMemo(() => (row: number, column: number) => `${gridId}-${row}-${column}`, [gridId]);
  const { onKeyDown, onRow } = useGridFocus({
    table,
    columns,
    state,
    setState,
    place,
    setActive,
    selection,
    virtualizer,
    scroller,
    cellId,
    rowHeight,
    onOpen,
    onPass,
  });

  const onCopy = (event: ClipboardEvent): void => {
    const chosen = shown.flatMap((row) => (!row.getIsGrouped() && selected.has(row.id) ? [row.original] : []));
    const current = shown[place.row];
    const copied = chosen.length > 0 || !current || current.getIsGrouped() ? chosen : [current.original];
    // text that somebody marked with the mouse is what they want
    if (copied.length === 0 || !(document.getSelection()?.isCollapsed ?? true)) return;
    event.clipboardData.setData('text/plain', rowsToText(shownColumns, copied));
    event.preventDefault();
  };
  const hasAll = rows.length > 0 && rows.every((row) => selected.has(rowId(row)));
  const sizes = Object.fromEntries(visible.map((column, index) => [`--column-${index}`, `${column.getSize()}px`]));
  const minWidth = checkWidth + visible.reduce((sum, column) => sum + column.getSize(), 0);
  return (
    <div className={classes['frame']}>
      <div
        ref={scroller}
        // rows that fold are a tree
        role={state.grouping === null ? 'grid' : 'treegrid'}
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={visible.length + 1}
        aria-multiselectable
        aria-activedescendant={shown.length > 0 || place.row === -1 ? cellId(place.row, place.column) : undefined}
        tabIndex={0}
        className={classes['grid']}
        data-used={active.id !== null || undefined}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
      >
        <div role="presentation" style={{ ...sizes, minWidth, '--row-height': `${rowHeight}px` } as CSSProperties}>
          <div role="rowgroup" className={classes['headerGroup']}>
            <HeaderRow
              table={table}
              columnById={columnById}
              cellId={cellId}
              activeColumn={place.row === -1 ? place.column : null}
              hasSelection={{ all: hasAll, some: selected.size > 0 }}
              selectAllLabel={t(($) => $.ui.grid.selectAll)}
              onSelectAll={() => (hasAll ? selection.clear() : selection.all())}
              onReorder={(id, before) => setState(moveColumn(columns, state, id, before))}
            />
          </div>
          <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
            <GridBody
              items={virtualizer.getVirtualItems()}
              shown={shown}
              columns={shownColumns}
              grouping={state.grouping === null ? null : (columnById.get(state.grouping) ?? null)}
              rowName={rowName}
              selected={selected}
              place={place}
              cellId={cellId}
              onRow={onRow}
            />
          </div>
        </div>
      </div>
      {rows.length === 0 ? <div className={classes['empty']}>{empty}</div> : null}
    </div>
  );
};
