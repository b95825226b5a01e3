import type { Block, Row, TableBlock } from '#shared/documents/model.ts';
import type { MarketingFacts } from '../recorded.ts';
import { dateValue, moneyValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { commentaryBlocks, note, type Slide, type SlideContext } from './slide.ts';
import { unrecordedSlide } from './unrecorded.ts';

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

/** Campaigns of the quarter beside the MDF that runs today. Without any record of them: a plain line about what is missing. */
export const marketingSlide = (context: SlideContext): Slide => {
  const { built, say } = context;
  const facts = built.marketing;
  if (facts === null) return unrecordedSlide(context);
  const hasMdf = facts.mdf.allocated !== null || facts.mdf.committed !== null;
  const more = facts.campaigns.length - most;
  const notes = [...(hasMdf ? [] : [say('noMdf')]), ...(more > 0 ? [say('moreCampaigns', { count: more })] : [])];
  const blocks: Block[] = [campaignTable(facts, say, most), ...(hasMdf ? [mdfTable(facts, built.currency, say)] : [])];
  return {
    layout: 'stack',
    blocks: [...commentaryBlocks(context), ...blocks, ...(notes.length > 0 ? [note(...notes)] : [])],
  };
};
