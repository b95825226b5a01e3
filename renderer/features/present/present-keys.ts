/** What a key does while one presents. */
export type PresentAction =
  | { kind: 'next' | 'back' | 'first' | 'last' | 'go' | 'black' | 'leave' | 'swap' | 'help' | 'full-screen' | 'pause' }
  | { kind: 'digit'; digit: string };

/** Where the key was pressed: on the slide, on a button, in a text, in a dialog or menu. */
export type PressedIn = 'slide' | 'button' | 'text' | 'dialog';

const moves: Readonly<Record<string, PresentAction['kind'] & ('next' | 'back' | 'first' | 'last')>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
};
const letters: Readonly<Record<string, 'black' | 'swap' | 'full-screen' | 'pause' | 'help'>> = {
  b: 'black',
  '.': 'black',
  p: 'swap',
  f: 'full-screen',
  t: 'pause',
  '?': 'help',
};

/** The action of a key without Ctrl, Alt or Cmd; null: none here. A remote control sends Page Up and Page Down, so these move on even while one types. */
export const presentAction = (key: string, pressedIn: PressedIn): PresentAction | null => {
  if (pressedIn === 'dialog') return null;
  if (pressedIn === 'text') return key === 'PageDown' ? { kind: 'next' } : key === 'PageUp' ? { kind: 'back' } : null;
  const move = moves[key];
  if (move) return { kind: move };
  if (/^\d$/.test(key)) return { kind: 'digit', digit: key };
  if (key === 'Escape') return { kind: 'leave' };
  // on a button these two press it
  if (key === ' ') return pressedIn === 'button' ? null : { kind: 'next' };
  if (key === 'Enter') return pressedIn === 'button' ? null : { kind: 'go' };
  const letter = letters[key.toLowerCase()];
  return letter ? { kind: letter } : null;
};

/** Where a key press happened. The tools of a text count as the text. */
export const pressedIn = (target: EventTarget | null): PressedIn => {
  if (!(target instanceof Element)) return 'slide';
  if (target.closest('[role="dialog"], [role="menu"]')) return 'dialog';
  if (target.closest('input, textarea, select, [contenteditable="true"], [data-writing]')) return 'text';
  return target.closest('button, a') ? 'button' : 'slide';
};
