import type { Block } from '#shared/documents/model.ts';
import type { QbrBlock } from '../block.ts';
import type { QbrFindings, QbrSection } from '../model.ts';
import type { QbrSay } from '../words.ts';

/** What a block is made from. `judged`: the quarter is over, so that a change can be called good or bad. */
export type BlockContext = {
  built: QbrFindings;
  section: QbrSection;
  block: QbrBlock;
  say: QbrSay;
  language: string;
  judged: boolean;
};
export type FactContext = Omit<BlockContext, 'section' | 'block'>;

/** A plain sentence that stands where figures or records would. */
export const plain = (...paragraphs: string[]): Block => ({ kind: 'text', role: 'body', paragraphs });

/** Small print. */
export const note = (...paragraphs: string[]): Block => ({ kind: 'text', role: 'note', paragraphs });
