import type { Block } from '#shared/documents/model.ts';
import { type BlockContext } from './block-context.ts';
import { writtenBlocks } from './commentary.ts';
import { coverBlocks } from './cover.ts';
import { planObjectiveBlocks } from './plan.ts';
import { highlightBlocks } from './summary.ts';
import { unrecordedBlocks } from './unrecorded.ts';

/** Free text, and the texts that follow from the records: the cover, the quarter in short, what is not recorded. */
export const textBlocks = (context: BlockContext): Block[] => {
  switch (context.block.source) {
    case 'cover':
      return coverBlocks(context);
    case 'highlights':
      return highlightBlocks(context);
    case 'missing':
      // reviews that were begun before plans were kept have this block in its place
      return context.section.key === 'plan' ? planObjectiveBlocks(context) : unrecordedBlocks(context);
    default:
      return writtenBlocks(context.block.text);
  }
};
