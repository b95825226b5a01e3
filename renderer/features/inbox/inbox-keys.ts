import type { KeyboardEvent } from 'react';

/** What letters do with the item that the keyboard is on. */
export type InboxKeyAction = 'mine' | 'theirs' | 'both' | 'edit' | 'open';
const letters: Readonly<Record<string, InboxKeyAction>> = { m: 'mine', t: 'theirs', b: 'both', e: 'edit', o: 'open' };

const isTyped = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, select');

/** Arrows, Home and End go from item to item, and letters settle the one that has the keyboard; nothing fires while somebody types. */
export const inboxKeyDown =
  (run: (action: InboxKeyAction, id: string) => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-inbox-item]') : null;
    if (!item || isTyped(event.target) || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-inbox-item]')];
    const at = items.indexOf(item);
    const to = { ArrowDown: items[at + 1], ArrowUp: items[at - 1], Home: items[0], End: items.at(-1) }[event.key];
    const letter = letters[event.key.toLowerCase()];
    if (to) {
      to.focus();
      to.scrollIntoView({ block: 'nearest' });
    } else if (letter && !event.shiftKey) run(letter, item.dataset['inboxItem'] ?? '');
    else if (event.key === 'Escape') item.focus();
    else return;
    event.preventDefault();
  };
