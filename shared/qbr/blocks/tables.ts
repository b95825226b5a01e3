import type { Block } from '#shared/documents/model.ts';
import { type BlockContext, note, plain } from './block-context.ts';
import { certificateBlocks } from './enablement.ts';
import { campaignBlocks, mdfBlocks } from './marketing.ts';
import { openDealBlocks } from './pipeline.ts';
import { scorecardTable } from './scorecard.ts';

const builders: Readonly<Record<string, (context: BlockContext) => Block[]>> = {
  scorecard: scorecardTable,
  openDeals: openDealBlocks,
  certificates: certificateBlocks,
  campaigns: campaignBlocks,
  mdf: mdfBlocks,
};

/** Records of a type's section, as they were gathered. */
const recordBlocks = ({ built, block, say }: BlockContext): Block[] => {
  const table = built.records[block.source ?? ''];
  if (!table) return [plain(say('noRecords'))];
  return [
    { kind: 'table', columns: table.columns, rows: table.rows, empty: say('noRecords') },
    ...(table.more > 0 ? [note(say('moreRecords', { count: table.more }))] : []),
  ];
};

/** A table of records, chosen by its source. */
export const tableBlocks = (context: BlockContext): Block[] => (builders[context.block.source ?? ''] ?? recordBlocks)(context);
