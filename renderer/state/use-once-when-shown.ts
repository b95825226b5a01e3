import { useEffect, useRef } from 'react';

/** Does something once, when the component appears: for what the user asked for by starting the app. */
export const useOnceWhenShown = (work: (() => void) | null): void => {
  const first = useRef(work);
  useEffect(() => {
    first.current?.();
    first.current = null;
  }, []);
};
