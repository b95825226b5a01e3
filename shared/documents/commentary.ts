import { isEmptyRichText, markerOf, parseRichText, plainOf } from '#shared/rich-text/parse.ts';
import type { TextBlock } from './model.ts';

/** What a person wrote, as Markdown, as a block with its form; null when there is nothing. */
export const commentaryBlock = (markdown: string, heading?: string): TextBlock | null => {
  if (isEmptyRichText(markdown)) return null;
  const rich = parseRichText(markdown);
  return {
    kind: 'text',
    role: 'commentary',
    paragraphs: rich.map((block) => [markerOf(block), plainOf(block)].filter(Boolean).join(' ')),
    rich,
    ...(heading === undefined ? {} : { heading }),
  };
};
