import type { KeyboardEvent } from 'react';

/** What can be done with the alert that the keyboard is on. */
export type AlertKeyAction = 'act' | 'why' | 'snooze' | 'assign' | 'done' | 'reopen' | 'open';

const letters: Readonly<Record<string, AlertKeyAction>> = { s: 'snooze', a: 'assign', d: 'done', r: 'reopen', o: 'open', w: 'why' };
const page = 8;

const rowOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-alert-row]') : null;

/** The parts of a row that take the keyboard, from left to right. */
const partsOf = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('button, [href]')];

/**
 * Arrows, Home, End and the page keys go from alert to alert, left and right to what stands in its row; on the alert itself Enter does what it suggests, Space says why,
 * and letters do the rest. `goTo` takes the focus along, `run` carries out.
 */
export const alertKeyDown =
  (run: (action: AlertKeyAction, id: string) => void, goTo: (row: HTMLElement) => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const row = rowOf(event.target);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-alert-row]')];
    const at = rows.indexOf(row);
    const to = {
      ArrowDown: rows[at + 1],
      ArrowUp: rows[at - 1],
      Home: rows[0],
      End: rows.at(-1),
      PageDown: rows[Math.min(at + page, rows.length - 1)],
      PageUp: rows[Math.max(at - page, 0)],
    }[event.key];
    const parts = partsOf(row);
    const part = parts.indexOf(document.activeElement as HTMLElement);
    const isOnAlert = part === 0;
    const letter = letters[event.key.toLowerCase()];
    const id = row.dataset['alertRow'] ?? '';
    if (to) goTo(to);
    else if (event.key === 'ArrowRight') parts[part + 1]?.focus();
    else if (event.key === 'ArrowLeft') parts[part - 1]?.focus();
    else if (event.key === 'Enter' && isOnAlert) run('act', id);
    else if (event.key === ' ' && isOnAlert) run('why', id);
    else if (letter && !event.shiftKey) run(letter, id);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
