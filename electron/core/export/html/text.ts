import type { ListBlock, TextBlock } from '#shared/documents/model.ts';
import { gatherLists, type RichList, type RichNode } from '#shared/rich-text/lists.ts';
import { isAllowedLink, type RichRun } from '#shared/rich-text/model.ts';
import { element, textHtml } from './elements.ts';

const runHtml = ({ text, bold, italic, strike, href }: RichRun): string => {
  let html = textHtml(text);
  if (strike) html = `<s>${html}</s>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href === undefined || !isAllowedLink(href) ? html : element('a', { href }, html);
};
const runsHtml = (runs: readonly RichRun[]): string => runs.map(runHtml).join('');

const listHtml = ({ start, items }: RichList): string => {
  const inner = items.map(({ runs, lists }) => element('li', {}, runsHtml(runs), ...lists.map(listHtml)));
  return start === null ? element('ul', {}, ...inner) : element('ol', { start: start === 1 ? undefined : start }, ...inner);
};

const nodeHtml = (node: RichNode, headingLevel: 3 | 4): string => {
  if (node.kind === 'list') return listHtml(node);
  return element(node.kind === 'heading' ? `h${headingLevel}` : 'p', {}, runsHtml(node.runs));
};

/** Running text; headings inside stand one below the heading of the block. */
export const textBlockHtml = ({ role, heading, rich, paragraphs }: TextBlock): string => {
  const inner = rich
    ? gatherLists(rich).map((node) => nodeHtml(node, heading ? 4 : 3))
    : paragraphs.filter((text) => text.trim() !== '').map((text) => element('p', {}, textHtml(text)));
  return role === 'body' ? inner.join('') : element('div', { class: role }, ...inner);
};

export const listBlockHtml = ({ ordered, items }: ListBlock): string =>
  element(ordered ? 'ol' : 'ul', {}, ...items.map((item) => element('li', {}, textHtml(item))));
