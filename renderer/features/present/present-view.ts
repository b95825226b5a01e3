import type { ComponentType } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { PresentedSlide } from '#shared/qbr/present.ts';
import type { PresentAction } from './present-keys.ts';
import type { Meeting } from './present-store.ts';
import type { Slides } from './use-slides.ts';

export type Review = OutputOf<'qbrs.get'>;
/** What the app lends from other places: the live notes of a review, with what is made of them. */
export type Lent = { Notes: ComponentType<{ review: Review }> };

/** What both ways of looking at a presentation get. */
export type PresentView = {
  review: Review;
  lent: Lent;
  slides: Slides;
  current: PresentedSlide;
  meeting: Meeting;
  isBlack: boolean;
  audience: 'none' | 'open' | 'closed';
  act(action: PresentAction): void;
};
