import { charsOf, type MarkedChar, runsOf } from './marks.ts';
import { isAllowedLink, type RichBlock, type RichRun } from './model.ts';

const looks = ['italic', 'bold', 'strike'] as const;
const signs = { italic: '*', bold: '**', strike: '~~' };
const none: Partial<MarkedChar> = {};

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && /\d/.test(char);

const encoded: Record<string, string> = { '(': '%28', ')': '%29' };

/** An address without the signs that would end it; undefined for one that a text may not lead to. */
const addressOf = (href: string): string | undefined => {
  const address = href.trim().replace(/[()\s]/g, (sign) => encoded[sign] ?? encodeURIComponent(sign));
  return isAllowedLink(address) ? address : undefined;
};

/** Blanks look as what stands on both sides of them: a sign can neither open before a blank nor close after one. */
const blanksSettled = (chars: readonly MarkedChar[]): MarkedChar[] => {
  let before: Partial<MarkedChar> = none;
  let after: Partial<MarkedChar> = none;
  const follows = chars
    .toReversed()
    .map((one) => {
      const next = after;
      if (!isSpace(one.char)) after = one;
      return next;
    })
    .toReversed();
  return chars.map((one, index) => {
    if (!isSpace(one.char)) {
      before = one;
      return one;
    }
    const next = follows[index] ?? none;
    const both = looks.flatMap((look) => (before[look] && next[look] ? [[look, true] as const] : []));
    return {
      ...Object.fromEntries(both),
      ...(before.href !== undefined && before.href === next.href ? { href: before.href } : {}),
      char: one.char,
    };
  });
};

/** A number is bold or italic as a whole: stars between digits are a calculation. */
const numbersKept = (chars: readonly MarkedChar[]): MarkedChar[] => {
  const kept: MarkedChar[] = [];
  for (const one of chars) {
    const last = kept.at(-1);
    const isInside = last && isDigit(last.char) && isDigit(one.char) && last.href === one.href && last.strike === one.strike;
    kept.push(isInside ? { ...last, char: one.char } : one);
  }
  return kept;
};

/** Line ends alone part lines, no line is empty, and none begins or ends with a blank. */
const tidied = (runs: readonly RichRun[]): MarkedChar[] => {
  const lines: MarkedChar[][] = [[]];
  for (const one of charsOf(runs)) {
    if (one.char === '\n' || one.char === '\r') lines.push([]);
    else lines.at(-1)?.push(one);
  }
  const trimmed = lines.flatMap((line) => {
    const first = line.findIndex(({ char }) => !isSpace(char));
    return first < 0 ? [] : [line.slice(first, line.findLastIndex(({ char }) => !isSpace(char)) + 1)];
  });
  return trimmed.flatMap((line, index) => (index === 0 ? line : [{ ...line[0], char: '\n' }, ...line]));
};

/** Runs as this Markdown can hold them; reading what was written gives exactly these. */
export const normalRuns = (runs: readonly RichRun[]): RichRun[] => {
  const linked = runs.map(({ href, ...run }): RichRun => {
    const address = href === undefined ? undefined : addressOf(href);
    return address === undefined ? run : { ...run, href: address };
  });
  return runsOf(blanksSettled(numbersKept(tidied(linked))));
};

/** Whether a bracket would be read as the beginning of a link. */
const startsLink = (chars: readonly MarkedChar[], at: number): boolean => {
  const end = chars.findIndex(({ char }, index) => index > at && (char === '[' || char === ']'));
  return end > at && chars[end]?.char === ']' && chars[end + 1]?.char === '(';
};

/** The signs of the looks that end, or begin, between two characters. */
const ending = (before: Partial<MarkedChar>, after: Partial<MarkedChar>): string =>
  looks.map((look) => (before[look] && !after[look] ? signs[look] : '')).join('');

const needsBackslash = (chars: readonly MarkedChar[], at: number): boolean => {
  const one = chars[at] ?? none;
  const [before, after] = [chars[at - 1] ?? none, chars[at + 1] ?? none];
  const isParted = [before, after].some((other) => looks.some((look) => other[look] !== one[look]));
  switch (one.char) {
    case '*':
      // alone between blanks it means nothing, but at the beginning of a line it would be an item
      return isParted || !isSpace(before.char) || !isSpace(after.char) || before.char === undefined || before.char === '\n';
    case '~':
      return isParted || before.char === '~' || after.char === '~';
    case '[':
      return one.href !== undefined || startsLink(chars, at);
    default:
      return one.char === ']' && one.href !== undefined;
  }
};

const inlineMarkdown = (runs: readonly RichRun[]): string => {
  const chars = charsOf(normalRuns(runs));
  let written = '';
  let backslashes = 0;
  /** Backslashes mean something before a sign alone: there each is written twice. */
  const writeSign = (sign: string): void => {
    if (sign === '') return;
    written += '\\'.repeat(backslashes) + sign;
    backslashes = 0;
  };
  for (let at = 0; at <= chars.length; at += 1) {
    const [before, after] = [chars[at - 1] ?? none, chars[at] ?? none];
    const isLinkEdge = before.href !== after.href;
    // what ends is closed inside the brackets, what begins is opened outside: a sign needs a letter on its side
    const [ends, begins] = [ending(before, after), ending(after, before)];
    if (isLinkEdge) {
      writeSign(ends);
      writeSign(before.href === undefined ? '' : `](${before.href})`);
      writeSign(begins + (after.href === undefined ? '' : '['));
    } else writeSign(ends + begins);
    const { char } = after;
    if (char === undefined) break;
    if (needsBackslash(chars, at)) writeSign(`\\${char}`);
    else if (/[*~[\]]/.test(char)) writeSign(char);
    else {
      written += char;
      backslashes = char === '\\' ? backslashes + 1 : 0;
    }
  }
  return written;
};

/** A line that would begin an item or a heading gets a backslash. */
const guarded = (line: string): string => line.replace(/^(?=\\*(?:-|###)[ \t])/, '\\').replace(/^(\d{1,3})(?=\\*[.)][ \t])/, '$1\\');

const inOneLine = (runs: readonly RichRun[]): RichRun[] => runs.map((run) => ({ ...run, text: run.text.replace(/[\r\n]/g, ' ') }));

/** Writes blocks as the Markdown that `parseRichText` reads. Blocks without a word are left out. */
export const richTextToMarkdown = (blocks: readonly RichBlock[]): string => {
  let written = '';
  let last: RichBlock['kind'] | null = null;
  let parentWidth = 2;
  for (const block of blocks) {
    const runs = block.kind === 'heading' ? inOneLine(block.runs) : block.runs;
    const lines = inlineMarkdown(runs).split('\n').map(guarded);
    if (lines.join('') === '') continue;
    const marker = block.kind === 'heading' ? '### ' : block.kind === 'item' ? (block.number === null ? '- ' : `${block.number}. `) : '';
    const indent = block.kind === 'item' && block.depth === 1 && last === 'item' ? ' '.repeat(parentWidth) : '';
    if (block.kind === 'item' && indent === '') parentWidth = marker.length;
    const further = block.kind === 'item' ? indent + ' '.repeat(marker.length) : '';
    written += `${last === null ? '' : last === 'item' && block.kind === 'item' ? '\n' : '\n\n'}${indent}${marker}${lines.join(`\n${further}`)}`;
    last = block.kind;
  }
  return written;
};
