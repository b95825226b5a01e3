import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Block, Section } from '#shared/documents/model.ts';
import type { QbrPackage, QbrSection } from '../model.ts';
import type { QbrSay } from '../words.ts';

/** What a slide is made from. `judged`: the quarter is over, so that a change can be called good or bad. */
export type SlideContext = { built: QbrPackage; section: QbrSection; say: QbrSay; language: string; judged: boolean };
/** The body of one slide; its title and notes are added for all alike. */
export type Slide = { layout: Section['layout']; blocks: Block[] };

/** What the CAM wrote about a section; nothing when it is empty. */
export const commentaryBlocks = ({ section }: Pick<SlideContext, 'section'>, heading?: string): Block[] => {
  const block = commentaryBlock(section.commentary, heading);
  return block ? [block] : [];
};

/** A plain sentence that stands where figures or records would. */
export const plain = (...paragraphs: string[]): Block => ({ kind: 'text', role: 'body', paragraphs });

/** Small print. */
export const note = (...paragraphs: string[]): Block => ({ kind: 'text', role: 'note', paragraphs });
