import { useEffect, useMemo, useRef, useState } from 'react';
import { partOfSection } from '#shared/qbr/meeting-clock.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { packageToSlides } from '#shared/qbr/present.ts';
import { locale } from '#renderer/ui/format.ts';
import { beginMeeting, pauseMeeting, showSlide, useMeetings } from './present-store.ts';

/** The slides of a review and which of them is shown; the clock of the meeting follows. `onPastEnd`: one went on after the last slide. */
export const useSlides = (id: string, built: QbrPackage, onPastEnd: () => void) => {
  const slides = useMemo(() => packageToSlides(built, locale()), [built]);
  const meeting = useMeetings(({ meetings }) => meetings[id]);
  const [typed, setTyped] = useState('');
  const { agenda } = built;
  const first = partOfSection(agenda, slides[0]?.section ?? '', agenda[0]?.key ?? null);
  // the part at the beginning counts once; the clock moves on by itself from then on
  const firstPart = useRef(first);
  firstPart.current = first;
  useEffect(() => {
    beginMeeting(id, Date.now(), firstPart.current);
    return () => pauseMeeting(id, Date.now());
  }, [id]);
  const index = Math.min(meeting?.index ?? 0, Math.max(0, slides.length - 1));
  const goTo = (to: number): void => {
    setTyped('');
    if (to >= slides.length) return onPastEnd();
    const at = Math.max(0, to);
    const part = partOfSection(agenda, slides[at]?.section ?? '', meeting?.clock.current ?? null);
    showSlide(id, at, part, Date.now());
  };
  return {
    slides,
    index,
    current: slides[index],
    next: slides[index + 1],
    meeting,
    typed,
    goTo,
    type: (digit: string) => setTyped((before) => `${before}${digit}`.slice(-3)),
    goToTyped: () => goTo(typed === '' ? index + 1 : Math.min(slides.length, Math.max(1, Number(typed))) - 1),
    /** The first slide of a part of the agenda; null when none of its sections is shown. */
    slideOfPart: (key: string): number | null => {
      const sections = agenda.find((item) => item.key === key)?.sections ?? [];
      const at = slides.findIndex(({ section }) => sections.includes(section));
      return at < 0 ? null : at;
    },
  };
};
export type Slides = ReturnType<typeof useSlides>;
