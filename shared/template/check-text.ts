import { type CheckScope, type Checked, checkTag, scopeWithin } from './check-tag.ts';
import type { TemplateData } from './data.ts';
import { boundTagOf, type ReadText } from './read-text.ts';
import { findTags, isBlockTag, type Malformed, type Tag } from './tags.ts';
import { templateWordsOf } from './words.ts';

/** What is known of a text besides itself. `mayBind`: a table or chart can take its place; `troubles`: what is wrong with its loose tags, in their order. */
export type TextAround = CheckScope & { mayBind: boolean; troubles: (Malformed | null)[] };

type Place = { paragraph: number; piece: number };
const isBefore = (a: Place, b: Place): boolean => a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.piece < b.piece);

/** Braces that open and never close stay in the text as they are; here they are found again. */
const unclosedIn = <T>({ paragraphs }: ReadText<T>): string[] =>
  paragraphs.flatMap(({ pieces }) =>
    findTags(pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\ufffc')).join('')).map(({ source }) => source),
  );

/** A tag of a text and what becomes of it. */
export type CheckedTag = Checked & { tag: string };

/** Checks every tag of a text, in order. Closing tags are told of only when something is wrong with them. */
export const checkText = <T>(text: ReadText<T>, around: TextAround, data: TemplateData): CheckedTag[] => {
  const say = templateWordsOf(data.language);
  const isAlone = around.mayBind && boundTagOf(text) !== null;
  const bad = (reason: Malformed): Checked => ({ state: 'malformed', say: say(`bad.${reason}`) });
  let loose = 0;
  const check = (tag: Tag, place: Place): Checked => {
    if (text.loose.some((one) => one.tag === tag)) {
      const trouble = around.troubles[loose] ?? null;
      loose += 1;
      if (trouble) return bad(trouble);
    }
    if (isBlockTag(tag) && text.overlapping.includes(tag)) return bad('overlaps');
    const scope = text.blocks
      .filter(({ open, close }) => isBefore(open, place) && isBefore(place, close))
      .reduce<CheckScope>((inner, block) => scopeWithin(block.tag, inner, data), around);
    return checkTag(tag, data, scope, isAlone);
  };
  const tags = text.paragraphs.flatMap(({ pieces }, paragraph) =>
    pieces.flatMap((piece, index) =>
      piece.kind === 'tag' ? [{ ...check(piece.tag, { paragraph, piece: index }), tag: piece.source, kind: piece.tag.kind }] : [],
    ),
  );
  return [
    ...tags.filter(({ kind, state }) => kind !== 'end' || state !== 'ok').map(({ kind: _, ...one }) => one),
    ...unclosedIn(text).map((source) => ({ tag: source, ...bad('unclosed') })),
  ];
};
