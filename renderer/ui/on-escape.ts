import type { KeyboardEvent } from 'react';

/** Escape closes a form or a question that stands in the page, and goes no further. */
export const onEscape =
  (close: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
