import type { QbrFacts, QbrSection, RecordTable } from '#shared/qbr/model.ts';
import { isRecordSource, type RecordSource } from '#shared/qbr/record-sources.ts';
import type { RecordsAsked } from './asked.ts';
import { readDownstream } from './downstream.ts';
import { readJointMilestones, readJointOpportunities } from './joint.ts';
import { readLeads } from './leads.ts';
import { readListings } from './listings.ts';
import { readRenewals } from './renewals.ts';
import { readSellThrough } from './sell-through.ts';

const readers: Readonly<Record<RecordSource, (asked: RecordsAsked) => Promise<RecordTable>>> = {
  sellThrough: readSellThrough,
  downstream: readDownstream,
  renewals: readRenewals,
  jointOpportunities: readJointOpportunities,
  jointMilestones: readJointMilestones,
  listings: readListings,
  leads: readLeads,
};

/** The record tables that blocks of a review list, as known on the as-of date, by their source. */
export const readRecords = async (asked: RecordsAsked, sections: readonly QbrSection[]): Promise<QbrFacts['records']> => {
  const named = sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ kind, source }) => (kind === 'table' && source !== null ? [source] : [])),
  );
  const tables: QbrFacts['records'] = {};
  for (const source of new Set(named)) if (isRecordSource(source)) tables[source] = await readers[source](asked);
  return tables;
};
