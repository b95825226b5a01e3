import { type RefObject, useCallback, useEffect, useState } from 'react';
import { planSections, type PlanSectionKey } from './plan-sections.tsx';

export const planSectionId = (key: PlanSectionKey): string => `plan-${key}`;

/** A section counts as read from this far below the top on, in pixels. */
const readFrom = 90;

const goTo = (key: PlanSectionKey): void => {
  const section = document.getElementById(planSectionId(key));
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
};

/** Which section of the page is being read, and the way to another one. `part`: the section that the address begins at. */
export const useOutline = (
  page: RefObject<HTMLElement | null>,
  part: string | undefined,
): { current: PlanSectionKey; show(key: PlanSectionKey): void } => {
  const asked = planSections.find(({ key }) => key === part)?.key;
  const [current, setCurrent] = useState<PlanSectionKey>(asked ?? planSections[0].key);
  const show = useCallback((key: PlanSectionKey): void => {
    goTo(key);
    // the last sections cannot come to the top
    setCurrent(key);
  }, []);
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const read = (): void => {
      const top = element.getBoundingClientRect().top + readFrom;
      const begun = planSections.filter(
        ({ key }) => (document.getElementById(planSectionId(key))?.getBoundingClientRect().top ?? top) < top,
      );
      const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
      // at the end the one that was asked for stays the current one
      if (!isAtEnd) setCurrent(begun.at(-1)?.key ?? planSections[0].key);
    };
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [page]);
  useEffect(() => {
    if (asked) goTo(asked);
  }, [asked]);
  return { current, show };
};
