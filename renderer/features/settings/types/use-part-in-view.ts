import { useEffect, useState } from 'react';
import { partId, type ProfilePart, profileParts } from './profile-parts.ts';

/** How far below the top of the page a part counts as the one that is read, in pixels. */
const readingLine = 120;

/** The part of the open profile that is being read; null while none is open. */
export const usePartInView = (isOpen: boolean): ProfilePart | null => {
  const [part, setPart] = useState<ProfilePart | null>(null);
  useEffect(() => {
    if (!isOpen) return setPart(null);
    const look = (): void => {
      const passed = profileParts.findLast((name) => {
        const top = document.getElementById(partId(name))?.getBoundingClientRect().top;
        return top !== undefined && top <= readingLine;
      });
      setPart(passed ?? profileParts[0]);
    };
    look();
    // scrolling of the page inside does not bubble
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, [isOpen]);
  return part;
};
