import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedDate } from '../date-text.ts';
import { locale } from '../format.ts';
import { readCell, type ReadWords, typedValue } from './cell-text.ts';
import type { SheetChange } from './columns.ts';
import { emptyHistory, redone, remembered, type SheetStep, undone } from './history.ts';
import { type CellState, settledMarks, type SheetMarks, withMarks } from './marks.ts';
import type { SheetWrite } from './paste.ts';
import type { SheetProps } from './props.ts';
import { useSheetDrafts } from './use-sheet-drafts.ts';
import { type NewRow, statesToMarks, writeCells, writeNewRows } from './write-cells.ts';

/** What came of writing: cells that took their text, that were locked, that could not be read; rows that were added. */
export type Written = { taken: number; locked: number; bad: number; added: number };

/** How long a value that was taken stands in its cell before newer rows must show it. */
const grace = 2000;

/** The cells of a sheet on their way to the core: what is shown until it arrives, texts that cannot be kept, and the steps to undo. */
export const useSheetCells = <Row>(given: SheetProps<Row>, say: (text: string) => void) => {
  const { t } = useTranslation();
  const { rows, columns, rowId } = given;
  const [marks, setMarks] = useState<SheetMarks>(() => new Map());
  const [seen, setSeen] = useState(rows);
  const [awaited, setAwaited] = useState<{ known: ReadonlySet<string>; rows: readonly NewRow[] } | null>(null);
  const history = useRef(emptyHistory);
  // what came of telling a step
  const told = useRef(new WeakMap<SheetStep, Promise<unknown>>());
  if (seen !== rows) {
    setSeen(rows);
    let next = settledMarks(marks, new Map(rows.map((row) => [rowId(row), row])), columns);
    const arrived = awaited === null ? [] : rows.map(rowId).filter((id) => !awaited.known.has(id));
    if (awaited !== null && arrived.length > 0) {
      const bad = awaited.rows.flatMap((row, at) =>
        row.bad.map(({ column, text, message }) => ({ rowId: arrived[at] ?? '', column, mark: { sent: null, bad: { text, message } } })),
      );
      next = withMarks(
        next,
        bad.filter(({ rowId: id }) => id !== ''),
      );
      setAwaited(null);
    }
    if (next !== marks) setMarks(next);
  }

  const language = locale();
  const words = useMemo<ReadWords>(
    () => ({
      date: t(($) => $.sheet.badDate, { example: typedDate('2017-12-31', language) }),
      choice: (labels) => t(($) => $.sheet.badChoice, { choices: labels.join(', ') }),
    }),
    [t, language],
  );
  const now = useRef({ given, marks, words, t });
  useLayoutEffect(() => {
    now.current = { given, marks, words, t };
  });
  const why = useCallback(
    (row: Row, id: string, text: string): string => {
      const column = columns.find((one) => one.id === id);
      const read = column && readCell(column, row, text, language, words);
      return read?.ok === false ? read.message : t(($) => $.sheet.notSaved);
    },
    [columns, language, words, t],
  );
  const tellDrafts = useSheetDrafts(given, { marks, setMarks, why });

  const actions = useMemo(() => {
    const scene = () => {
      const { given: props, marks: shown, words: sentences } = now.current;
      return {
        rows: props.rows,
        columns: props.columns,
        rowId: props.rowId,
        rowWith: props.rowWith,
        marks: shown,
        isLocked: (row: Row, column: string) => props.isLocked?.(row, column) ?? false,
        read: (column: (typeof props.columns)[number], row: Row, text: string) => readCell(column, row, text, language, sentences),
      };
    };

    const mark = (marked: Parameters<typeof withMarks>[1]): void => {
      now.current = { ...now.current, marks: withMarks(now.current.marks, marked) };
      // at once: a page that goes away has no later
      tellDrafts(now.current.marks);
      setMarks((shown) => withMarks(shown, marked));
    };

    /** Marks the cells that still show what was sent, once it was taken (null) or refused (why). */
    const settle = (changes: readonly SheetChange[], refused: string | null): void => {
      const { marks: shown, given: props } = now.current;
      mark(
        changes.flatMap(({ rowId: id, column, value }) => {
          const found = shown.get(id)?.[column];
          const row = props.rows.find((one) => props.rowId(one) === id);
          const by = props.columns.find((one) => one.id === column);
          if (!found?.sent || found.sent.value !== value || row === undefined || !by) return [];
          const bad = refused === null ? found.bad : { text: typedValue(by, value, row, language), message: refused };
          return [{ rowId: id, column, mark: { sent: null, bad } }];
        }),
      );
    };

    const tell = (changes: readonly SheetChange[], send: () => void | Promise<unknown>): Promise<unknown> => {
      const sent = Promise.resolve(send());
      void sent.then(
        () => setTimeout(() => settle(changes, null), grace),
        () =>
          settle(
            changes,
            now.current.t(($) => $.sheet.notSaved),
          ),
      );
      return sent;
    };

    const apply = (states: readonly CellState[]): SheetChange[] => {
      const { changes, marked } = statesToMarks(scene(), states);
      mark(marked);
      return changes;
    };

    /** Writes texts into cells and new rows: one change for the core, one step to undo. */
    const write = (writes: readonly SheetWrite[], added: ReadonlyArray<ReadonlyArray<{ column: number; text: string }>> = []): Written => {
      const { given: props } = now.current;
      const { rowWith, onAddRows } = props;
      const edit = writeCells(scene(), writes);
      const fresh = rowWith ? writeNewRows({ ...scene(), rowWith }, added) : [];
      const changes = apply(edit.after);
      if (fresh.length > 0 && onAddRows) {
        // rows that appear can only be taken back by the one who made them, and the cells of the same paste with them
        history.current = emptyHistory;
        setAwaited({ known: new Set(props.rows.map(props.rowId)), rows: fresh });
        const values = fresh.map((row) => row.values);
        const refused = (): void => {
          setAwaited(null);
          say(now.current.t(($) => $.sheet.notAdded));
        };
        void tell(changes, async () => {
          try {
            await onAddRows(values, changes);
          } catch (error) {
            refused();
            throw error;
          }
        });
      } else {
        if (edit.after.length > 0) history.current = remembered(history.current, edit);
        if (changes.length > 0)
          told.current.set(
            edit,
            tell(changes, () => props.onChange(changes)),
          );
      }
      const bad = edit.bad + fresh.reduce((sum, row) => sum + row.bad.length, 0);
      return { taken: writes.length - edit.locked - edit.bad, locked: edit.locked, bad, added: fresh.length };
    };

    const step = (to: typeof undone): readonly CellState[] | null => {
      const found = to(history.current);
      if (!found) return null;
      history.current = found.history;
      const changes = apply(found.cells);
      const { onTakeBack, onChange } = now.current.given;
      const sent = told.current.get(found.step);
      if (changes.length === 0) return found.cells;
      if (to === undone && onTakeBack && sent) void tell(changes, () => sent.then(onTakeBack));
      else
        told.current.set(
          found.step,
          tell(changes, () => onChange(changes)),
        );
      return found.cells;
    };

    return {
      write,
      /** The cells that were taken back; null when there was nothing to undo here, so that the key can mean something further out. */
      undo: () => step(undone),
      redo: () => step(redone),
      /** Rows came, went or moved: who made that so takes it back, and older steps no longer fit. */
      forget: () => {
        history.current = emptyHistory;
      },
      /** Gives a cell its kept value back in place of a text that is none. False when there is no such text. */
      dropBad: (id: string, column: string): boolean => {
        const found = now.current.marks.get(id)?.[column];
        if (!found?.bad) return false;
        const value = found.sent?.value ?? null;
        const row = now.current.given.rows.find((one) => now.current.given.rowId(one) === id);
        const by = now.current.given.columns.find((one) => one.id === column);
        if (row === undefined || !by) return false;
        const state = { rowId: id, column, value: found.sent ? value : by.value(row) };
        history.current = remembered(history.current, { before: [{ ...state, bad: found.bad }], after: [{ ...state, bad: null }] });
        mark([{ rowId: id, column, mark: { ...found, bad: null } }]);
        return true;
      },
    };
  }, [language, say, tellDrafts]);
  return { marks, language, ...actions };
};
