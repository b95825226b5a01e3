import { useEffect } from 'react';
import { useCore } from './core-context.tsx';

const localDay = (): string => new Date().toDateString();

/** Asks everything again when the window is looked at on another day than before: "today" may rule the figures. */
export const useNewDay = (): void => {
  const { live } = useCore();
  useEffect(() => {
    let day = localDay();
    const look = (): void => {
      if (document.hidden || localDay() === day) return;
      day = localDay();
      live.refresh();
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [live]);
};
