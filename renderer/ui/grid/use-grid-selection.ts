import { useRef } from 'react';
import type { GridTableRow } from './use-grid-table.ts';

/** The ids of the rows under a row of the grid: its own, or those of its group. */
export const leafIds = <Row extends object>(row: GridTableRow<Row>): string[] =>
  row.getIsGrouped() ? row.subRows.flatMap(leafIds) : [row.id];

type Given<Row extends object> = {
  shown: ReadonlyArray<GridTableRow<Row>>;
  selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
};

/** Selecting rows one by one, in ranges from where the selection began, and all that are shown. */
export const useGridSelection = <Row extends object>({ shown, selected, onSelect }: Given<Row>) => {
  const anchor = useRef<string | null>(null);
  const idsAt = (index: number): string[] => {
    const row = shown[index];
    return row ? leafIds(row) : [];
  };
  return {
    toggle: (index: number): void => {
      const ids = idsAt(index);
      anchor.current = shown[index]?.id ?? null;
      const next = new Set(selected);
      const isOn = ids.every((id) => selected.has(id));
      for (const id of ids) {
        if (isOn) next.delete(id);
        else next.add(id);
      }
      onSelect(next);
    },
    /** From the row where the selection began (or `from`, when it has not yet) to `to`, instead of what was selected. */
    extend: (from: number, to: number): void => {
      const start = shown.findIndex(({ id }) => id === anchor.current);
      const begin = start === -1 ? from : start;
      if (start === -1) anchor.current = shown[begin]?.id ?? null;
      const [low, high] = begin < to ? [begin, to] : [to, begin];
      onSelect(new Set(shown.slice(Math.max(0, low), high + 1).flatMap(leafIds)));
    },
    /** The next range begins where the keyboard is then. */
    release: (): void => {
      anchor.current = null;
    },
    all: (): void => onSelect(new Set(shown.flatMap(leafIds))),
    clear: (): boolean => {
      anchor.current = null;
      if (selected.size === 0) return false;
      onSelect(new Set());
      return true;
    },
  };
};
