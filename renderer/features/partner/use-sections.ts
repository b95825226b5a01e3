import { type RefObject, useCallback, useEffect, useState } from 'react';
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

/** Follows which section is in view, brings one into view, and says which one "new" is meant for. */
export const useSections = (page: RefObject<HTMLElement | null>, partnerId: string, tab: string | undefined) => {
  const [inView, setInView] = useState<PartnerSection>('scorecard');
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const look = (): void => setInView(sectionInView(element));
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [page]);
  const show = useCallback((section: PartnerSection) => {
    const element = document.getElementById(sectionId(section));
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (isPartnerSection(tab)) show(tab);
  }, [tab, show]);
  const go = useCallback(
    (section: PartnerSection) => {
      navigate({ place: 'partner', id: partnerId, tab: section }, { replace: true });
      // also when the address is already that of the section
      show(section);
      setInView(section);
    },
    [partnerId, show],
  );
  return { inView, go, current: () => focusedSection() ?? inView };
};
