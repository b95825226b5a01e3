import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Smaller than this nobody could read it; the rest is cut at the foot of the slide. */
const smallest = 0.6;

/** Makes the content of a slide smaller where it is taller than its room after all: a word wider than measured, a table that cannot be divided. */
export const useShrink = (slideKey: string): RefObject<HTMLDivElement | null> => {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const body = ref.current;
    if (!body) return;
    body.style.removeProperty('zoom');
    const factor = body.clientHeight / Math.max(1, body.scrollHeight);
    if (factor < 0.995) body.style.setProperty('zoom', String(Math.max(smallest, factor)));
  }, [slideKey]);
  return ref;
};
