import { gatherLists, type RichItem, type RichList, type RichNode } from '#shared/rich-text/lists.ts';
import type { RichBlock, RichRun } from '#shared/rich-text/model.ts';
import { normalRuns } from '#shared/rich-text/serialize.ts';

/** Signs that Markdown or HTML would read, wherever they stand. */
const signs = /[\\`*_[\]<|~]|&(?=#?\w+;)/g;
/** What would begin a heading, a quotation or a list at the head of a line. */
const beginnings = /^(\s*)(?:([#>+=-])|(\d+)([.)])(?=\s|$))/;

/** A line that begins no block of its own. */
const headFreed = (line: string): string =>
  line.replace(beginnings, (_, blank: string, sign: string | undefined, digits: string, dot: string) =>
    sign === undefined ? `${blank}${digits}\\${dot}` : `${blank}\\${sign}`,
  );

const escaped = (text: string): string => text.replace(signs, String.raw`\$&`);

const lineText = (line: string): string => headFreed(escaped(line.trim()));

/** Plain text for a line of Markdown; its line ends become blanks. */
export const inlineText = (text: string): string => lineText(text.replace(/\s+/g, ' '));

/** Plain text for a cell of a table: bars are kept from parting it, line ends are line breaks. */
export const cellText = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => escaped(line.trim()))
    .join('<br>');

const runText = ({ text, bold, italic, strike, href }: RichRun): string => {
  if (text.trim() === '') return text;
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  let written = escaped(inner);
  if (strike) written = `~~${written}~~`;
  if (italic) written = `_${written}_`;
  if (bold) written = `**${written}**`;
  if (href !== undefined) written = `[${written}](${href})`;
  return before + written + after;
};

/** An exclamation mark before a link would make a picture of it, which readers fetch. */
const withoutPictures = (written: string, next: RichRun | undefined): string =>
  next?.href === undefined ? written : written.replace(/!$/, String.raw`\!`);

/** Runs as lines of Markdown: a line end is a hard break. */
const runsText = (runs: readonly RichRun[], indent: string): string =>
  normalRuns(runs)
    .map((run, index, all) => withoutPictures(runText(run), all[index + 1]))
    .join('')
    .split('\n')
    .map(headFreed)
    .join(`\\\n${indent}`);

const listText = ({ start, items }: RichList, indent: string): string =>
  items
    .map(({ runs, lists }: RichItem, index) => {
      const marker = start === null ? '- ' : `${start + index}. `;
      const inner = indent + ' '.repeat(marker.length);
      return [`${indent}${marker}${runsText(runs, inner)}`, ...lists.map((list) => listText(list, inner))].join('\n');
    })
    .join('\n');

const nodeText = (node: RichNode): string => {
  if (node.kind === 'list') return listText(node, '');
  return node.kind === 'heading' ? `#### ${runsText(node.runs, '').replaceAll('\\\n', ' ')}` : runsText(node.runs, '');
};

/** Rich text as Markdown that others read too: with hard breaks, and whatever is no form of ours escaped. */
export const richText = (blocks: readonly RichBlock[]): string => gatherLists(blocks).map(nodeText).join('\n\n');

/** A paragraph of plain text, its line ends kept. */
export const paragraphText = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(lineText)
    .join('\\\n');
