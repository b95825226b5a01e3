import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentValue, type SheetMarks } from './marks.ts';
import type { SheetProps } from './props.ts';
import { placesIn } from './selection.ts';
import type { SheetNote } from './sheet-status.tsx';
import { totalsOf, type TotalCell, type Totals } from './totals.ts';
import type { SheetSelection } from './use-sheet-selection.ts';
import { sentValues } from './write-cells.ts';

/** What the line under a sheet says of the cell that the keyboard is on, and of the numbers that are selected. */
export const useSheetNote = <Row>(
  { rows, columns, rowId, rowWith, isLocked, lockNote }: SheetProps<Row>,
  { active, range }: SheetSelection,
  marks: SheetMarks,
): { note: SheetNote | null; totals: Totals | null } => {
  const { t } = useTranslation();
  const note = useMemo((): SheetNote | null => {
    const row = rows[active.row];
    const column = columns[active.column];
    if (row === undefined || !column) return null;
    const mark = marks.get(rowId(row))?.[column.id];
    if (mark?.bad) return { kind: 'bad', text: mark.bad.message };
    if (column.kind === 'computed') return { kind: 'computed', text: column.explain(row) };
    if (isLocked?.(row, column.id)) return { kind: 'locked', text: lockNote?.(row, column.id) ?? t(($) => $.sheet.locked) };
    return column.hint === undefined ? null : { kind: 'hint', text: column.hint };
  }, [rows, columns, rowId, isLocked, lockNote, active, marks, t]);

  const totals = useMemo(() => {
    const cells = placesIn(range).flatMap(({ row: at, column: over }): TotalCell[] => {
      const stored = rows[at];
      const column = columns[over];
      if (stored === undefined || !column || (column.kind !== 'number' && column.kind !== 'computed')) return [];
      const own = marks.get(rowId(stored));
      if (own?.[column.id]?.bad) return [];
      const row = rowWith && own ? rowWith(stored, sentValues(own)) : stored;
      const value = currentValue(column, row, own?.[column.id]);
      if (typeof value !== 'number') return [];
      return [{ value, unit: column.unit?.(row) ?? '', format: (number) => column.format(number, row) }];
    });
    return totalsOf(cells);
  }, [rows, columns, rowId, rowWith, range, marks]);
  return { note, totals };
};
