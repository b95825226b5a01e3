import type { RefObject } from 'react';
import { cellsIn, isInside, moved, type SheetPlace, stepped } from './selection.ts';
import type { SheetTools } from './sheet-scene.ts';

/** Heights of a row in pixels. */
export const rowHeights = { compact: 28, usual: 32 };

/** Moves the keyboard, and selects. */
export const moveActions = <Row>(
  { now, scene, say }: SheetTools<Row>,
  scroller: RefObject<HTMLDivElement | null>,
  addRow: (column: number) => boolean,
) => {
  // where Tab began, so that Enter goes back to that column; and whether the next Tab leaves the sheet
  let tabbedFrom: number | null = null;
  let isLeaving = false;
  const pass = (place: SheetPlace): void => {
    const { row, column } = scene.at(place);
    if (row !== undefined && column) now.current.props.onPass?.(row, column.id);
  };
  const goTo = (place: SheetPlace): void => {
    isLeaving = false;
    now.current.select(place);
    say('');
    pass(place);
  };
  /** In a block of cells the keyboard goes round, and the block stays. */
  const activate = (place: SheetPlace): void => {
    now.current.select(place, now.current.selection.from, now.current.selection.to);
    pass(place);
  };
  const extend = (to: SheetPlace): void => now.current.select(now.current.selection.active, now.current.selection.active, to);
  const selectRange = (active: SheetPlace, from: SheetPlace, to: SheetPlace): void => {
    tabbedFrom = null;
    now.current.select(active, from, to);
    say('');
    pass(active);
  };
  return {
    goTo,
    extend,
    selectRange,
    enter: (back: boolean): void => {
      const { selection, size } = now.current;
      const { active, range } = selection;
      if (size.rows === 0) return void (back || addRow(0));
      if (cellsIn(range) > 1) return activate(stepped(active, range, false, back));
      const column = tabbedFrom ?? active.column;
      // a row that was typed to its end by Tab, or whose last cell was reached, is done
      const isDone = tabbedFrom !== null || active.column === size.columns - 1;
      tabbedFrom = null;
      if (!back && isDone && active.row === size.rows - 1 && addRow(column === size.columns - 1 ? 0 : column)) return;
      goTo({ row: Math.min(Math.max(active.row + (back ? -1 : 1), 0), size.rows - 1), column });
    },
    tab: (back: boolean): boolean => {
      const { active, range } = now.current.selection;
      if (isLeaving || now.current.size.rows === 0) return false;
      if (cellsIn(range) > 1) {
        activate(stepped(active, range, true, back));
        return true;
      }
      const all = scene.whole();
      const end = back ? { row: 0, column: 0 } : { row: all.bottom, column: all.right };
      if (active.row === end.row && active.column === end.column) return false;
      const from = tabbedFrom ?? active.column;
      const next = stepped(active, all, true, back);
      goTo(next);
      tabbedFrom = next.row === active.row ? from : null;
      return true;
    },
    move: (key: string, far: boolean, extends_: boolean): boolean => {
      const { selection, size, props } = now.current;
      const height = props.isCompact ? rowHeights.compact : rowHeights.usual;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 3);
      const next = moved(extends_ ? selection.to : selection.active, key, { size, page, far, isFilled: scene.isFilled });
      if (!next) return false;
      tabbedFrom = null;
      if (extends_) extend(next);
      else goTo(next);
      return true;
    },
    selectAll: (): void => {
      const { bottom, right } = scene.whole();
      now.current.select(now.current.selection.active, { row: 0, column: 0 }, { row: bottom, column: right });
    },
    selectRows: (): void => {
      const { active, range } = now.current.selection;
      now.current.select(active, { row: range.top, column: 0 }, { row: range.bottom, column: scene.whole().right });
    },
    selectColumns: (): void => {
      const { active, range } = now.current.selection;
      now.current.select(active, { row: 0, column: range.left }, { row: scene.whole().bottom, column: range.right });
    },
    isSelected: (place: SheetPlace): boolean => isInside(now.current.selection.range, place),
    /** True once: the next Tab leaves the sheet. A second Escape means something further out. */
    leave: (): boolean => {
      if (isLeaving) return false;
      isLeaving = true;
      return true;
    },
    stay: (): void => {
      isLeaving = false;
    },
  };
};
