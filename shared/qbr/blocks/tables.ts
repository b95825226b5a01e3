import { dateText } from '#shared/documents/format.ts';
import type { Block } from '#shared/documents/model.ts';
import { isRecordSource, recordSources } from '../record-sources.ts';
import { type BlockContext, note, plain } from './block-context.ts';
import { certificateBlocks } from './enablement.ts';
import { campaignBlocks, mdfBlocks } from './marketing.ts';
import { openDealBlocks } from './pipeline.ts';
import { planInvestmentBlocks, planMilestoneBlocks, planObjectiveBlocks } from './plan.ts';
import { scorecardTable } from './scorecard.ts';

const builders: Readonly<Record<string, (context: BlockContext) => Block[]>> = {
  scorecard: scorecardTable,
  openDeals: openDealBlocks,
  certificates: certificateBlocks,
  campaigns: campaignBlocks,
  mdf: mdfBlocks,
  planObjectives: planObjectiveBlocks,
  planMilestones: planMilestoneBlocks,
  planInvestments: planInvestmentBlocks,
};

/** Records of a type's section, as they were gathered: as many as a slide holds, with the rows that sum them up. Without any: what is missing and where it comes from. */
const recordBlocks = ({ built, block, say, language }: BlockContext): Block[] => {
  const source = block.source ?? '';
  const table = built.records[source];
  if (!isRecordSource(source)) return [plain(say('noRecords'))];
  const facts = { quarter: built.quarter.label, next: built.nextQuarter.label, date: dateText(built.asOf, language) };
  const heading = say(`recordsOf.${source}`, facts);
  if (!table || table.rows.length === 0) return [{ ...plain(say(`noRecordsOf.${source}`, facts)), heading }];
  const sums = table.rows.filter(({ emphasis }) => emphasis === 'total');
  const rows = table.rows.filter(({ emphasis }) => emphasis !== 'total');
  const more = Math.max(0, rows.length - recordSources[source]) + table.more;
  return [
    { kind: 'table', heading, columns: table.columns, rows: [...rows.slice(0, recordSources[source]), ...sums], empty: '' },
    ...(more > 0 ? [note(say('moreRecords', { count: more }))] : []),
  ];
};

/** A table of records, chosen by its source. */
export const tableBlocks = (context: BlockContext): Block[] => (builders[context.block.source ?? ''] ?? recordBlocks)(context);
