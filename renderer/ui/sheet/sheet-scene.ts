import type { RefObject } from 'react';
import type { useTranslation } from 'react-i18next';
import { shownText, typedText, typedValue } from './cell-text.ts';
import type { SheetColumn } from './columns.ts';
import type { EditStart } from './sheet-keys.ts';
import { currentValue, type SheetMark, type SheetMarks } from './marks.ts';
import type { SheetWrite } from './paste.ts';
import type { SheetProps } from './props.ts';
import type { SheetPlace, SheetRange, SheetSize } from './selection.ts';
import type { Written } from './use-sheet-cells.ts';
import type { SheetSelection } from './use-sheet-selection.ts';

/** A cell that is being changed. */
export type Editing = { rowId: string; column: string; how: EditStart };

/** A sheet as it is at the moment of a key or a click. */
export type SheetNow<Row> = {
  props: SheetProps<Row>;
  selection: SheetSelection;
  select(active: SheetPlace, from?: SheetPlace, to?: SheetPlace): void;
  size: SheetSize;
  ids: readonly string[];
  marks: SheetMarks;
  editing: Editing | null;
  t: ReturnType<typeof useTranslation>['t'];
};

/** What the actions of a sheet are made with. */
export type SheetTools<Row> = {
  now: RefObject<SheetNow<Row>>;
  scene: SheetScene<Row>;
  write(writes: readonly SheetWrite[], added?: ReadonlyArray<ReadonlyArray<{ column: number; text: string }>>): Written;
  forget(): void;
  /** Tells what an action did, in the line under the sheet. */
  say(text: string): void;
};

/** Questions about cells by their place. */
export type SheetScene<Row> = {
  at(place: SheetPlace): { row: Row | undefined; column: SheetColumn<Row> | undefined; id: string; mark: SheetMark | undefined };
  textAt(row: number, column: number): string;
  numberAt(row: number, column: number): number | null;
  typed(value: number, row: number, column: number): string;
  isFilled(place: SheetPlace): boolean;
  isLocked(place: SheetPlace): boolean;
  whole(): SheetRange;
};

/** Answers them from what the sheet is now. */
export const sceneOf = <Row>(now: RefObject<SheetNow<Row>>, language: string): SheetScene<Row> => {
  const at: SheetScene<Row>['at'] = ({ row, column }) => {
    const { props, ids, marks } = now.current;
    const id = ids[row] ?? '';
    const by = props.columns[column];
    return { row: props.rows[row], column: by, id, mark: marks.get(id)?.[by?.id ?? ''] };
  };
  return {
    at,
    textAt: (row, column) => {
      const cell = at({ row, column });
      return cell.row === undefined || !cell.column ? '' : typedText(cell.column, cell.row, cell.mark, language);
    },
    numberAt: (row, column) => {
      const cell = at({ row, column });
      if (cell.row === undefined || cell.column?.kind !== 'number' || cell.mark?.bad) return null;
      const value = currentValue(cell.column, cell.row, cell.mark);
      return typeof value === 'number' ? value : null;
    },
    typed: (value, row, column) => {
      const cell = at({ row, column });
      return cell.row === undefined || !cell.column ? '' : typedValue(cell.column, value, cell.row, language);
    },
    isFilled: (place) => {
      const cell = at(place);
      return cell.row !== undefined && cell.column !== undefined && shownText(cell.column, cell.row, cell.mark, language) !== '';
    },
    isLocked: (place) => {
      const { row, column } = at(place);
      return row === undefined || !column || column.kind === 'computed' || (now.current.props.isLocked?.(row, column.id) ?? false);
    },
    whole: () => ({ top: 0, left: 0, bottom: now.current.size.rows - 1, right: now.current.size.columns - 1 }),
  };
};
