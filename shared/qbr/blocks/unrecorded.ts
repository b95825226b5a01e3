import type { Block } from '#shared/documents/model.ts';
import { type BlockContext, note } from './block-context.ts';

/** What stands where records do not exist yet: a plain line about what is missing, and what to settle while the CAM wrote nothing. No figure is made up. */
export const unrecordedBlocks = ({ section, say }: BlockContext): Block[] => {
  const missing =
    section.key === 'plan' ? say('missing.plan') : section.key === 'enablement' ? say('missing.enablement') : say('missing.marketing');
  const questions =
    section.key === 'plan'
      ? say('questions.plan')
      : section.key === 'enablement'
        ? say('questions.enablement')
        : say('questions.marketing');
  if (section.commentary.trim() !== '') return [note(missing)];
  return [
    { kind: 'text', role: 'body', heading: say('notRecorded'), paragraphs: [missing] },
    { kind: 'list', heading: say('questions'), items: questions.split('\n') },
  ];
};
