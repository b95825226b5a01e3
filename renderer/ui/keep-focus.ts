import { type RefObject, useEffect, useRef } from 'react';

/** True when the keyboard is nowhere: what had the focus is gone or was switched off, or nothing but the content as a whole has it. */
export const isFocusNowhere = (): boolean => {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.id === 'content';
};

/** For a button that is switched off while its work runs: gives it the focus back that it lost by that. */
export const useKeepFocus = <T extends HTMLElement>(isBusy: boolean): RefObject<T | null> => {
  const ref = useRef<T>(null);
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy && isFocusNowhere()) ref.current?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);
  return ref;
};

/** Gives the focus to the content if nothing else has it. */
export const focusContent = (): void => {
  if (isFocusNowhere()) document.getElementById('content')?.focus({ preventScroll: true });
};

/** After each change of `place` the content gets the focus if nothing else has it, so that the keyboard is never left nowhere. */
export const useFocusContent = (place: string): void => {
  useEffect(() => {
    // after what the new place, or a dialog that closes, gives the focus to
    const timer = setTimeout(focusContent);
    return () => clearTimeout(timer);
  }, [place]);
};
