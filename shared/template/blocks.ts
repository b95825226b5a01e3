import { type BlockTag, isBlockTag, type Tag } from './tags.ts';

/** A block that spans the units `from` to `to` (paragraphs of a text, rows of a table, slides of a deck), both included. */
export type Block = { tag: BlockTag; from: number; to: number };

/**
 * Which opening belongs to which closing tag, by position in the list. `loose`: openings that nothing closes and closings that nothing opened. A closing
 * tag closes the last opening of its kind; what was opened after that one and is still open is loose.
 */
export const matchBlocks = (tags: readonly Tag[]): { ends: Map<number, number>; loose: number[] } => {
  const ends = new Map<number, number>();
  const loose: number[] = [];
  let open: { at: number; kind: BlockTag['kind'] }[] = [];
  for (const [at, tag] of tags.entries()) {
    if (isBlockTag(tag)) open.push({ at, kind: tag.kind });
    if (tag.kind !== 'end') continue;
    const index = open.findLastIndex(({ kind }) => kind === tag.of);
    const opening = open[index];
    if (!opening) {
      loose.push(at);
      continue;
    }
    ends.set(opening.at, at);
    loose.push(...open.slice(index + 1).map((one) => one.at));
    open = open.slice(0, index);
  }
  return { ends, loose: [...loose, ...open.map((one) => one.at)].sort((a, b) => a - b) };
};

/** The blocks in an order in which outer ones come first, without those that overlap an earlier one and so cannot be nested in it. */
export const nestBlocks = <B extends Block>(blocks: readonly B[]): { nested: B[]; overlapping: B[] } => {
  const nested: B[] = [];
  const overlapping: B[] = [];
  for (const block of blocks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const crosses = nested.some((other) => other.from < block.from && block.from <= other.to && other.to < block.to);
    (crosses ? overlapping : nested).push(block);
  }
  return { nested, overlapping };
};

export type Expanded<S, B extends Block> = { unit: number; scope: S; within: B[] };

/**
 * The units `0..count-1` after conditions and repetitions: each as often as its blocks say, with the scope to fill it from. `blocks` as `nestBlocks` gives
 * them; `scopesOf` says in which scopes a block's content appears (none, the same one, or one an item).
 */
export const expandUnits = <S, B extends Block>(
  count: number,
  blocks: readonly B[],
  scope: S,
  scopesOf: (tag: BlockTag, scope: S) => S[],
): Expanded<S, B>[] => {
  const walk = (from: number, to: number, inner: readonly B[], current: S, within: B[]): Expanded<S, B>[] => {
    const out: Expanded<S, B>[] = [];
    for (let unit = from; unit <= to; ) {
      const at = inner.findIndex((block) => block.from === unit);
      const block = inner[at];
      if (!block) {
        out.push({ unit, scope: current, within });
        unit += 1;
        continue;
      }
      const rest = inner.slice(at + 1).filter((other) => other.from >= block.from && other.to <= block.to);
      for (const one of scopesOf(block.tag, current)) out.push(...walk(block.from, block.to, rest, one, [...within, block]));
      unit = block.to + 1;
    }
    return out;
  };
  return walk(0, count - 1, blocks, scope, []);
};
