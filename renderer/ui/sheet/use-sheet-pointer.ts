import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { SheetPlace } from './selection.ts';
import type { useSheet } from './use-sheet.ts';

type Acts = Pick<
  ReturnType<typeof useSheet>['acts'],
  'goTo' | 'extend' | 'selectRange' | 'size' | 'showFill' | 'fillTo' | 'edit' | 'focus' | 'isSelected' | 'hasOpenEditor'
>;

/** What the mouse is over: a cell, the number of a row (column -1), the heading of a column (row -1), the corner (both). */
const placeUnder = (target: EventTarget | null): SheetPlace | null => {
  if (!(target instanceof Element)) return null;
  const numberOf = (selector: string, name: string): number | null => {
    const found = target.closest(selector)?.getAttribute(name);
    return found === null || found === undefined ? null : Number(found);
  };
  if (target.closest('[data-corner]')) return { row: -1, column: -1 };
  const header = numberOf('[data-header]', 'data-header');
  if (header !== null) return { row: -1, column: header };
  const row = numberOf('[data-row]', 'data-row');
  if (row === null) return null;
  return { row, column: target.closest('[data-gutter]') ? -1 : (numberOf('[data-column]', 'data-column') ?? -1) };
};

/** What the mouse does in a sheet: cells, rows and columns are selected by dragging, and filled by dragging the handle. */
export const useSheetPointer = (acts: Acts) => {
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return useMemo(() => {
    const follow = (onMove: (to: SheetPlace) => void, onEnd: (to: SheetPlace | null) => void): void => {
      let last: SheetPlace | null = null;
      const move = (event: globalThis.PointerEvent): void => {
        const place = placeUnder(event.target);
        if (!place || (place.row === last?.row && place.column === last.column)) return;
        last = place;
        onMove(place);
      };
      const up = (): void => {
        stop.current();
        onEnd(last);
      };
      stop.current();
      stop.current = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', up);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', up);
    };
    /** Selects from one place to another; a row number stands for its whole row, a heading for its column. */
    const choose = (from: SheetPlace, to: SheetPlace): void => {
      const { rows, columns } = acts.size();
      const first = { row: Math.max(from.row, 0), column: Math.max(from.column, 0) };
      acts.selectRange(
        first,
        { row: from.row < 0 ? 0 : from.row, column: from.column < 0 ? 0 : from.column },
        { row: from.row < 0 ? rows - 1 : Math.max(to.row, 0), column: from.column < 0 ? columns - 1 : Math.max(to.column, 0) },
      );
    };
    return {
      onPointerDown: (event: PointerEvent): void => {
        const place = placeUnder(event.target);
        if (!place || (event.target instanceof Element && event.target.closest('input, textarea'))) return;
        if (event.button !== 0) {
          // the menu is about what is selected, so it is about what the mouse is over
          if (event.button === 2 && !acts.isSelected(place)) choose(place, place);
          return;
        }
        if (event.target instanceof Element && event.target.closest('[data-handle]')) {
          event.preventDefault();
          follow(
            (to) => acts.showFill(to.row < 0 || to.column < 0 ? null : to),
            (to) => (to && to.row >= 0 && to.column >= 0 ? acts.fillTo(to) : acts.showFill(null)),
          );
          return;
        }
        if (event.shiftKey && place.row >= 0 && place.column >= 0) acts.extend(place);
        else choose(place, place);
        follow(
          (to) =>
            place.row >= 0 && place.column >= 0
              ? acts.extend({ row: Math.max(to.row, 0), column: Math.max(to.column, 0) })
              : choose(place, to),
          () => undefined,
        );
      },
      onClick: (event: MouseEvent): void => {
        if (event.target instanceof Element && event.target.closest('[data-open]')) acts.edit('text');
      },
      onDoubleClick: (event: MouseEvent): void => {
        const place = placeUnder(event.target);
        if (acts.hasOpenEditor() || !place || place.row < 0 || place.column < 0) return;
        acts.edit('text');
      },
    };
  }, [acts]);
};
