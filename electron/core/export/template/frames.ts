import type { Relation } from './relations.ts';
import { cloneOf, descendantsOf, type Element, elementFrom, isNamed, remove, type XmlDocument } from './xml-part.ts';

/** One page of a slide while it is made. What is drawn on it adds its parts to `relations`. */
export type Page = { document: XmlDocument; relations: Relation[] };
/** What stands in the place of a shape, over as many pages as it needs: `draw` gives what of it is on a page, counted from 0. `again`: it is the same on every page. */
export type Frame = { pages: number; again?: boolean; draw(page: Page, index: number): Element[] | Promise<Element[]> };

/** Marks the place of a shape, where the frame is drawn later, on each page its own part. `behind` keeps the shape as its ground. */
export const standIn = (shape: Element, frames: Frame[], frame: Frame, behind: boolean): void => {
  const mark = elementFrom(shape.ownerDocument!, `<p:frame at="${frames.length}"/>`);
  frames.push(frame);
  // tables may not stand in groups
  let top: Element = shape;
  for (let up = shape.parentNode as Element | null; up && isNamed(up, 'p:grpSp'); up = up.parentNode as Element | null) top = up;
  top.parentNode?.insertBefore(mark, top.nextSibling);
  if (!behind) remove(shape);
};

/** The pages of a slide: copies of it, each with its part of every frame. */
export const drawPages = async (document: XmlDocument, relations: Relation[], frames: readonly Frame[]): Promise<Page[]> => {
  const count = Math.max(1, ...frames.map(({ pages }) => pages));
  const pages: Page[] = [];
  for (let index = 0; index < count; index += 1) {
    const page: Page = { document: cloneOf(document), relations: [...relations] };
    for (const mark of descendantsOf(page.document, 'p:frame')) {
      const frame = frames[Number(mark.getAttribute('at'))];
      const drawn = frame && (frame.again || index < frame.pages) ? await frame.draw(page, index) : [];
      for (const shape of drawn) mark.parentNode?.insertBefore(shape, mark);
      remove(mark);
    }
    pages.push(page);
  }
  return pages;
};

/** An id that no shape of the page has. */
export const freeShapeId = ({ document }: Page): number =>
  1 + Math.max(1, ...descendantsOf(document, 'p:cNvPr').map((label) => Number(label.getAttribute('id')) || 0));
