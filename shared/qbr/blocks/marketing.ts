import type { Block, Row, TableBlock } from '#shared/documents/model.ts';
import type { MarketingFacts } from '../recorded.ts';
import { dateValue, moneyValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, note } from './block-context.ts';
import { unrecordedBlocks } from './unrecorded.ts';

/** As many campaigns as one slide holds. */
const most = 6;

const inWords = (key: string): string => `${key.charAt(0).toUpperCase()}${key.slice(1).replaceAll('_', ' ')}`;

export const campaignTable = ({ campaigns }: MarketingFacts, say: QbrSay, shown = campaigns.length): TableBlock => ({
  kind: 'table',
  heading: say('campaigns'),
  columns: [
    { key: 'name', label: say('campaign'), kind: 'text' },
    { key: 'type', label: say('campaignType'), kind: 'text' },
    { key: 'state', label: say('state'), kind: 'text' },
    { key: 'deployed', label: say('deployed'), kind: 'date' },
    { key: 'leads', label: say('leads'), kind: 'integer' },
    { key: 'spend', label: say('spend'), kind: 'money' },
  ],
  rows: campaigns.slice(0, shown).map((one) => ({
    cells: [
      textValue(one.name),
      textValue(inWords(one.type)),
      textValue(inWords(one.state)),
      dateValue(one.deployedOn),
      one.leads === null ? { kind: 'missing', reason: say('notGiven') } : { kind: 'integer', value: one.leads },
      one.spend === null ? { kind: 'missing', reason: say('notGiven') } : { kind: 'money', ...one.spend },
    ],
  })),
  empty: say('noCampaigns'),
});

const mdfTable = ({ mdf }: MarketingFacts, currency: string, say: QbrSay): Block => {
  const { allocated, committed } = mdf;
  const left = allocated === null || committed === null ? null : allocated - committed;
  const line = (label: string, minor: number | null): Row => ({
    cells: [
      textValue(label),
      moneyValue(minor, currency, say('noRateForMdf')),
      minor === null || allocated === null || allocated <= 0
        ? { kind: 'missing', reason: say('noRateForMdf') }
        : { kind: 'percent', fraction: minor / allocated, digits: 1 },
    ],
  });
  return {
    kind: 'table',
    heading: say('mdf'),
    columns: [
      { key: 'what', label: say('mdfPart'), kind: 'text' },
      { key: 'amount', label: say('amount'), kind: 'money', unit: currency },
      { key: 'share', label: say('mdfShare'), kind: 'percent' },
    ],
    // remaining is what was not committed; paid and not yet claimed stand apart
    rows: [
      line(say('mdfAllocated'), allocated),
      line(say('mdfCommitted'), committed),
      line(say('mdfApproved'), mdf.approved),
      line(say('mdfPaid'), mdf.paid),
      line(say('mdfLeft'), left),
    ],
    empty: '',
  };
};

/** Campaigns of the quarter. Without any record of campaigns and MDF: a plain line about what is missing. */
export const campaignBlocks = (context: BlockContext): Block[] => {
  const { built, say } = context;
  const facts = built.marketing;
  if (facts === null) return unrecordedBlocks(context);
  const more = facts.campaigns.length - most;
  return [campaignTable(facts, say, most), ...(more > 0 ? [note(say('moreCampaigns', { count: more }))] : [])];
};

/** The MDF that runs on the as-of date. */
export const mdfBlocks = ({ built, say }: BlockContext): Block[] => {
  const facts = built.marketing;
  if (facts === null) return [];
  const hasMdf = facts.mdf.allocated !== null || facts.mdf.committed !== null;
  return [hasMdf ? mdfTable(facts, built.currency, say) : note(say('noMdf'))];
};
