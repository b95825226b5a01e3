import { type Block, matchBlocks, nestBlocks } from './blocks.ts';
import { type BlockTag, type BoundTag, findTags, isBlockTag, isBoundTag, type Tag } from './tags.ts';

/** A piece of a paragraph as a file has it; `T` is whatever carries its look there and is only handed through. `other`: a page number, a formula. */
export type Run<T> = { kind: 'text'; look: T; text: string } | { kind: 'break'; look: T } | { kind: 'other'; look: T };
export type Paragraph<T> = { source: T; runs: Run<T>[] };

/** `text` of a tag is what stands in its place in the file. */
export type Piece<T> = Run<T> | { kind: 'tag'; look: T; tag: Tag; source: string };
type Place = { paragraph: number; piece: number };
/** A block with the places of its two tags; `from` and `to` count paragraphs. */
export type TextBlock = Block & { open: Place; close: Place };

/** A text with its tags found. `loose`: tags of blocks that are not both here (or that hold the whole title), in order; `overlapping`: blocks of it that cannot be nested. */
export type ReadText<T> = {
  paragraphs: { source: T; pieces: Piece<T>[] }[];
  blocks: TextBlock[];
  overlapping: BlockTag[];
  loose: { tag: Tag; source: string }[];
};

const joined = <T>(runs: Run<T>[]): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'break' ? '\n' : '\ufffc')).join('');

/** Cuts the runs of a paragraph at its tags. A tag over several runs looks like the first of them. */
const piecesOf = <T>(runs: Run<T>[]): Piece<T>[] => {
  const found = findTags(joined(runs)).filter(({ tag }) => !(tag.kind === 'malformed' && tag.reason === 'unclosed'));
  if (found.length === 0) return runs;
  const pieces: Piece<T>[] = [];
  let at = 0;
  for (const run of runs) {
    const length = run.kind === 'text' ? run.text.length : 1;
    const end = at + length;
    if (run.kind !== 'text') {
      if (!found.some(({ from, to }) => from < at && at < to)) pieces.push(run);
      at = end;
      continue;
    }
    let from = at;
    for (const one of found.filter((tag) => tag.to > at && tag.from < end)) {
      if (one.from > from) pieces.push({ ...run, text: run.text.slice(from - at, one.from - at) });
      if (one.from >= at) pieces.push({ kind: 'tag', look: run.look, tag: one.tag, source: one.source });
      from = Math.min(end, one.to);
    }
    if (from < end) pieces.push({ ...run, text: run.text.slice(from - at) });
    at = end;
  }
  return pieces;
};

export const isBlankPiece = <T>(piece: Piece<T>): boolean => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === '');

/** How many of the first pieces `is` holds for. */
const leading = <T>(pieces: T[], is: (piece: T) => boolean): number => {
  const end = pieces.findIndex((piece) => !is(piece));
  return end < 0 ? pieces.length : end;
};

/**
 * Finds the tags of a text. `isTitle`: a block around the whole text is about the slide, not about the text, and is loose. Braces that never close
 * stay as text.
 */
export const readText = <T>(given: Paragraph<T>[], isTitle = false): ReadText<T> => {
  const paragraphs = given.map(({ source, runs }) => ({ source, pieces: piecesOf(runs) }));
  const filled = paragraphs.flatMap(({ pieces }, paragraph) =>
    pieces.flatMap((piece, index) => (isBlankPiece(piece) ? [] : [{ piece, place: { paragraph, piece: index } }])),
  );
  const tags = filled.flatMap(({ piece, place }, at) => (piece.kind === 'tag' ? [{ ...piece, place, at }] : []));
  const { ends, loose } = matchBlocks(tags.map(({ tag }) => tag));
  const opening = leading(filled, ({ piece }) => piece.kind === 'tag' && isBlockTag(piece.tag));
  const closing = filled.length - leading(filled.toReversed(), ({ piece }) => piece.kind === 'tag' && piece.tag.kind === 'end');
  const outside = new Set(loose);
  const pairs: TextBlock[] = [];
  for (const [open, close] of ends) {
    const [first, last] = [tags[open], tags[close]];
    if (!first || !last || !isBlockTag(first.tag)) continue;
    if (isTitle && first.at < opening && last.at >= closing) outside.add(open).add(close);
    else pairs.push({ tag: first.tag, from: first.place.paragraph, to: last.place.paragraph, open: first.place, close: last.place });
  }
  const { nested, overlapping } = nestBlocks(pairs);
  return {
    paragraphs,
    blocks: nested,
    overlapping: overlapping.map(({ tag }) => tag),
    loose: tags.flatMap(({ tag, source }, index) => (outside.has(index) ? [{ tag, source }] : [])),
  };
};

const filledPieces = <T>({ paragraphs }: ReadText<T>): Piece<T>[] =>
  paragraphs.flatMap(({ pieces }) => pieces.filter((piece) => !isBlankPiece(piece)));

/** The tag of a table, chart or picture that stands alone in its text, and so takes the place of the shape. */
export const boundTagOf = <T>(text: ReadText<T>): { tag: BoundTag; look: T } | null => {
  const [first, ...others] = filledPieces(text);
  return first?.kind === 'tag' && isBoundTag(first.tag) && others.length === 0 ? { tag: first.tag, look: first.look } : null;
};

/** True for a text of nothing but loose tags of blocks: it says which slides there are, and is no content. */
export const isBlockMark = <T>(text: ReadText<T>): boolean =>
  text.loose.length > 0 &&
  text.blocks.length === 0 &&
  filledPieces(text).every((piece) => piece.kind === 'tag' && (isBlockTag(piece.tag) || piece.tag.kind === 'end'));
