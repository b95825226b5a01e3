import type { MouseEvent } from 'react';

/** Ctrl or Cmd and a click follow a link inside an editor; a click alone puts the caret there. */
export const followLink =
  (isAllowed: (address: string) => boolean) =>
  (event: MouseEvent<HTMLElement>): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    event.preventDefault();
    if ((event.ctrlKey || event.metaKey) && isAllowed(link.href)) window.open(link.href, '_blank', 'noopener');
  };
