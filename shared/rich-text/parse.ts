import { parseInline } from './inline.ts';
import type { RichBlock } from './model.ts';

const item = /^([ \t]*)(?:[-*]|(\d{1,3})[.)])[ \t]+(\S[^]*)$/;
const heading = /^[ \t]*###[ \t]+(\S[^]*)$/;

/** A line whose first sign was given a backslash, so that it begins no item and no heading. */
const freed = (line: string): string => line.replace(/^\\(?=\\*(?:-|###)[ \t])/, '').replace(/^(\d{1,3})\\(?=\\*[.)][ \t])/, '$1');

type Draft = { block: RichBlock; lines: string[] };

const draftOf = (line: string, isInList: boolean): Draft => {
  const title = heading.exec(line);
  if (title) return { block: { kind: 'heading', runs: [] }, lines: [title[1] ?? ''] };
  const found = item.exec(line);
  if (!found) return { block: { kind: 'paragraph', runs: [] }, lines: [line] };
  const [, indent = '', digits, text = ''] = found;
  const depth = isInList && indent.replaceAll('\t', '  ').length >= 2 ? 1 : 0;
  return { block: { kind: 'item', depth, number: digits === undefined ? null : Number(digits), runs: [] }, lines: [text] };
};

/**
 * Reads the small Markdown of commentary: paragraphs, `**bold**`, `*italic*`, `~~strike~~`, `[links](https://...)`, lists with `-`, `*` or `1.` nested once, and
 * headings with `###`. All else is text, HTML too. A single line end is a line break, so that a plain text reads as it was typed: `_`, `#42`, `1.5 %`,
 * `2 * 3` and `2017. ` mean nothing here. Never throws.
 */
export const parseRichText = (markdown: string): RichBlock[] => {
  const drafts: Draft[] = [];
  // whether the next line of text goes on with what the last one began
  let goesOn = false;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const last = drafts.at(-1);
    const draft = draftOf(line, last?.block.kind === 'item');
    if (line.trim() === '') goesOn = false;
    else if (goesOn && last && draft.block.kind === 'paragraph') last.lines.push(line);
    else {
      drafts.push(draft);
      goesOn = draft.block.kind !== 'heading';
    }
  }
  return drafts.map(({ block, lines }) => ({ ...block, runs: parseInline(lines.map((line) => freed(line.trim())).join('\n')) }));
};

/** The text of runs without any look. */
export const plainOf = ({ runs }: Pick<RichBlock, 'runs'>): string => runs.map(({ text }) => text).join('');

/** What stands before an item: its number, or a dot. */
export const markerOf = (block: RichBlock): string => (block.kind !== 'item' ? '' : block.number === null ? '•' : `${block.number}.`);

/** The text alone, one line a block, items with their number or a dot: for previews, search and files that know no form. */
export const richTextToPlain = (markdown: string): string =>
  parseRichText(markdown)
    .map((block) => [markerOf(block), plainOf(block)].filter(Boolean).join(' '))
    .join('\n');

export const isEmptyRichText = (markdown: string): boolean => markdown.trim() === '';
