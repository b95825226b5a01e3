import type { Block } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import { wrapRuns } from '#shared/documents/wrap-runs.ts';
import type { RichRun } from '#shared/rich-text/model.ts';
import { leading, slideSizes } from './look.ts';
import type { Measure } from './measure.ts';

const chunks = <T>(lines: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(lines.length / most) }, (_, part) => lines.slice(part * most, (part + 1) * most));

const joined = (lines: readonly RichRun[][]): RichRun[] => lines.flatMap((line, index) => (index === 0 ? line : [{ text: ' ' }, ...line]));

/** Divides paragraphs that are taller than a slide between lines, so that they go on on the next one; nothing is dropped. */
export const withoutTallParagraphs = (block: Block, { width }: Measure, room: number): Block => {
  if (block.kind !== 'text' && block.kind !== 'list') return block;
  const size = slideSizes.body;
  const inner = (width - size * 1.8) * 0.97;
  const most = Math.max(1, Math.floor(room / leading(size)) - 3);
  const divide = (text: string): string[] => {
    const lines = wrapText(text, inner, size);
    return lines.length <= most ? [text] : chunks(lines, most).map((part) => part.join(' '));
  };
  if (block.kind === 'list') return { ...block, items: block.items.flatMap(divide) };
  if (!block.rich) return { ...block, paragraphs: block.paragraphs.flatMap(divide) };
  return {
    ...block,
    rich: block.rich.flatMap((one) => {
      const lines = wrapRuns(one.runs, inner, size);
      return lines.length <= most ? [one] : chunks(lines, most).map((part) => ({ ...one, runs: joined(part) }));
    }),
  };
};
