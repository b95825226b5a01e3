import type { KeyboardEvent } from 'react';

/** Up and down go from item to item of a list; Tab goes through what can be done with one. */
export const moveInList = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.findIndex((item) => item.closest('li')?.contains(document.activeElement));
  const next = items[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at === -1 || !next) return;
  event.preventDefault();
  next.focus();
};
