/** A slide on the screen: the 16:9 page of the deck, in its points, and drawn as large as the screen allows. */
export const slidePage = { width: 960, height: 540, left: 44, top: 34, footer: 506 } as const;
export const bodyWidth = slidePage.width - 2 * slidePage.left;

/** Sizes in points. A screen is read from farther away than paper, so text is a step larger than in the deck. */
export const slideSizes = {
  title: 24,
  heading: 15,
  roomyHeading: 18,
  body: 16,
  roomyBody: 20,
  roomyTable: 18,
  table: 14,
  denseTable: 12,
  note: 12,
  label: 13,
} as const;
export const slideGap = 16;
/** Space inside a cell of a table. */
export const cellPadding = { x: 6, y: 4 } as const;
/** What a chart needs to be read. */
export const leastChartHeight = 170;
/** How a slide with two columns is divided. */
export const columns = { left: 464, right: 376 } as const;

export const leading = (size: number): number => Math.round(size * 1.38 * 10) / 10;

/** Where the body begins below a title of so many lines. */
export const bodyTop = (titleLines: number): number => slidePage.top + titleLines * leading(slideSizes.title) + 18;
