import type { KeyboardEvent } from 'react';

/** The cell that the keyboard is on. Row -1 is the header. */
export type GridPlace = { row: number; column: number };

/** What the keys of a grid do; the grid says how. `extend`: up to here, from where the selection began. */
export type GridKeyActions = {
  place: GridPlace;
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  page: number;
  move(place: GridPlace, extend: boolean): void;
  open(place: GridPlace): void;
  toggle(place: GridPlace): void;
  fold(row: number, fold: boolean): boolean;
  selectAll(): void;
  /** False when there was nothing to clear, so that Escape can mean something further out. */
  clear(): boolean;
  widen(column: number, pixels: number): void;
  shift(column: number, by: number): void;
};

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const target = (key: string, { place, rows, columns, page }: GridKeyActions, far: boolean): GridPlace | null => {
  const last = rows - 1;
  switch (key) {
    case 'ArrowDown':
      return { ...place, row: clamp(far ? last : place.row + 1, -1, last) };
    case 'ArrowUp':
      return { ...place, row: far ? 0 : clamp(place.row - 1, -1, last) };
    case 'PageDown':
      return { ...place, row: clamp(place.row + page, 0, last) };
    case 'PageUp':
      return { ...place, row: clamp(place.row - page, 0, last) };
    case 'Home':
      return { ...place, row: 0 };
    case 'End':
      return { ...place, row: last };
    case 'ArrowLeft':
      return { ...place, column: far ? 0 : clamp(place.column - 1, 0, columns - 1) };
    case 'ArrowRight':
      return { ...place, column: far ? columns - 1 : clamp(place.column + 1, 0, columns - 1) };
    default:
      return null;
  }
};

const onHeader = (event: KeyboardEvent, { place, widen, shift }: GridKeyActions): boolean => {
  const side = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
  if (place.row !== -1 || side === 0 || !event.shiftKey) return false;
  if (event.ctrlKey || event.metaKey) shift(place.column, side);
  else widen(place.column, side * 16);
  return true;
};

const handle = (event: KeyboardEvent, actions: GridKeyActions): boolean => {
  const { place } = actions;
  const far = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  if (onHeader(event, actions)) return true;
  if (event.key === 'Enter') {
    actions.open(place);
    return true;
  }
  if (event.key === ' ') {
    actions.toggle(place);
    return true;
  }
  if (event.key === 'Escape') return actions.clear();
  if (far && event.key.toLowerCase() === 'a') {
    actions.selectAll();
    return true;
  }
  if (!far && event.key === 'ArrowRight' && actions.fold(place.row, false)) return true;
  if (!far && event.key === 'ArrowLeft' && actions.fold(place.row, true)) return true;
  const next = target(event.key, actions, far);
  if (!next) return false;
  actions.move(next, event.shiftKey && next.row !== place.row);
  return true;
};

/** Answers the keys of a grid; keys that mean nothing here go on. */
export const gridKeyDown =
  (actions: GridKeyActions) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    // a control inside a cell has its own keys
    if (event.target !== event.currentTarget) return;
    if (!handle(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
