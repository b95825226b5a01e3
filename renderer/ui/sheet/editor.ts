import type { SheetChoice } from './columns.ts';
import type { EditStart } from './sheet-keys.ts';

/** Where the keyboard goes after an editor. `fill`: the text goes into every selected cell; `left`: the focus is elsewhere already. */
export type EditorEnd =
  | { to: 'enter' | 'tab'; back: boolean }
  | { to: 'move'; key: string; far: boolean }
  | { to: 'stay' }
  | { to: 'fill' }
  | { to: 'left' };

export type EditorProps = {
  /** The text of the cell, as it is typed. */
  start: string;
  how: EditStart;
  isMultiline: boolean;
  isNumeric: boolean;
  choices: readonly SheetChoice[] | null;
  label: string;
  noteId: string;
  isBad: boolean;
  /** `text` is null when nobody changed it. */
  onDone(text: string | null, end: EditorEnd): void;
  onCancel(): void;
};

const moveKeys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']);

/** True for keys that end typing and move on, as in a cell that was typed over. */
export const isMoveKey = (key: string): boolean => moveKeys.has(key);
