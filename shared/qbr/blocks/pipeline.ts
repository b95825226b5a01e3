import { dateText, valueText } from '#shared/documents/format.ts';
import type { Block, Chart, Column, Row } from '#shared/documents/model.ts';
import type { OpenDeal } from '../model.ts';
import { figureValue, textValue } from '../values.ts';
import type { QbrSay } from '../words.ts';
import { type BlockContext, type FactContext, note, plain } from './block-context.ts';

/** As many deals as a table on one slide holds; the workbook has all. */
const most = 12;

/** Open deals by stage; null when none is open. */
export const stagesChart = ({ built, say, language }: FactContext): Chart | null => {
  const { stages } = built.pipeline;
  if (stages.every(({ deals }) => deals === 0)) return null;
  const date = dateText(built.asOf, language);
  return {
    kind: 'bar',
    title: say('stagesTitle', { date }),
    altText: say('stagesAlt', { date, stages: stages.map(({ label, deals }) => `${label} ${deals}`).join(', ') }),
    categories: stages.map(({ label }) => label),
    categoryLabel: say('stage'),
    format: { kind: 'integer' },
    series: [{ key: 'open', name: say('openDeals'), values: stages.map(({ deals }) => deals) }],
  };
};

/** Amounts are in their own currency; when all share one it stands in the header alone. */
const columnsOf = (deals: readonly OpenDeal[], say: QbrSay): Column[] => {
  const currencies = [...new Set(deals.flatMap(({ amount }) => (amount ? [amount.currency] : [])))];
  // a name that already says the product leaves more room for itself
  const products = deals.some(({ name, product }) => product !== null && !name.includes(product));
  return [
    { key: 'deal', label: say('deal'), kind: 'text' },
    ...(products ? [{ key: 'product', label: say('product'), kind: 'text' as const }] : []),
    { key: 'stage', label: say('stage'), kind: 'text' },
    { key: 'age', label: say('age'), kind: 'integer', unit: say('days') },
    ...(currencies.length === 0
      ? []
      : [
          {
            key: 'amount',
            label: say('amount'),
            kind: 'money' as const,
            ...(currencies.length === 1 && currencies[0] ? { unit: currencies[0] } : {}),
          },
        ]),
  ];
};

const rowOf = (deal: OpenDeal, columns: readonly Column[], say: QbrSay): Row => ({
  cells: columns.map(({ key }) => {
    switch (key) {
      case 'deal':
        return textValue(deal.name);
      case 'product':
        return textValue(deal.product);
      case 'stage':
        return textValue(deal.stageLabel);
      case 'age':
        return deal.ageDays === null ? { kind: 'missing', reason: say('noRegistrationDate') } : { kind: 'integer', value: deal.ageDays };
      default:
        return deal.amount === null ? { kind: 'missing', reason: say('noAmount') } : { kind: 'money', ...deal.amount };
    }
  }),
});

/** The open deals by name, the largest first, with what has to be known of the rest. */
export const openDealBlocks = (context: BlockContext): Block[] => {
  const { built, say, language } = context;
  const { deals, openDeals, openAmount, stages } = built.pipeline;
  if (stages.every((stage) => stage.deals === 0)) return [plain(say('noOpenDeals'))];
  const shown = deals.slice(0, most);
  const columns = columnsOf(shown, say);
  const more = (openDeals.value ?? deals.length) - shown.length;
  const without = stages.reduce((sum, { withoutAmount }) => sum + withoutAmount, 0);
  const notes = [
    ...(openAmount.value === null ? [] : [`${openAmount.label}: ${valueText(figureValue(openAmount), language)}`]),
    ...(without === 0 ? [] : [say('withoutAmount', { count: without })]),
    ...(more > 0 ? [say('moreDeals', { count: more })] : []),
  ];
  return [
    { kind: 'table', columns, rows: shown.map((deal) => rowOf(deal, columns, say)), empty: say('noOpenDeals') },
    ...(notes.length > 0 ? [note(...notes)] : []),
  ];
};
