import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BodyRow } from './body-row.tsx';
import type { GridColumn, GridState } from './columns.ts';
import classes from './grid.module.css';
import { GroupRow } from './group-row.tsx';
import { HeaderRow } from './header-row.tsx';
import { moveColumn } from './move-column.ts';
import { gridKeyDown, type GridPlace } from './use-grid-keys.ts';
import { leafIds, useGridSelection } from './use-grid-selection.ts';
import { type GridTableRow, useGridTable } from './use-grid-table.ts';

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
  /** The row to start on: where somebody was when they left. */
  startAt?: string | null;
  isCompact: boolean;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
};

const headerHeight = 34;

/**
 * A grid of many rows, of which only those on the screen are drawn. The focus stays on the grid itself and the cell that the keyboard is on is told by
 * `aria-activedescendant`, so scrolling a row away cannot lose it. Arrows, Home, End, Page keys, Enter, Space, Escape, Shift for ranges.
 */
export const DataGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const { label, rows, columns, state, setState, rowId, rowName, selected, onSelect, onOpen, onPass, startAt, isCompact, empty } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useGridTable({ rows, columns, state, setState, rowId });
  const shown = table.getRowModel().rows;
  const columnById = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const visible = table.getVisibleLeafColumns();
  const visibleIds = visible.map(({ id }) => id).join(' ');
  const shownColumns = useMemo(() => visibleIds.split(' ').flatMap((id) => columnById.get(id) ?? []), [visibleIds, columnById]);
  const rowHeight = isCompact ? 28 : 32;

  const [active, setActive] = useState<{ id: string | null; column: number }>({ id: startAt ?? null, column: 0 });
  const found = active.id === null ? -1 : shown.findIndex(({ id }) => id === active.id);
  // a row that went away leaves the keyboard on the first one
  const place: GridPlace = { row: active.id === 'header' ? -1 : Math.max(0, found), column: Math.min(active.column, visible.length - 1) };
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
    // the row that the keyboard is on stays drawn, so that what it is called can always be told
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), ...(place.row >= 0 && place.row < shown.length ? [place.row] : [])]),
    ],
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const hasAppeared = useRef(false);
  useLayoutEffect(() => {
    if (!hasAppeared.current && startAt && found > 0) virtualizer.scrollToIndex(found, { align: 'center' });
    hasAppeared.current = true;
  }, [startAt, found, virtualizer]);

  const selection = useGridSelection({ shown, selected, onSelect });
  const cellId = useMemo(() => (row: number, column: number) => `${gridId}-${row}-${column}`, [gridId]);
  const passed = (row: GridTableRow<Row> | undefined): void => {
    if (row && !row.getIsGrouped()) onPass?.(row.original);
  };
  const goTo = ({ row, column }: GridPlace): void => {
    setActive({ id: row === -1 ? 'header' : (shown[row]?.id ?? null), column });
    if (row >= 0) virtualizer.scrollToIndex(row);
    scroller.current?.querySelector(`#${CSS.escape(cellId(row, column))}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    passed(shown[row]);
  };
  const open = ({ row, column }: GridPlace): void => {
    const found = shown[row];
    if (row === -1) visible[column]?.toggleSorting();
    else if (found?.getIsGrouped()) found.toggleExpanded();
    else if (found) onOpen(found.original);
  };
  const fold = (row: number, close: boolean): boolean => {
    const group = shown[row];
    if (!group?.getIsGrouped() || group.getIsExpanded() !== close) return false;
    group.toggleExpanded();
    return true;
  };
  const onKeyDown = gridKeyDown({
    place,
    rows: shown.length,
    columns: visible.length,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    move: (next, extend) => {
      if (extend && next.row >= 0) selection.extend(place.row, next.row);
      goTo(next);
    },
    open,
    toggle: ({ row }) => (row === -1 ? selection.all() : selection.toggle(row)),
    fold,
    selectAll: selection.all,
    clear: selection.clear,
    widen: (column, pixels) => {
      const at = visible[column];
      if (at) setState({ ...state, widths: { ...state.widths, [at.id]: Math.max(56, at.getSize() + pixels) } });
    },
    shift: (column, by) => {
      const id = visible[column]?.id;
      const next = visible[column + by]?.id;
      if (!id || !next) return;
      setState(moveColumn(columns, state, id, next));
      setActive({ id: 'header', column: column + by });
    },
  });
  const actions = useRef({ goTo, selection, onOpen, shown, place });
  actions.current = { goTo, selection, onOpen, shown, place };
  const onRow = useMemo(
    () => ({
      click: (row: number, column: number, event: MouseEvent) => {
        const now = actions.current;
        if (event.shiftKey) now.selection.extend(now.place.row, row);
        else if (event.ctrlKey || event.metaKey) now.selection.toggle(row);
        now.goTo({ row, column });
      },
      doubleClick: (row: number) => {
        const target = actions.current.shown[row];
        if (target) actions.current.onOpen(target.original);
      },
      check: (row: number) => actions.current.selection.toggle(row),
    }),
    [],
  );

  const widths = Object.fromEntries(visible.map((column, index) => [`--column-${index}`, `${column.getSize()}px`]));
  const total = 36 + visible.reduce((sum, column) => sum + column.getSize(), 0);
  const leafCount = rows.length;
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
      >
        <div role="presentation" style={{ ...widths, minWidth: total, '--row-height': `${rowHeight}px` } as never}>
          <div role="rowgroup" className={classes['headerGroup']}>
            <HeaderRow
              table={table}
              columnById={columnById}
              cellId={cellId}
              activeColumn={place.row === -1 ? place.column : null}
              hasSelection={{ all: leafCount > 0 && rows.every((row) => selected.has(rowId(row))), some: selected.size > 0 }}
              selectAllLabel={t(($) => $.ui.grid.selectAll)}
              onSelectAll={() => (leafCount > 0 && rows.every((row) => selected.has(rowId(row))) ? selection.clear() : selection.all())}
              onReorder={(id, before) => setState(moveColumn(columns, state, id, before))}
            />
          </div>
          <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = shown[index];
              if (!row) return null;
              if (row.getIsGrouped()) {
                const grouping = columnById.get(row.groupingColumnId ?? '');
                const leaves = row.getLeafRows().filter((leaf) => !leaf.getIsGrouped());
                const groupLabel = groupText(row.groupingValue, grouping, leaves[0]?.original) || t(($) => $.ui.grid.empty);
                return (
                  <GroupRow
                    key={row.id}
                    label={groupLabel}
                    rows={leaves.map(({ original }) => original)}
                    countLabel={t(($) => $.ui.grid.rows, { count: leaves.length })}
                    index={index}
                    columns={shownColumns}
                    cellId={cellId}
                    top={start}
                    isOpen={row.getIsExpanded()}
                    isActive={index === place.row}
                    isSelected={leafIds(row).every((id) => selected.has(id))}
                    toggleLabel={t(($) => (row.getIsExpanded() ? $.ui.grid.collapse : $.ui.grid.expand), { label: groupLabel })}
                    onToggle={() => row.toggleExpanded()}
                  />
                );
              }
              return (
                <BodyRow
                  key={row.id}
                  row={row.original}
                  name={rowName(row.original)}
                  index={index}
                  columns={shownColumns}
                  cellId={cellId}
                  top={start}
                  isSelected={selected.has(row.id)}
                  activeColumn={index === place.row ? place.column : null}
                  isIndented={state.grouping !== null}
                  selectLabel={t(($) => $.ui.grid.selectRow, { name: rowName(row.original) })}
                  onClick={onRow.click}
                  onDoubleClick={onRow.doubleClick}
                  onCheck={onRow.check}
                />
              );
            })}
          </div>
        </div>
      </div>
      {rows.length === 0 ? <div className={classes['empty']}>{empty}</div> : null}
    </div>
  );
};

/** What a group is called: the text of its column, which all of its rows share. */
const groupText = <Row,>(value: unknown, column: GridColumn<Row> | undefined, row: Row | undefined): string =>
  value === null || value === undefined || value === '' || !column || row === undefined ? '' : column.text(row);
