import type { KeyboardEvent } from 'react';

/** How an editor begins. */
export type EditStart = 'text' | 'typed' | 'emptied';

/** What the keys of a sheet do; the sheet says how. Those that answer false leave the key to whoever is further out. */
export type SheetKeyActions = {
  move(key: string, far: boolean, extend: boolean): boolean;
  tab(back: boolean): boolean;
  enter(back: boolean): void;
  /** Begins to change the cell: with its text, anew because somebody types, or emptied. False where the cell cannot be changed. */
  edit(how: EditStart): boolean;
  openChoice(): boolean;
  clear(): void;
  fill(way: 'down' | 'right'): void;
  undo(): boolean;
  redo(): boolean;
  escape(): boolean;
  selectAll(): void;
  selectRows(): void;
  selectColumns(): void;
  moveRow(by: -1 | 1): boolean;
  removeRows(): boolean;
};

const isTyping = (event: KeyboardEvent): boolean => {
  // the right Alt key of many keyboards is reported as Ctrl and Alt, that of others as Alt alone, and writes signs
  const isPlain = !event.ctrlKey && !event.metaKey && (!event.altKey || !/^[ -~]$/.test(event.key));
  return event.key === 'Dead' || (event.key.length === 1 && (isPlain || event.getModifierState('AltGraph')));
};

const withAlt = (event: KeyboardEvent, actions: SheetKeyActions): boolean => {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false;
  if (event.key === 'ArrowDown' && !event.shiftKey && actions.openChoice()) return true;
  return actions.moveRow(event.key === 'ArrowUp' ? -1 : 1);
};

const withCtrl = (event: KeyboardEvent, actions: SheetKeyActions): boolean => {
  const key = event.key.toLowerCase();
  if (event.key === ' ') actions.selectColumns();
  else if (key === 'a') actions.selectAll();
  else if (key === 'd') actions.fill('down');
  else if (key === 'r' && !event.shiftKey) actions.fill('right');
  else if (key === 'z') return event.shiftKey ? actions.redo() : actions.undo();
  else if (key === 'y') return actions.redo();
  else if (event.key === 'Delete') return actions.removeRows();
  else return actions.move(event.key, true, event.shiftKey);
  return true;
};

const answer = (event: KeyboardEvent, actions: SheetKeyActions): boolean => {
  if (event.altKey) return withAlt(event, actions);
  if (event.ctrlKey || event.metaKey) return withCtrl(event, actions);
  switch (event.key) {
    case ' ':
      actions.selectRows();
      return true;
    case 'Tab':
      return actions.tab(event.shiftKey);
    case 'Enter':
      actions.enter(event.shiftKey);
      return true;
    case 'F2':
      actions.edit('text');
      return true;
    case 'Escape':
      return actions.escape();
    case 'Delete':
      actions.clear();
      return true;
    case 'Backspace':
      actions.edit('emptied');
      return true;
    default:
      return actions.move(event.key, false, event.shiftKey);
  }
};

/** Answers the keys of a sheet; keys that mean nothing here go on. */
export const sheetKeyDown =
  (actions: SheetKeyActions) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    // an editor has its own keys
    if (event.target !== event.currentTarget) return;
    if (isTyping(event) && !(event.key === ' ' && event.shiftKey)) {
      // the sign itself, or the accent that waits for its letter, goes on into the editor that it opened
      if (!actions.edit('typed')) event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!answer(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
