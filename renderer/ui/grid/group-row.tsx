import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { GridColumn } from './columns.ts';
import classes from './grid.module.css';

type GroupRowProps<Row extends object> = {
  label: string;
  rows: readonly Row[];
  countLabel: string;
  index: number;
  columns: ReadonlyArray<GridColumn<Row>>;
  cellId(row: number, column: number): string;
  top: number;
  isOpen: boolean;
  isActive: boolean;
  isSelected: boolean;
  toggleLabel: string;
  onToggle(index: number): void;
};

/** The sum of a column over the rows of a group; null when one of them is not available, because the sum of the rest would pass for the whole. */
const sumOf = <Row,>(rows: readonly Row[], column: GridColumn<Row>): number | null => {
  let total = 0;
  for (const row of rows) {
    const value = column.value(row);
    if (typeof value !== 'number') return null;
    total += value;
  }
  return total;
};

/** The heading of a group: its value, how many rows it has, and the sums of its columns. */
export const GroupRow = <Row extends object>(props: GroupRowProps<Row>) => {
  const { label, rows, countLabel, index, columns, cellId, top, isOpen, isActive, isSelected } = props;
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={isOpen}
      aria-selected={isSelected}
      className={classes['group']}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => props.onToggle(index)}
    >
      <div role="gridcell" aria-colindex={1} className={classes['check']}>
        <button type="button" tabIndex={-1} aria-label={props.toggleLabel} className={classes['chevron']}>
          <Chevron size={14} aria-hidden />
        </button>
      </div>
      {columns.map((column, at) => {
        const sum = at > 0 && column.sum ? sumOf(rows, column) : null;
        return (
          <div
            key={column.id}
            id={cellId(index, at)}
            role="gridcell"
            aria-colindex={at + 2}
            className={classes['cell']}
            data-kind={column.kind}
            data-first={at === 0 || undefined}
            style={{ width: `var(--column-${at})` }}
          >
            {at === 0 ? (
              <>
                <strong>{label}</strong> <span className={classes['unit']}>{countLabel}</span>
              </>
            ) : sum !== null ? (
              column.sum?.(sum)
            ) : null}
          </div>
        );
      })}
    </div>
  );
};
