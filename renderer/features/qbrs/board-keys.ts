import type { KeyboardEvent } from 'react';

/** What the keys do with a card besides walking: show where it can go, or send it one stage back or on. */
export type CardAction = 'menu' | -1 | 1;

const cardsIn = (column: Element | null | undefined): HTMLElement[] => [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];

const cardOf = (target: EventTarget): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null);

const actionOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): CardAction | null => {
  if (altKey) return null;
  if (ctrlKey || metaKey) return !shiftKey ? null : key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null;
  return key.toLowerCase() === 'm' && !shiftKey ? 'menu' : null;
};

/**
 * Arrows, Home and End walk over the cards of the board, Space selects, Enter opens by itself. M says where a card can go, Ctrl+Shift with an arrow sends it to the
 * stage beside its own.
 */
export const boardKeyDown =
  (act: (action: CardAction, partnerId: string) => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const card = cardOf(event.target);
    if (!card) return;
    const action = actionOf(event);
    if (action !== null) {
      event.preventDefault();
      return act(action, card.dataset['card'] ?? '');
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
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
