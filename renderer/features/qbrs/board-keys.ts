import type { KeyboardEvent } from 'react';

const cardsIn = (column: Element | null | undefined): HTMLElement[] => [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];

/** Arrows, Home and End walk over the cards of the board, Space selects; Enter opens by itself. */
export const boardKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
  if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
  const own = card.closest('[data-column]');
  const columns = [...event.currentTarget.querySelectorAll('[data-column]')].filter((column) => cardsIn(column).length > 0);
  const cards = cardsIn(own);
  const at = cards.indexOf(card);
  const beside = columns[columns.indexOf(own as Element) + (event.key === 'ArrowRight' ? 1 : -1)];
  const near = cardsIn(beside);
  const target = {
    ArrowDown: cards[at + 1],
    ArrowUp: cards[at - 1],
    Home: cards[0],
    End: cards.at(-1),
    ArrowRight: near[Math.min(at, near.length - 1)],
    ArrowLeft: near[Math.min(at, near.length - 1)],
  }[event.key];
  if (event.key === ' ') card.closest('li')?.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  else if (target) target.focus();
  else if (!event.key.startsWith('Arrow')) return;
  event.preventDefault();
};
