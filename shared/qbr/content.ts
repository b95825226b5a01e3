import type { Block } from '#shared/documents/model.ts';
import { agendaBlocks } from './blocks/agenda.ts';
import type { BlockContext } from './blocks/block-context.ts';
import { chartBlocks } from './blocks/charts.ts';
import { commentaryOf } from './blocks/commentary.ts';
import { commitmentBlocks } from './blocks/commitments.ts';
import { figureBlocks } from './blocks/figures.ts';
import { riskBlocks } from './blocks/risks.ts';
import { tableBlocks } from './blocks/tables.ts';
import { textBlocks } from './blocks/texts.ts';
import type { BlockKind } from './block.ts';

const builders: Readonly<Record<BlockKind, (context: BlockContext) => Block[]>> = {
  figures: figureBlocks,
  table: tableBlocks,
  chart: chartBlocks,
  commentary: commentaryOf,
  commitments: commitmentBlocks,
  risks: riskBlocks,
  agenda: agendaBlocks,
  text: textBlocks,
};

/** What a block shows: nothing where it has nothing to say, a plain sentence where something is missing that one would look for. */
export const blockContent = (context: BlockContext): Block[] => {
  const blocks = builders[context.block.kind](context);
  const [first, ...rest] = blocks;
  // the CAM's heading stands in place of the usual one
  return context.block.title !== null && first ? [{ ...first, heading: context.block.title }, ...rest] : blocks;
};
