import { useSyncExternalStore } from 'react';
import { partId, type ProfilePart, profileParts } from './profile-parts.ts';

/** How far below the top of the page a part counts as the one that is read, in pixels. */
const readingLine = 120;

const onScroll = (changed: () => void): (() => void) => {
  // scrolling of the page inside does not bubble
  document.addEventListener('scroll', changed, { capture: true, passive: true });
  return () => document.removeEventListener('scroll', changed, { capture: true });
};

const partInView = (): ProfilePart =>
  profileParts.findLast((name) => {
    const top = document.getElementById(partId(name))?.getBoundingClientRect().top;
    return top !== undefined && top <= readingLine;
  }) ?? profileParts[0];

/** The part of the open profile that is being read. */
export const usePartInView = (): ProfilePart => useSyncExternalStore(onScroll, partInView);
