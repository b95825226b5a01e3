import { useCallback, useMemo, useState } from 'react';
import { rangeBetween, type SheetPlace, type SheetRange, type SheetSize } from './selection.ts';

/** A place that stays with its row when rows come, go and move. Without a row: one that is still to come. */
type Point = SheetPlace & { rowId: string | null };

/** The cell that typing goes to, and the block it lies in from one corner to the other. */
export type SheetSelection = { active: SheetPlace; from: SheetPlace; to: SheetPlace; range: SheetRange };

/** What is selected in a sheet, by the ids of its rows. */
export const useSheetSelection = (ids: readonly string[], columns: number) => {
  const [points, setPoints] = useState(() => {
    const start: Point = { row: 0, column: 0, rowId: ids[0] ?? null };
    return { active: start, from: start, to: start };
  });
  const size: SheetSize = useMemo(() => ({ rows: ids.length, columns }), [ids, columns]);
  const selection = useMemo<SheetSelection>(() => {
    const placeOf = ({ row, column, rowId }: Point): SheetPlace => {
      const found = rowId === null ? row : ids.indexOf(rowId);
      return { row: Math.max(0, Math.min(found < 0 ? row : found, ids.length - 1)), column: Math.min(column, columns - 1) };
    };
    const [from, to] = [placeOf(points.from), placeOf(points.to)];
    return { active: placeOf(points.active), from, to, range: rangeBetween(from, to) };
  }, [points, ids, columns]);
  const select = useCallback(
    (active: SheetPlace, from: SheetPlace = active, to: SheetPlace = from): void => {
      const point = ({ row, column }: SheetPlace): Point => ({ row, column, rowId: ids[row] ?? null });
      setPoints({ active: point(active), from: point(from), to: point(to) });
    },
    [ids],
  );
  return { selection, select, size };
};
