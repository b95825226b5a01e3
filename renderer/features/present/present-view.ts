import type { PresentedSlide } from '#shared/qbr/present.ts';
import type { PresentAction } from './present-keys.ts';
import type { Meeting } from './present-store.ts';
import type { Review } from './presenting.tsx';
import type { Slides } from './use-slides.ts';

/** What both ways of looking at a presentation get. */
export type PresentView = {
  review: Review;
  slides: Slides;
  current: PresentedSlide;
  meeting: Meeting;
  isBlack: boolean;
  audience: 'none' | 'open' | 'closed';
  act(action: PresentAction): void;
};
