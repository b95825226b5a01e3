import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { EditorEnd } from './editor.ts';
import { badCells, type CellState } from './marks.ts';
import type { moveActions } from './move-actions.ts';
import { cellsIn, placesIn } from './selection.ts';
import type { EditStart } from './sheet-keys.ts';
import type { Editing, SheetTools } from './sheet-scene.ts';
import type { useSheetCells } from './use-sheet-cells.ts';
import { writtenText } from './written-text.ts';

type Given<Row> = SheetTools<Row> & {
  scroller: RefObject<HTMLDivElement | null>;
  moves: ReturnType<typeof moveActions<Row>>;
  cells: Pick<ReturnType<typeof useSheetCells<Row>>, 'undo' | 'redo' | 'dropBad'>;
  setEditing(editing: Editing | null): void;
};

/** Opens and ends the editor of a cell, and takes edits back. */
export const editActions = <Row>({ now, scene, write, say, scroller, moves, cells, setEditing }: Given<Row>) => {
  const focus = (): void => scroller.current?.focus({ preventScroll: true });
  const close = (): void => {
    now.current.editing = null;
    setEditing(null);
  };
  const edit = (how: EditStart): boolean => {
    const { active } = now.current.selection;
    const { id, column, row } = scene.at(active);
    if (row === undefined || !column) return false;
    if (scene.isLocked(active)) {
      say(now.current.t(($) => $.sheet.locked));
      return false;
    }
    moves.stay();
    say('');
    // at once, so that the sign that was typed goes into the editor
    flushSync(() => setEditing({ rowId: id, column: column.id, how }));
    return true;
  };
  const told = (isDone: boolean, text: string): boolean => {
    if (isDone) say(text);
    return isDone;
  };
  /** Selects the cells that were taken back, so that they are in sight. */
  const shown = (states: readonly CellState[] | null, text: string): boolean => {
    const { ids, props } = now.current;
    const rows = (states ?? []).map(({ rowId }) => ids.indexOf(rowId)).filter((at) => at >= 0);
    const columns = (states ?? []).map(({ column }) => props.columns.findIndex(({ id }) => id === column)).filter((at) => at >= 0);
    const from = { row: Math.min(...rows), column: Math.min(...columns) };
    if (rows.length > 0 && columns.length > 0) moves.selectRange(from, from, { row: Math.max(...rows), column: Math.max(...columns) });
    return told(states !== null, text);
  };
  return {
    focus,
    edit,
    hasOpenEditor: (): boolean => now.current.editing !== null,
    openChoice: (): boolean => {
      const { active } = now.current.selection;
      return scene.at(active).column?.kind === 'choice' && !scene.isLocked(active) && edit('text');
    },
    cancel: (): void => {
      close();
      focus();
    },
    finish: (text: string | null, end: EditorEnd): void => {
      const { editing, props, ids, selection } = now.current;
      if (!editing) return;
      close();
      const place = { row: ids.indexOf(editing.rowId), column: props.columns.findIndex(({ id }) => id === editing.column) };
      if (text !== null && place.row >= 0 && place.column >= 0) {
        const targets = end.to === 'fill' ? placesIn(selection.range) : [place];
        const written = write(targets.map((target) => ({ ...target, text })));
        say(writtenText(now.current.t, end.to === 'fill' ? 'filled' : 'typed', written));
      }
      if (end.to === 'left') return;
      // whoever clicked elsewhere wants to be there
      const isElsewhere =
        end.to === 'stay' && document.activeElement !== document.body && !scroller.current?.contains(document.activeElement);
      if (!isElsewhere) focus();
      if (end.to === 'enter') moves.enter(end.back);
      if (end.to === 'tab') moves.tab(end.back);
      if (end.to === 'move') moves.move(end.key, end.far, false);
    },
    undo: (): boolean =>
      shown(
        cells.undo(),
        now.current.t(($) => $.sheet.undone),
      ),
    redo: (): boolean =>
      shown(
        cells.redo(),
        now.current.t(($) => $.sheet.redone),
      ),
    /** From the inside out: a text that is no value, a selection of several cells, the sheet itself. */
    escape: (): boolean => {
      const { active, range } = now.current.selection;
      const { id, column } = scene.at(active);
      if (column && cells.dropBad(id, column.id)) return true;
      if (cellsIn(range) === 1)
        return told(
          moves.leave(),
          now.current.t(($) => $.sheet.mayLeave),
        );
      moves.goTo(active);
      return true;
    },
    /** Goes to the next cell whose text is no value, and from the last one to the first. */
    nextBad: (): void => {
      const { ids, props, marks, selection } = now.current;
      const { active } = selection;
      const places = badCells(marks)
        .map(({ rowId, column }) => ({ row: ids.indexOf(rowId), column: props.columns.findIndex(({ id }) => id === column) }))
        .filter(({ row, column }) => row >= 0 && column >= 0)
        .toSorted((a, b) => a.row - b.row || a.column - b.column);
      const next = places.find(({ row, column }) => row > active.row || (row === active.row && column > active.column)) ?? places[0];
      if (next) moves.goTo(next);
      focus();
    },
  };
};
