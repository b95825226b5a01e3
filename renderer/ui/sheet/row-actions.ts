import type { SheetTools } from './sheet-scene.ts';

/** Adds, removes and moves rows. Each answers false where the sheet's owner does not do that. */
export const rowActions = <Row>({ now, forget, say }: Pick<SheetTools<Row>, 'now' | 'forget' | 'say'>) => ({
  /** The keyboard waits for the new row in that column. */
  addRow: (column: number): boolean => {
    const { props, ids, select } = now.current;
    if (!props.onAddRows || !props.rowWith) return false;
    forget();
    select({ row: ids.length, column });
    Promise.resolve(props.onAddRows([{}], [])).catch(() => say(now.current.t(($) => $.sheet.notAdded)));
    return true;
  },
  removeRows: (): boolean => {
    const { props, selection, ids } = now.current;
    if (!props.onRemoveRows || ids.length === 0) return false;
    forget();
    props.onRemoveRows(ids.slice(selection.range.top, selection.range.bottom + 1));
    return true;
  },
  moveRow: (by: -1 | 1): boolean => {
    const { props, selection, ids, select } = now.current;
    const id = ids[selection.active.row];
    const next = selection.active.row + by;
    if (!props.onMoveRow || id === undefined) return false;
    if (next < 0 || next >= ids.length) return true;
    forget();
    // the keyboard goes with the row, also with one that it waited for
    select(selection.active, selection.from, selection.to);
    props.onMoveRow(id, by);
    return true;
  },
});
