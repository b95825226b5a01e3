import { type ReactNode, useState } from 'react';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { type GridColumn, type GridState, initialGridState } from '#renderer/ui/grid/columns.ts';
import { DataGrid } from '#renderer/ui/grid/data-grid.tsx';
import classes from './partner.module.css';

type RecordGridProps<Row extends { id: string }> = {
  label: string;
  rows: readonly Row[];
  columns: ReadonlyArray<GridColumn<Row>>;
  sorting?: GridState['sorting'];
  rowName(row: Row): string;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
  onOpen(row: Row): void;
  empty?: ReactNode;
};

const mostRows = 12;

/** A grid inside the page: as high as its rows, up to twelve. */
export const RecordGrid = <Row extends { id: string }>({ rows, columns, sorting, empty, ...rest }: RecordGridProps<Row>) => {
  const [state, setState] = useState(() => initialGridState(columns, sorting));
  const isCompact = useUiStore((ui) => ui.isCompact);
  const rowHeight = isCompact ? 28 : 32;
  // the header, the rows, and the bar that scrolls sideways
  const height = rows.length === 0 ? 220 : 34 + Math.min(rows.length, mostRows) * rowHeight + 14;
  return (
    <div className={classes['gridBox']} style={{ height }}>
      <DataGrid
        rows={rows}
        columns={columns}
        state={state}
        setState={setState}
        rowId={(row) => row.id}
        isCompact={isCompact}
        empty={empty}
        {...rest}
      />
    </div>
  );
};
