import { type Block, matchBlocks } from '#shared/template/blocks.ts';
import { isBlockMark, type ReadText } from '#shared/template/read-text.ts';
import { isBlockTag, type Tag } from '#shared/template/tags.ts';

/** The texts of one slide that may say which slides there are: its title first, then its other shapes. */
export type SlideMarks = { text: ReadText<unknown>; isTitle: boolean }[];
/** A tag by the slide, the text on it and its place among the loose tags there. */
type Mark = { slide: number; text: number; at: number; tag: Tag };

/** True for a text whose loose tags are about slides: of a title, or alone in a shape. */
export const isAboutSlides = ({ text, isTitle }: SlideMarks[number]): boolean => isTitle || isBlockMark(text);

/**
 * Conditions and repetitions of slides. What opens on a slide opens before anything closes on it, so that blocks always nest. `loose`: tags about slides without
 * their other half.
 */
export const slideBlocks = (slides: readonly SlideMarks[]): { blocks: Block[]; loose: Mark[] } => {
  const marks = slides.flatMap((texts, slide) => {
    const here = texts.flatMap((one, text): Mark[] =>
      isAboutSlides(one) ? one.text.loose.map(({ tag }, at) => ({ slide, text, at, tag })) : [],
    );
    const opens = here.filter(({ tag }) => isBlockTag(tag));
    return [...opens, ...here.filter(({ tag }) => !isBlockTag(tag))];
  });
  const { ends, loose } = matchBlocks(marks.map(({ tag }) => tag));
  const blocks = [...ends]
    .sort(([a], [b]) => a - b)
    .flatMap(([open, close]): Block[] => {
      const [first, last] = [marks[open], marks[close]];
      return first && last && isBlockTag(first.tag) ? [{ tag: first.tag, from: first.slide, to: last.slide }] : [];
    });
  return { blocks: blocks.sort((a, b) => a.from - b.from || b.to - a.to), loose: loose.flatMap((at) => marks[at] ?? []) };
};
