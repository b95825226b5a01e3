import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { navigate } from '#renderer/state/router.ts';
import { sectionId } from './section.tsx';
import { isPartnerSection, type PartnerSection, partnerSections } from './sections.ts';

/** The section that holds the focus, if one does. */
const focusedSection = (): PartnerSection | null => {
  const name = document.activeElement?.closest<HTMLElement>('[data-section]')?.dataset['section'];
  return isPartnerSection(name) ? name : null;
};

/** The last section whose top has come up to the index; at the end of the page, the last one. */
const sectionInView = (page: HTMLElement): PartnerSection => {
  if (page.scrollHeight > page.clientHeight && page.scrollTop + page.clientHeight >= page.scrollHeight - 2) return 'history';
  const line = page.getBoundingClientRect().top + 120;
  return (
    partnerSections.findLast((name) => (document.getElementById(sectionId(name))?.getBoundingClientRect().top ?? Infinity) <= line) ??
    'scorecard'
  );
};

/** What a person does to go elsewhere on the page. */
const ownMoves = ['wheel', 'keydown', 'pointerdown'] as const;
/** A page that opens at a section has all of its parts after this time, in milliseconds. */
const settleMs = 3000;

/** Follows which section is in view, brings one into view, and says which one "new" is meant for. */
export const useSections = (page: RefObject<HTMLElement | null>, partnerId: string, tab: string | undefined) => {
  const chosen = useRef<PartnerSection | null>(null);
  const [inView, setInView] = useState<PartnerSection>(isPartnerSection(tab) ? tab : 'scorecard');
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const look = (): void => {
      // a section near the end of the page cannot come up to the top: who went there is there, as long as it is seen
      const top = chosen.current === null ? undefined : document.getElementById(sectionId(chosen.current))?.getBoundingClientRect().top;
      const frame = element.getBoundingClientRect();
      if (chosen.current !== null && top !== undefined && top >= frame.top && top < frame.bottom - 40) return setInView(chosen.current);
      chosen.current = null;
      setInView(sectionInView(element));
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [page]);
  const show = useCallback((section: PartnerSection) => {
    const element = document.getElementById(sectionId(section));
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = page.current;
    if (!isPartnerSection(tab) || !element) return;
    chosen.current = tab;
    show(tab);
    // what stands above comes in later and pushes it down: go along, until somebody scrolls
    const grown = new ResizeObserver(() => document.getElementById(sectionId(tab))?.scrollIntoView({ block: 'start' }));
    const stop = (): void => grown.disconnect();
    const timer = setTimeout(stop, settleMs);
    for (const child of element.children) grown.observe(child);
    for (const event of ownMoves) element.addEventListener(event, stop, { once: true, passive: true });
    return () => {
      stop();
      clearTimeout(timer);
      for (const event of ownMoves) element.removeEventListener(event, stop);
    };
  }, [page, tab, show]);
  const go = useCallback(
    (section: PartnerSection) => {
      navigate({ place: 'partner', id: partnerId, tab: section }, { replace: true });
      chosen.current = section;
      // also when the address is already that of the section
      show(section);
      setInView(section);
    },
    [partnerId, show],
  );
  return { inView, go, current: () => focusedSection() ?? inView };
};
