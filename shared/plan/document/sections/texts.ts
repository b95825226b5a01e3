import { commentaryBlock } from '#shared/documents/commentary.ts';
import type { Block, Section, TableBlock } from '#shared/documents/model.ts';
import { richTextToPlain } from '#shared/rich-text/parse.ts';
import type { PaperContext } from '../paper.ts';
import { textValue } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say'>;

/** Where we started, where we want to go, and how; null when nothing of it is written. */
export const directionSection = ({ paper, say }: Place): Section | null => {
  const { baseline, vision, strategy } = paper.plan.content.terms;
  const blocks = [
    commentaryBlock(vision, say('vision')),
    commentaryBlock(strategy, say('strategy')),
    commentaryBlock(baseline, say('baseline')),
  ].filter((block) => block !== null);
  return blocks.length === 0 ? null : { key: 'direction', title: say('section.direction'), layout: 'stack', notes: null, blocks };
};

/** Words of one of the four fields, a line each. */
const linesOf = (markdown: string): string =>
  richTextToPlain(markdown)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

type Field = 'strengths' | 'weaknesses' | 'opportunities' | 'threats';
const pairTable = (fields: readonly Field[], { paper, say }: Place): TableBlock => {
  const { terms } = paper.plan.content;
  const isWritten = fields.some((field) => linesOf(terms[field]) !== '');
  return {
    kind: 'table',
    columns: fields.map((field) => ({ key: field, label: say(field), kind: 'text', width: 45 })),
    rows: isWritten ? [{ cells: fields.map((field) => textValue(linesOf(terms[field]))) }] : [],
    empty: say('notWritten'),
  };
};

/** Strengths beside weaknesses, opportunities beside threats; the halves that the partner is not shown leave nothing behind. */
export const swotSection = (place: Place): Section | null => {
  const { strengths, weaknesses, opportunities, threats } = place.paper.plan.content.terms;
  if ([strengths, weaknesses, opportunities, threats].every((text) => linesOf(text) === '')) return null;
  const isWhole = linesOf(weaknesses) !== '' || linesOf(threats) !== '';
  const blocks = isWhole
    ? [pairTable(['strengths', 'weaknesses'], place), pairTable(['opportunities', 'threats'], place)]
    : [pairTable(['strengths', 'opportunities'], place)];
  return { key: 'swot', title: place.say(isWhole ? 'section.swot' : 'section.swotOpen'), layout: 'stack', notes: null, blocks };
};

export const accountsTable = ({ paper, say }: Place): TableBlock => {
  const accounts = paper.plan.content.terms.targetAccounts;
  const withNotes = accounts.some(({ note }) => note !== '');
  return {
    kind: 'table',
    columns: [
      { key: 'account', label: say('account'), kind: 'text' },
      ...(withNotes ? [{ key: 'note', label: say('accountNote'), kind: 'text' } as const] : []),
    ],
    rows: accounts.map(({ name, note }) => ({ cells: [textValue(name), ...(withNotes ? [textValue(note)] : [])] })),
    empty: say('noAccounts'),
  };
};

/** Whom both sell to, where, and against whom. */
export const marketSection = (place: Place): Section | null => {
  const { say } = place;
  const { targetAccounts, markets, competitors } = place.paper.plan.content.terms;
  const blocks: Block[] = [
    ...(targetAccounts.length === 0 ? [] : [{ ...accountsTable(place), heading: say('targetAccounts') }]),
    ...(markets.length === 0 ? [] : [{ kind: 'list', heading: say('markets'), items: markets } as const]),
    ...(competitors.length === 0 ? [] : [{ kind: 'list', heading: say('competitors'), items: competitors } as const]),
  ];
  if (blocks.length === 0) return null;
  const title = say(competitors.length === 0 ? 'section.marketOpen' : 'section.market');
  return { key: 'market', title, layout: 'stack', notes: null, blocks };
};
