import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clipboardActions } from './clipboard-actions.ts';
import { editActions } from './edit-actions.ts';
import { fillActions } from './fill-actions.ts';
import { moveActions, rowHeights } from './move-actions.ts';
import type { SheetProps } from './props.ts';
import { rowActions } from './row-actions.ts';
import type { SheetRange } from './selection.ts';
import { sheetKeyDown } from './sheet-keys.ts';
import { type Editing, sceneOf, type SheetNow, type SheetTools } from './sheet-scene.ts';
import { useSheetCells } from './use-sheet-cells.ts';
import { useSheetSelection } from './use-sheet-selection.ts';

/** The state of a sheet and everything that can be done in it. The actions keep their identity, so that rows are not drawn again for nothing. */
export const useSheet = <Row>(props: SheetProps<Row>, scroller: RefObject<HTMLDivElement | null>) => {
  const { t } = useTranslation();
  const { rows, columns, rowId, isCompact } = props;
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const { selection, select, size } = useSheetSelection(ids, columns.length);
  const [said, say] = useState('');
  const { marks, language, write, undo, redo, forget, dropBad } = useSheetCells(props, say);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [fillingTo, showFill] = useState<SheetRange | null>(null);
  const now = useRef<SheetNow<Row>>({ props, selection, select, size, ids, marks, editing, t });
  useLayoutEffect(() => {
    now.current = { props, selection, select, size, ids, marks, editing, t };
  });
  const acts = useMemo(() => {
    const scene = sceneOf(now, language);
    const tools: SheetTools<Row> = { now, scene, write, forget, say };
    const ofRows = rowActions(tools);
    const moves = moveActions(tools, scroller, ofRows.addRow);
    return {
      ...ofRows,
      ...moves,
      ...editActions({ ...tools, scroller, moves, cells: { undo, redo, dropBad }, setEditing }),
      ...fillActions(tools, showFill),
      ...clipboardActions(tools),
      size: () => now.current.size,
    };
  }, [scroller, language, write, undo, redo, forget, dropBad]);
  const onKeyDown = useMemo(() => sheetKeyDown(acts), [acts]);
  return {
    marks,
    language,
    selection,
    editing,
    said,
    fillingTo,
    acts,
    onKeyDown,
    rowHeight: isCompact ? rowHeights.compact : rowHeights.usual,
  };
};
