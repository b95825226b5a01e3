import { commentaryBlocks, note, type Slide, type SlideContext } from './slide.ts';

/** A section whose records do not exist yet: the CAM's words, and a plain line about what is missing. No figure is made up. */
export const unrecordedSlide = (context: SlideContext): Slide => {
  const { section, say } = context;
  const missing =
    section.key === 'plan' ? say('missing.plan') : section.key === 'enablement' ? say('missing.enablement') : say('missing.marketing');
  const questions =
    section.key === 'plan'
      ? say('questions.plan')
      : section.key === 'enablement'
        ? say('questions.enablement')
        : say('questions.marketing');
  const words = commentaryBlocks(context);
  if (words.length > 0) return { layout: 'stack', blocks: [...words, note(missing)] };
  return {
    layout: 'stack',
    blocks: [
      { kind: 'text', role: 'body', heading: say('notRecorded'), paragraphs: [missing] },
      { kind: 'list', heading: say('questions'), items: questions.split('\n') },
    ],
  };
};
