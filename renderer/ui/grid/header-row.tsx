import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { GridColumn } from './columns.ts';
import classes from './grid.module.css';
import type { GridTable } from './use-grid-table.ts';

type HeaderRowProps<Row extends object> = {
  table: GridTable<Row>;
  columnById: ReadonlyMap<string, GridColumn<Row>>;
  cellId(row: number, column: number): string;
  activeColumn: number | null;
  hasSelection: { all: boolean; some: boolean };
  selectAllLabel: string;
  onSelectAll(): void;
  /** Puts the first column where the second is. */
  onReorder(id: string, before: string): void;
};

const dragType = 'application/x-quarterdeck-column';

/** The sticky first row: a click sorts (with Shift as a further order), the edge resizes, dragging reorders. */
export const HeaderRow = <Row extends object>({
  table,
  columnById,
  cellId,
  activeColumn,
  hasSelection,
  selectAllLabel,
  onSelectAll,
  onReorder,
}: HeaderRowProps<Row>) => {
  const [over, setOver] = useState<string | null>(null);
  // a press on the edge of a column changes its width; the browser would take the same press for the start of a drag of the whole heading
  const onEdge = useRef(false);
  const drop = (id: string) => (event: DragEvent) => {
    event.preventDefault();
    setOver(null);
    const dragged = event.dataTransfer.getData(dragType);
    if (dragged && dragged !== id) onReorder(dragged, id);
  };
  return (
    <div role="row" aria-rowindex={1} className={classes['header']}>
      <div role="columnheader" aria-colindex={1} className={classes['check']}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={selectAllLabel}
          checked={hasSelection.all}
          ref={(input) => {
            if (input) input.indeterminate = hasSelection.some && !hasSelection.all;
          }}
          onChange={onSelectAll}
        />
      </div>
      {table.getHeaderGroups()[0]?.headers.map((header, index) => {
        const column = columnById.get(header.column.id);
        if (!column) return null;
        const sorted = header.column.getIsSorted();
        const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={header.id}
            id={cellId(-1, index)}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
            className={classes['headerCell']}
            data-kind={column.kind}
            data-first={index === 0 || undefined}
            data-active={activeColumn === index || undefined}
            data-over={over === column.id || undefined}
            style={{ width: `var(--column-${index})` }}
            draggable
            onMouseDownCapture={(event) => {
              onEdge.current = event.target instanceof Element && event.target.matches('[data-edge]');
            }}
            onDragStart={(event) => {
              if (onEdge.current) event.preventDefault();
              else event.dataTransfer.setData(dragType, column.id);
            }}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(dragType)) return;
              event.preventDefault();
              setOver(column.id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={drop(column.id)}
            onClick={header.column.getToggleSortingHandler()}
          >
            <Tooltip label={column.hint} disabled={!column.hint}>
              <span className={classes['headerText']}>
                {column.label}
                {column.unit ? <span className={classes['unit']}> {column.unit}</span> : null}
              </span>
            </Tooltip>
            {sorted ? <Arrow size={13} stroke={2} aria-hidden className={classes['arrow']} /> : null}
            <span
              aria-hidden
              className={classes['resize']}
              data-edge
              onClick={(event) => event.stopPropagation()}
              onDoubleClick={() => header.column.resetSize()}
              onMouseDown={header.getResizeHandler()}
              onTouchStart={header.getResizeHandler()}
            />
          </div>
        );
      })}
    </div>
  );
};
