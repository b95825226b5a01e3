import { memo, type MouseEvent } from 'react';
import type { GridColumn } from './columns.ts';
import classes from './grid.module.css';

type BodyRowProps<Row extends object> = {
  row: Row;
  index: number;
  columns: ReadonlyArray<GridColumn<Row>>;
  cellId(row: number, column: number): string;
  top: number;
  isSelected: boolean;
  /** The column that the keyboard is on, when it is on this row. */
  activeColumn: number | null;
  isIndented: boolean;
  selectLabel: string;
  onClick(index: number, column: number, event: MouseEvent): void;
  onDoubleClick(index: number): void;
  onCheck(index: number): void;
};

const BodyRowView = <Row extends object>(props: BodyRowProps<Row>) => {
  const { row, index, columns, cellId, top, isSelected, activeColumn, isIndented } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classes['row']}
      data-active={activeColumn !== null || undefined}
      data-indented={isIndented || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onDoubleClick={() => {
        // what a double click marks would grow over the whole page that it opens
        getSelection()?.removeAllRanges();
        props.onDoubleClick(index);
      }}
    >
      <div role="gridcell" aria-colindex={1} className={classes['check']}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={props.selectLabel}
          checked={isSelected}
          onChange={() => props.onCheck(index)}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      </div>
      {columns.map((column, at) => {
        const text = column.text(row);
        return (
          <div
            key={column.id}
            id={cellId(index, at)}
            role="gridcell"
            aria-colindex={at + 2}
            className={classes['cell']}
            data-kind={column.kind}
            data-first={at === 0 || undefined}
            data-missing={(column.kind === 'number' && column.value(row) === null) || undefined}
            data-active={activeColumn === at || undefined}
            style={{ width: `var(--column-${at})` }}
            title={column.cell ? undefined : text}
            onClick={(event) => props.onClick(index, at, event)}
          >
            {column.cell ? column.cell(row) : text}
          </div>
        );
      })}
    </div>
  );
};

/** One row of a grid; drawn again only when something of it changes. */
export const BodyRow = memo(BodyRowView) as typeof BodyRowView;
