import { type RefObject, useEffect } from 'react';
import { sectionId } from './section.tsx';

/** What a person does to go elsewhere on the page. */
const ownMoves = ['wheel', 'keydown', 'pointerdown'] as const;
/** A page that opens at a section has all of its parts after this time, in milliseconds. */
const settleMs = 3000;

/** Brings a section into view and gives it the focus; null: the page starts at its top. */
export const useScrollTo = (page: RefObject<HTMLElement | null>, tab: string, section: string | null): void => {
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    if (section === null) {
      element.scrollTo({ top: 0 });
      return;
    }
    const show = (): void => document.getElementById(sectionId(section))?.scrollIntoView({ block: 'start' });
    show();
    document.getElementById(sectionId(section))?.focus({ preventScroll: true });
    // what stands above comes in later and pushes it down: go along, until somebody scrolls
    const grown = new ResizeObserver(show);
    const stop = (): void => grown.disconnect();
    const timer = setTimeout(stop, settleMs);
    for (const child of element.children) grown.observe(child);
    for (const event of ownMoves) element.addEventListener(event, stop, { once: true, passive: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const event of ownMoves) element.removeEventListener(event, stop);
    };
  }, [page, tab, section]);
};
