import { commentaryBlock } from '#shared/documents/commentary.ts';
import { dateText } from '#shared/documents/format.ts';
import type { Block } from '#shared/documents/model.ts';
import { type BlockContext, plain } from './block-context.ts';

/** What a person wrote; nothing when it is empty. */
export const writtenBlocks = (text: string, heading?: string): Block[] => {
  const block = commentaryBlock(text, heading);
  return block ? [block] : [];
};

/** The CAM's words about a section. The plan of the coming quarter says plainly when it was not written. */
export const commentaryOf = ({ section, block, built: { nextQuarter }, say, language }: BlockContext): Block[] => {
  if (block.source !== 'next') return writtenBlocks(section.commentary);
  const quarter = nextQuarter.label;
  const words = writtenBlocks(section.commentary, say('nextPlan', { quarter }));
  const missing = say('nextMissing', { quarter, from: dateText(nextQuarter.from, language), to: dateText(nextQuarter.to, language) });
  return words.length > 0 ? words : [plain(missing)];
};
