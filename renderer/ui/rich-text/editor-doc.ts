import type { JSONContent } from '@tiptap/core';
import { gatherLists, type RichList, type RichNode } from '#shared/rich-text/lists.ts';
import { isAllowedLink, type RichBlock, type RichRun } from '#shared/rich-text/model.ts';

const marksOf = ({ bold, italic, strike, href }: RichRun): NonNullable<JSONContent['marks']> => [
  ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
  ...(bold ? [{ type: 'bold' }] : []),
  ...(italic ? [{ type: 'italic' }] : []),
  ...(strike ? [{ type: 'strike' }] : []),
];

const inlineContent = (runs: readonly RichRun[]): JSONContent[] =>
  runs.flatMap((run) => {
    const marks = marksOf(run);
    return run.text
      .split('\n')
      .flatMap((text, index): JSONContent[] => [
        ...(index > 0 ? [{ type: 'hardBreak' }] : []),
        ...(text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }]),
      ]);
  });

const paragraph = (runs: readonly RichRun[]): JSONContent => ({ type: 'paragraph', content: inlineContent(runs) });

const listContent = ({ start, items }: RichList): JSONContent => ({
  ...(start === null ? { type: 'bulletList' } : { type: 'orderedList', attrs: { start } }),
  content: items.map(({ runs, lists }) => ({ type: 'listItem', content: [paragraph(runs), ...lists.map(listContent)] })),
});

const nodeContent = (node: RichNode): JSONContent => {
  if (node.kind === 'list') return listContent(node);
  return node.kind === 'heading' ? { type: 'heading', attrs: { level: 3 }, content: inlineContent(node.runs) } : paragraph(node.runs);
};

/** Rich text as the document of the editor; an empty one has a paragraph to write in. */
export const blocksToDoc = (blocks: readonly RichBlock[]): JSONContent => {
  const content = gatherLists(blocks).map(nodeContent);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
};

const runOf = ({ type, text, marks = [] }: JSONContent): RichRun => {
  if (type === 'hardBreak') return { text: '\n' };
  const has = (name: string): boolean => marks.some((mark) => mark.type === name);
  const href: unknown = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return {
    text: text ?? '',
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italic: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(typeof href === 'string' && isAllowedLink(href) ? { href } : {}),
  };
};

const runsOf = ({ content = [] }: JSONContent): RichRun[] => content.map(runOf);

/** What stands deeper than one list in another stays at the second level; further paragraphs of an item are lines of it. */
const itemsOf = (list: JSONContent, depth: 0 | 1): RichBlock[] => {
  const start: unknown = list.attrs?.['start'];
  const first = typeof start === 'number' ? start : 1;
  return (list.content ?? []).flatMap(({ content = [] }, index): RichBlock[] => {
    const texts = content.filter(({ type }) => type === 'paragraph');
    const runs = texts.flatMap((one, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...runsOf(one)]);
    const number = list.type === 'orderedList' ? first + index : null;
    return [
      { kind: 'item', depth, number, runs },
      ...content.filter(({ type }) => type !== 'paragraph').flatMap((below) => itemsOf(below, 1)),
    ];
  });
};

/** The document of the editor as rich text. */
export const docToBlocks = ({ content = [] }: JSONContent): RichBlock[] =>
  content.flatMap((node): RichBlock[] => {
    if (node.type === 'bulletList' || node.type === 'orderedList') return itemsOf(node, 0);
    return [{ kind: node.type === 'heading' ? 'heading' : 'paragraph', runs: runsOf(node) }];
  });
