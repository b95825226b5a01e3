import { memo, type ReactNode, useMemo } from 'react';
import { shownText } from './cell-text.ts';
import type { SheetColumn } from './columns.ts';
import type { RowMarks } from './marks.ts';
import { SheetCell } from './sheet-cell.tsx';
import classes from './sheet.module.css';
import { sentValues } from './write-cells.ts';

type SheetRowProps<Row> = {
  row: Row;
  index: number;
  headerRows: number;
  columns: ReadonlyArray<SheetColumn<Row>>;
  marks: RowMarks | undefined;
  rowWith: ((row: Row | null, values: ReturnType<typeof sentValues>) => Row) | undefined;
  isLocked: ((row: Row, column: string) => boolean) | undefined;
  frozen: number;
  language: string;
  cellId(row: number, column: number): string;
  noteId: string;
  missing: string;
  /** The columns of the selection in this row, or null. */
  left: number | null;
  right: number | null;
  isTop: boolean;
  isBottom: boolean;
  activeColumn: number | null;
  hasHandle: boolean;
  fillLeft: number | null;
  fillRight: number | null;
  editor: ReactNode;
};

/** True where a new group of columns begins, for a stronger line before it. */
const startsGroup = <Row,>(columns: ReadonlyArray<SheetColumn<Row>>, at: number): boolean =>
  at > 0 && columns[at]?.group !== columns[at - 1]?.group;

const edgesOf = (at: number, { left, right, top, bottom }: { left: number; right: number; top: boolean; bottom: boolean }): string =>
  `${top ? 't' : ''}${at === left ? 'l' : ''}${bottom ? 'b' : ''}${at === right ? 'r' : ''}`;

const within = (at: number, left: number | null, right: number | null): boolean =>
  left !== null && right !== null && at >= left && at <= right;

const SheetRowView = <Row,>(props: SheetRowProps<Row>) => {
  const { row, index, columns, marks, rowWith, isLocked, frozen, language, cellId, left, right, activeColumn, editor } = props;
  const shown = useMemo(() => {
    const values = sentValues(marks);
    return rowWith && Object.keys(values).length > 0 ? rowWith(row, values) : row;
  }, [row, marks, rowWith]);
  return (
    <div role="row" aria-rowindex={index + props.headerRows + 1} className={classes['row']} data-row={index}>
      <div
        className={classes['number']}
        data-selected={left === 0 && right === columns.length - 1 ? true : undefined}
        aria-hidden
        data-gutter
      >
        {index + 1}
      </div>
      {columns.map((column, at) => {
        const isSelected = within(at, left, right);
        const isActive = activeColumn === at;
        return (
          <SheetCell
            key={column.id}
            id={cellId(index, at)}
            at={at}
            text={shownText(column, shown, marks?.[column.id], language)}
            kind={column.kind}
            isHeader={at === 0}
            isFrozen={at < frozen}
            isLast={at === frozen - 1}
            isLocked={isLocked?.(row, column.id) ?? false}
            badMessage={marks?.[column.id]?.bad?.message ?? null}
            isActive={isActive}
            isSelected={isSelected}
            edges={isSelected ? edgesOf(at, { left: left ?? 0, right: right ?? 0, top: props.isTop, bottom: props.isBottom }) : ''}
            isFillTarget={within(at, props.fillLeft, props.fillRight)}
            hasHandle={props.hasHandle && at === right}
            isGroupStart={startsGroup(columns, at)}
            noteId={props.noteId}
            missing={props.missing}
            editor={isActive ? editor : null}
          />
        );
      })}
    </div>
  );
};

/** One row of a sheet; drawn again only when something of it changes. */
export const SheetRow = memo(SheetRowView) as typeof SheetRowView;
