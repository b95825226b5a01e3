import { valueText } from '#shared/documents/format.ts';
import { expandUnits } from './blocks.ts';
import type { TemplateData } from './data.ts';
import { isBlankPiece, type Piece, type ReadText, type Run, type TextBlock } from './read-text.ts';
import { type Scope, scopesOf, valueOf } from './resolve.ts';

/** `same`: the paragraph is as the template has it. */
export type FilledParagraph<T> = { source: T; runs: Run<T>[]; same: boolean };

/** A text over several lines as runs with breaks between them. */
const linesOf = <T>(text: string, look: T): Run<T>[] =>
  text
    .split(/\r\n?|\n/)
    .flatMap((line, index): Run<T>[] => [...(index > 0 ? [{ kind: 'break' as const, look }] : []), { kind: 'text', look, text: line }]);

const valueRuns = <T>(name: string, look: T, data: TemplateData, scope: Scope): Run<T>[] => {
  const value = valueOf(name, data, scope);
  return value ? linesOf(valueText(value, data.language), look) : [];
};

/** Fills the pieces of one paragraph; tags that mean nothing here leave nothing behind. */
const fillPieces = <T>(
  pieces: Piece<T>[],
  from: number,
  to: number,
  inline: Map<number, TextBlock>,
  data: TemplateData,
  scope: Scope,
): Run<T>[] => {
  const out: Run<T>[] = [];
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at];
    if (!piece) break;
    const block = inline.get(at);
    if (block) {
      const inner = new Map([...inline].filter(([open]) => open > at));
      for (const one of scopesOf(data)(block.tag, scope)) out.push(...fillPieces(pieces, at + 1, block.close.piece, inner, data, one));
      at = block.close.piece;
    } else if (piece.kind !== 'tag') out.push(piece);
    else if (piece.tag.kind === 'value') out.push(...valueRuns(piece.tag.name, piece.look, data, scope));
  }
  return out;
};

/** One paragraph a line, where a value of several lines is all that the paragraph says. */
const parted = <T>(source: T, runs: Run<T>[]): FilledParagraph<T>[] => {
  const lines: Run<T>[][] = [[]];
  for (const run of runs) {
    if (run.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines
    .filter((line, index) => index === 0 || line.some((run) => run.kind !== 'text' || run.text.trim() !== ''))
    .map((line) => ({ source, runs: line, same: false }));
};

/** True when a block is about whole paragraphs: it spans several, or all that its one says. */
const holdsParagraphs = <T>({ paragraphs }: ReadText<T>, { open, close, from, to }: TextBlock): boolean =>
  from < to ||
  (paragraphs[from]?.pieces ?? []).every((piece, index) => (index >= open.piece && index <= close.piece) || isBlankPiece(piece));

/** Fills a text: values for tags, paragraphs that repeat or fall away. Paragraphs that held nothing but tags of blocks are gone. */
export const fillText = <T>(text: ReadText<T>, data: TemplateData, scope: Scope): FilledParagraph<T>[] => {
  const whole = text.blocks.filter((block) => holdsParagraphs(text, block));
  const inline = text.blocks.filter((block) => !whole.includes(block));
  return expandUnits(text.paragraphs.length, whole, scope, scopesOf(data)).flatMap(({ unit, scope: inner, within }) => {
    const paragraph = text.paragraphs[unit];
    if (!paragraph) return [];
    const { source, pieces } = paragraph;
    if (!pieces.some((piece) => piece.kind === 'tag')) return [{ source, runs: pieces as Run<T>[], same: true }];
    const here = new Map(inline.filter(({ from }) => from === unit).map((block) => [block.open.piece, block]));
    const runs = fillPieces(pieces, 0, pieces.length, here, data, inner);
    const marked = within.some(({ open, close }) => open.paragraph === unit || close.paragraph === unit);
    if (marked && runs.every(isBlankPiece)) return [];
    const words = pieces.filter((piece) => !isBlankPiece(piece) && !(piece.kind === 'tag' && piece.tag.kind !== 'value'));
    return words.length === 1 && words[0]?.kind === 'tag' ? parted(source, runs) : [{ source, runs, same: false }];
  });
};

/** Fills a text without looks: alternative text, names. */
export const fillWords = (text: ReadText<null>, data: TemplateData, scope: Scope): string =>
  fillText(text, data, scope)
    .map(({ runs }) => runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join(''))
    .join('\n')
    .trim();
