import type { Page } from './frames.ts';
import { childrenOf, childOf, descendantsOf, type Element, relationId, remove } from './xml-part.ts';

/** The links in one run or shape that lead nowhere any more. */
const linksTo = (root: Element | Page['document'], gone: Set<string>): Element[] =>
  [...descendantsOf(root, 'a:hlinkClick'), ...descendantsOf(root, 'a:hlinkHover'), ...descendantsOf(root, 'a:hlinkMouseOver')].filter(
    (link) => gone.has(relationId(link) ?? ''),
  );

/** A line of a table of contents: all that it says links to a slide that is gone. */
const isGoneLine = (paragraph: Element, gone: Set<string>): boolean => {
  const runs = childrenOf(paragraph, 'a:r').filter((run) => (run.textContent ?? '').trim() !== '');
  return runs.length > 0 && runs.every((run) => gone.has(relationId(childOf(run, 'a:rPr', 'a:hlinkClick') ?? run) ?? ''));
};

/** Takes out of a page what links to slides that are not in the deck: the link, and a line that is nothing else. */
export const dropLinks = (page: Page, isThere: (path: string) => boolean): void => {
  const gone = new Set(page.relations.filter(({ kind, target }) => kind === 'slide' && !isThere(target)).map(({ id }) => id));
  if (gone.size === 0) return;
  for (const paragraph of descendantsOf(page.document, 'a:p')) {
    const lines = paragraph.parentNode ? childrenOf(paragraph.parentNode as Element, 'a:p').length : 0;
    if (lines > 1 && isGoneLine(paragraph, gone)) remove(paragraph);
  }
  for (const link of linksTo(page.document, gone)) remove(link);
  page.relations = page.relations.filter(({ id }) => !gone.has(id));
};
