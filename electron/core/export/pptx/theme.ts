/** The one look of our decks: a white 16:9 page of 960 by 540 points, one accent, greys for everything that is not the message. */
export const page = { width: 960, height: 540, left: 44, right: 916, top: 34, footer: 508 };
export const bodyWidth = page.right - page.left;

/** PowerPoint takes another sans-serif face where Inter is not installed; Inter is the widest of them, so nothing that fits here overflows there. */
export const face = 'Inter';

export const ink = {
  text: '1B232C',
  muted: '5A6672',
  line: 'D5DAE0',
  soft: 'F3F5F7',
  accent: '1F5FA8',
  good: '13805F',
  warn: 'A06A00',
  bad: 'B3261E',
  white: 'FFFFFF',
} as const;

/** Sizes in points. Text that a person wrote never goes below 14, tables not below 11. */
export const sizes = {
  title: 24,
  heading: 14,
  body: 15,
  largeBody: 18,
  table: 12,
  largeTable: 14,
  note: 11,
  figure: 26,
  footer: 10,
} as const;

/** Fixed distance of baselines: the same height in every program that opens the deck. */
export const leading = (size: number): number => Math.round(size * 1.38 * 10) / 10;

/** How much of a width is taken for granted: where Inter is not installed, LibreOffice takes a face that is as much wider. */
export const spare = 0.92;

export const toInches = (points: number): number => points / 72;
