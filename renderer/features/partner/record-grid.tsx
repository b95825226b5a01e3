import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { type GridColumn, type GridState, initialGridState } from '#renderer/ui/grid/columns.ts';
import { DataGrid } from '#renderer/ui/grid/data-grid.tsx';
import classes from './partner.module.css';

export type RecordGridProps<Row extends { id: string }> = {
  label: string;
  rows: readonly Row[];
  columns: ReadonlyArray<GridColumn<Row>>;
  sorting?: GridState['sorting'];
  rowName(row: Row): string;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
  onOpen(row: Row): void;
  onPass?(row: Row): void;
  /** What the Delete key removes: the selected rows, or the one that the keyboard is on. */
  onDelete?(ids: ReadonlySet<string>): void;
  empty?: ReactNode;
};

const mostRows = 12;

/** A grid inside the page: as high as its rows, up to twelve. */
export const RecordGrid = <Row extends { id: string }>(props: RecordGridProps<Row>) => {
  const { rows, columns, sorting, empty, selected, onPass, onDelete, ...rest } = props;
  const [state, setState] = useState(() => initialGridState(columns, sorting));
  const passed = useRef<string | null>(null);
  const isCompact = useUiStore((ui) => ui.isCompact);
  const rowHeight = isCompact ? 28 : 32;
  // the header, the rows, and the bar that scrolls sideways
  const height = rows.length === 0 ? 220 : 34 + Math.min(rows.length, mostRows) * rowHeight + 14;
  const removeOnDelete = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' || !onDelete) return;
    const ids = selected.size > 0 ? selected : new Set(rows.some(({ id }) => id === passed.current) ? [passed.current ?? ''] : []);
    if (ids.size > 0) onDelete(ids);
  };
  return (
    // the keys of the grid rise to it; the same is done by the button beside the heading
    <div className={classes['gridBox']} style={{ height }} onKeyDown={removeOnDelete}>
      <DataGrid
        rows={rows}
        columns={columns}
        // what no row fills is not shown, and comes when the first row fills it
        state={{ ...state, hidden: columns.filter(({ isHidden }) => isHidden).map(({ id }) => id) }}
        setState={setState}
        rowId={(row) => row.id}
        isCompact={isCompact}
        takesFocus={false}
        empty={empty}
        selected={selected}
        onPass={(row) => {
          passed.current = row.id;
          onPass?.(row);
        }}
        {...rest}
      />
    </div>
  );
};
