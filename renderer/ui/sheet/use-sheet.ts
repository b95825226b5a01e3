import { type ClipboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { locale } from '../format.ts';
import { copiedText, shownText, typedText, typedValue } from './cell-text.ts';
import type { EditorEnd } from './editor.ts';
import { fillDown, fillOn, fillRight, fillTarget } from './fill.ts';
import { badCells, currentValue } from './marks.ts';
import { planPaste, textsIn } from './paste.ts';
import type { SheetProps } from './props.ts';
import { cellsIn, isInside, moved, placesIn, type SheetPlace, type SheetRange, stepped } from './selection.ts';
import { type EditStart, sheetKeyDown } from './sheet-keys.ts';
import { formatTsv, parseTsv } from './tsv.ts';
import { useSheetCells } from './use-sheet-cells.ts';
import { useSheetSelection } from './use-sheet-selection.ts';
import { writtenText } from './written-text.ts';

/** A cell that is being changed. */
export type Editing = { rowId: string; column: string; how: EditStart };

const rowHeights = { compact: 28, usual: 32 };

/** Everything a sheet does: moving, selecting, changing, copying, filling, taking back. */
export const useSheet = <Row>(props: SheetProps<Row>, scroller: RefObject<HTMLDivElement | null>) => {
  const { t } = useTranslation();
  const { rows, columns, rowId } = props;
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const { selection, select, size } = useSheetSelection(ids, columns.length);
  const cells = useSheetCells(props);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [said, setSaid] = useState('');
  const [fillingTo, setFillingTo] = useState<SheetRange | null>(null);
  // where Tab began, so that Enter goes back to that column; and whether the next Tab leaves the sheet
  const tabbedFrom = useRef<number | null>(null);
  const isLeaving = useRef(false);
  const now = useRef({ props, selection, select, size, ids, marks: cells.marks, editing, t });
  useLayoutEffect(() => {
    now.current = { props, selection, select, size, ids, marks: cells.marks, editing, t };
  });

  const { write, undo, redo, forget, dropBad } = cells;
  const acts = useMemo(() => {
    const language = locale();
    const at = ({ row, column }: SheetPlace) => {
      const { props: given, ids: known, marks } = now.current;
      const id = known[row] ?? '';
      const by = given.columns[column];
      return { row: given.rows[row], column: by, id, mark: marks.get(id)?.[by?.id ?? ''] };
    };
    const textAt = (row: number, column: number): string => {
      const cell = at({ row, column });
      return cell.row === undefined || !cell.column ? '' : typedText(cell.column, cell.row, cell.mark, language);
    };
    const isFilled = (place: SheetPlace): boolean => {
      const cell = at(place);
      return cell.row !== undefined && cell.column !== undefined && shownText(cell.column, cell.row, cell.mark, language) !== '';
    };
    const isLocked = (place: SheetPlace): boolean => {
      const { row, column } = at(place);
      return row === undefined || !column || column.kind === 'computed' || (now.current.props.isLocked?.(row, column.id) ?? false);
    };
    const say = (text: string): void => setSaid(text);
    const pass = (place: SheetPlace): void => {
      const { row, column } = at(place);
      if (row !== undefined && column) now.current.props.onPass?.(row, column.id);
    };
    const goTo = (place: SheetPlace): void => {
      isLeaving.current = false;
      now.current.select(place);
      say('');
      pass(place);
    };
    const extend = (to: SheetPlace): void => now.current.select(now.current.selection.active, now.current.selection.active, to);
    const focus = (): void => scroller.current?.focus({ preventScroll: true });

    const edit = (how: EditStart): boolean => {
      const { active } = now.current.selection;
      const { id, column, row } = at(active);
      if (row === undefined || !column || isLocked(active)) {
        say(now.current.t(($) => $.sheet.locked));
        return false;
      }
      isLeaving.current = false;
      say('');
      // at once, so that the sign that was typed goes into the editor
      flushSync(() => setEditing({ rowId: id, column: column.id, how }));
      return true;
    };

    const addRow = (): boolean => {
      const { props: given, ids: known } = now.current;
      if (!given.onAddRows || !given.rowWith) return false;
      forget();
      void given.onAddRows([{}], []);
      // the row is still to come; the keyboard waits for it
      now.current.select({ row: known.length, column: tabbedFrom.current ?? 0 });
      return true;
    };

    const whole = (): SheetRange => ({ top: 0, left: 0, bottom: now.current.size.rows - 1, right: now.current.size.columns - 1 });
    const activate = (place: SheetPlace): void => {
      const { selection: chosen } = now.current;
      if (cellsIn(chosen.range) > 1) now.current.select(place, chosen.from, chosen.to);
      else goTo(place);
    };

    const enter = (back: boolean): void => {
      const { selection: chosen, size: all } = now.current;
      if (cellsIn(chosen.range) > 1) return activate(stepped(chosen.active, chosen.range, false, back));
      const isLastRow = chosen.active.row === all.rows - 1;
      const isRowDone = tabbedFrom.current !== null || chosen.active.column === all.columns - 1;
      if (!back && isLastRow && isRowDone && addRow()) return;
      const column = tabbedFrom.current ?? chosen.active.column;
      tabbedFrom.current = null;
      goTo({ row: Math.min(Math.max(chosen.active.row + (back ? -1 : 1), 0), all.rows - 1), column });
    };

    const tab = (back: boolean): boolean => {
      const { selection: chosen } = now.current;
      if (isLeaving.current) return false;
      if (cellsIn(chosen.range) > 1) {
        activate(stepped(chosen.active, chosen.range, true, back));
        return true;
      }
      const all = whole();
      const isEnd = back
        ? chosen.active.row === 0 && chosen.active.column === 0
        : chosen.active.row === all.bottom && chosen.active.column === all.right;
      if (isEnd) return false;
      const from = tabbedFrom.current ?? chosen.active.column;
      const next = stepped(chosen.active, all, true, back);
      goTo(next);
      tabbedFrom.current = next.row === chosen.active.row ? from : null;
      return true;
    };

    const move = (key: string, far: boolean, extends_: boolean): boolean => {
      const { selection: chosen, size: all, props: given } = now.current;
      const height = given.isCompact ? rowHeights.compact : rowHeights.usual;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 3);
      const next = moved(extends_ ? chosen.to : chosen.active, key, { size: all, page, far, isFilled });
      if (!next) return false;
      tabbedFrom.current = null;
      if (extends_) extend(next);
      else goTo(next);
      return true;
    };

    const finish = (text: string | null, end: EditorEnd): void => {
      const { editing: open, props: given, ids: known, selection: chosen } = now.current;
      if (!open) return;
      now.current.editing = null;
      setEditing(null);
      const place = { row: known.indexOf(open.rowId), column: given.columns.findIndex(({ id }) => id === open.column) };
      if (text !== null && place.row >= 0 && place.column >= 0) {
        const targets = end.to === 'fill' ? placesIn(chosen.range) : [place];
        const written = write(targets.map((target) => ({ ...target, text })));
        say(writtenText(now.current.t, end.to === 'fill' ? 'filled' : 'typed', written));
      }
      if (end.to === 'left') return;
      // whoever clicked elsewhere wants to be there
      const isElsewhere =
        end.to === 'stay' && document.activeElement !== document.body && !scroller.current?.contains(document.activeElement);
      if (!isElsewhere) focus();
      if (end.to === 'enter') enter(end.back);
      if (end.to === 'tab' && !tab(end.back)) say('');
      if (end.to === 'move') move(end.key, end.far, false);
    };

    const clear = (): void => {
      const places = placesIn(now.current.selection.range);
      say(writtenText(now.current.t, 'cleared', write(places.map((place) => ({ ...place, text: '' })))));
    };
    const fill = (way: 'down' | 'right'): void => {
      const { range } = now.current.selection;
      const writes = way === 'down' ? fillDown(range, { textAt }) : fillRight(range, { textAt });
      if (writes.length > 0) say(writtenText(now.current.t, 'filled', write(writes)));
    };
    const numberAt = (row: number, column: number): number | null => {
      const cell = at({ row, column });
      if (cell.row === undefined || cell.column?.kind !== 'number' || cell.mark?.bad) return null;
      const value = currentValue(cell.column, cell.row, cell.mark);
      return typeof value === 'number' ? value : null;
    };
    const typed = (value: number, row: number, column: number): string => {
      const cell = at({ row, column });
      return cell.row === undefined || !cell.column ? '' : typedValue(cell.column, value, cell.row, language);
    };

    const rowsOf = (range: SheetRange): string[] => now.current.ids.slice(range.top, range.bottom + 1);
    return {
      focus,
      goTo,
      extend,
      finish,
      edit,
      fill,
      clear,
      addRow,
      cancel: () => {
        now.current.editing = null;
        setEditing(null);
        focus();
      },
      onFocus: (): void => {
        isLeaving.current = false;
      },
      isSelected: (place: SheetPlace): boolean => isInside(now.current.selection.range, place),
      hasOpenEditor: (): boolean => now.current.editing !== null,
      selectRange: (active: SheetPlace, from: SheetPlace, to: SheetPlace): void => {
        tabbedFrom.current = null;
        now.current.select(active, from, to);
        say('');
        pass(active);
      },
      size: () => now.current.size,
      showFill: (to: SheetPlace | null): void => setFillingTo(to && fillTarget(now.current.selection.range, to)),
      fillTo: (to: SheetPlace): void => {
        const { range } = now.current.selection;
        const target = fillTarget(range, to);
        setFillingTo(null);
        if (!target) return;
        say(writtenText(now.current.t, 'filled', write(fillOn(range, target, { textAt, numberAt, typed }))));
        now.current.select(
          { row: range.top, column: range.left },
          { row: Math.min(range.top, target.top), column: Math.min(range.left, target.left) },
          { row: Math.max(range.bottom, target.bottom), column: Math.max(range.right, target.right) },
        );
      },
      nextBad: (): void => {
        const { ids: known, props: given, marks, selection: chosen } = now.current;
        const places = badCells(marks)
          .map(({ rowId: id, column }) => ({ row: known.indexOf(id), column: given.columns.findIndex((one) => one.id === column) }))
          .filter(({ row, column }) => row >= 0 && column >= 0)
          .toSorted((a, b) => a.row - b.row || a.column - b.column);
        const { active } = chosen;
        const next = places.find(({ row, column }) => row > active.row || (row === active.row && column > active.column)) ?? places[0];
        if (next) goTo(next);
        focus();
      },
      removeRows: (): boolean => {
        const { props: given, selection: chosen } = now.current;
        if (!given.onRemoveRows || now.current.size.rows === 0) return false;
        forget();
        given.onRemoveRows(rowsOf(chosen.range));
        return true;
      },
      moveRow: (by: -1 | 1): boolean => {
        const { props: given, selection: chosen, ids: known } = now.current;
        const id = known[chosen.active.row];
        const next = chosen.active.row + by;
        if (!given.onMoveRow || id === undefined) return false;
        if (next < 0 || next >= known.length) return true;
        forget();
        // the keyboard goes with the row, also with one that it waited for
        now.current.select(chosen.active, chosen.from, chosen.to);
        given.onMoveRow(id, by);
        return true;
      },
      onCopy: (event: ClipboardEvent, isCut: boolean): void => {
        if (event.target !== event.currentTarget) return;
        const { range } = now.current.selection;
        const texts = textsIn(range, (row, column) => {
          const by = now.current.props.columns[column];
          return by ? copiedText(by, textAt(row, column)) : '';
        });
        event.clipboardData.setData('text/plain', formatTsv(texts));
        event.preventDefault();
        if (isCut) clear();
        else say(now.current.t(($) => $.sheet.copied, { count: cellsIn(range) }));
      },
      onPaste: (event: ClipboardEvent): void => {
        if (event.target !== event.currentTarget) return;
        const text = event.clipboardData.getData('text/plain');
        event.preventDefault();
        if (text === '') return;
        const { props: given, selection: chosen, size: all } = now.current;
        const plan = planPaste(parseTsv(text), chosen.range, all, Boolean(given.onAddRows && given.rowWith));
        const written = write(plan.writes, plan.added);
        const { top, left, bottom, right } = plan.range;
        now.current.select({ row: top, column: left }, { row: top, column: left }, { row: bottom, column: right });
        say(writtenText(now.current.t, 'pasted', written, { rows: plan.cutRows, columns: plan.cutColumns }));
      },
      keys: {
        move,
        tab,
        enter,
        edit,
        fill,
        clear,
        openChoice: (): boolean => {
          const { active } = now.current.selection;
          return at(active).column?.kind === 'choice' && !isLocked(active) && edit('text');
        },
        undo: (): boolean => {
          const isDone = undo();
          if (isDone) say(now.current.t(($) => $.sheet.undone));
          return isDone;
        },
        redo: (): boolean => {
          const isDone = redo();
          if (isDone) say(now.current.t(($) => $.sheet.redone));
          return isDone;
        },
        escape: (): boolean => {
          const { selection: chosen } = now.current;
          const { id, column } = at(chosen.active);
          if (column && dropBad(id, column.id)) return true;
          if (cellsIn(chosen.range) > 1) {
            goTo(chosen.active);
            return true;
          }
          // leaving is said once; a second Escape means something further out
          if (isLeaving.current) return false;
          isLeaving.current = true;
          say(now.current.t(($) => $.sheet.mayLeave));
          return true;
        },
        selectAll: (): void => {
          const { bottom, right } = whole();
          now.current.select(now.current.selection.active, { row: 0, column: 0 }, { row: bottom, column: right });
        },
        selectRows: (): void => {
          const { selection: chosen } = now.current;
          now.current.select(chosen.active, { row: chosen.range.top, column: 0 }, { row: chosen.range.bottom, column: whole().right });
        },
        selectColumns: (): void => {
          const { selection: chosen } = now.current;
          now.current.select(chosen.active, { row: 0, column: chosen.range.left }, { row: whole().bottom, column: chosen.range.right });
        },
      },
    };
  }, [scroller, write, undo, redo, forget, dropBad]);
  const onKeyDown = useMemo(() => sheetKeyDown({ ...acts.keys, moveRow: acts.moveRow, removeRows: acts.removeRows }), [acts]);
  return {
    ...cells,
    selection,
    editing,
    said,
    fillingTo,
    acts,
    onKeyDown,
    rowHeight: props.isCompact ? rowHeights.compact : rowHeights.usual,
  };
};
