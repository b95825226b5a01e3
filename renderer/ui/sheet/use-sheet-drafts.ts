import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { badTexts, draftCell, type SheetMarks, withMarks } from './marks.ts';
import type { SheetProps } from './props.ts';

type Held<Row> = {
  marks: SheetMarks;
  setMarks(change: (marks: SheetMarks) => SheetMarks): void;
  /** Why a text is no value of its column. */
  why(row: Row, column: string, text: string): string;
};

/** Texts that could not be kept outlive the page: they are told as they come and go, and stand in their cells again when the sheet does. */
export const useSheetDrafts = <Row>(
  { rows, rowId, drafts, onDraft }: SheetProps<Row>,
  { marks, setMarks, why }: Held<Row>,
): ((marks: SheetMarks) => void) => {
  // what was told or heard of, and the texts of the marks that were looked at last
  const told = useRef(new Map<string, string | undefined>());
  const last = useRef<ReadonlyMap<string, string>>(new Map());
  const hook = useRef(onDraft);
  useLayoutEffect(() => {
    hook.current = onDraft;
  });
  useLayoutEffect(() => {
    const news = Object.entries(drafts ?? {}).flatMap(([key, text]) => {
      const cell = draftCell(key);
      const row = rows.find((one) => rowId(one) === cell.rowId);
      // what was told from here is known here, also while it is on its way back
      if (text === undefined || row === undefined || told.current.has(key)) return [];
      told.current.set(key, text);
      return [{ ...cell, mark: { sent: null, bad: { text, message: why(row, cell.column, text) } } }];
    });
    if (news.length > 0) setMarks((shown) => withMarks(shown, news));
  }, [drafts, rows, rowId, setMarks, why]);
  const tell = useCallback((now: SheetMarks): void => {
    const [before, texts] = [last.current, badTexts(now)];
    last.current = texts;
    for (const key of new Set([...before.keys(), ...texts.keys()])) {
      const text = texts.get(key);
      if (before.get(key) === text || told.current.get(key) === text) continue;
      told.current.set(key, text);
      hook.current?.(key, text);
    }
  }, []);
  useEffect(() => tell(marks), [tell, marks]);
  return tell;
};
