import { dateText, valueText } from '#shared/documents/format.ts';
import type { Block } from '#shared/documents/model.ts';
import { figureValue } from '../values.ts';
import type { BlockContext, FactContext } from './block-context.ts';

/** The quarter in sentences that only repeat figures: what stands here until a person has written the summary. */
const highlights = ({ built, say, language }: FactContext): string[] => {
  const { now, previous, yearBefore } = built.figures;
  const text = (figure: Parameters<typeof figureValue>[0]): string => valueText(figureValue(figure), language);
  if (now.wonCount.value === null) return [say('highlightNotBegun', { date: dateText(built.quarter.from, language) })];
  const compared = {
    won: say('deals', { count: now.wonCount.value }),
    previous: text(previous.wonCount),
    previousQuarter: built.previousQuarter.label,
    yearBefore: text(yearBefore.wonCount),
    yearBeforeQuarter: built.yearBefore.label,
  };
  const open = { open: say('deals', { count: built.pipeline.openDeals.value ?? 0 }), date: dateText(built.asOf, language) };
  const promised = built.commitments.filter(({ closedOn }) => closedOn === null);
  return [
    now.wonAmount.value === null
      ? say('highlightWonNoAmount', compared)
      : say('highlightWon', { ...compared, amount: text(now.wonAmount) }),
    ...(now.winRate.value === null
      ? []
      : [
          say('highlightRate', {
            rate: text(now.winRate),
            won: now.winRate.numerator ?? 0,
            closed: say('deals', { count: now.winRate.denominator ?? 0 }),
          }),
        ]),
    ...(now.averageDeal.value === null ? [] : [say('highlightAverage', { amount: text(now.averageDeal) })]),
    built.pipeline.openAmount.value === null
      ? say('highlightOpenNoAmount', open)
      : say('highlightOpen', { ...open, amount: text(built.pipeline.openAmount) }),
    ...(promised.length === 0
      ? []
      : [
          say('highlightPromises', {
            vendor: promised.filter(({ side }) => side === 'vendor').length,
            partner: promised.filter(({ side }) => side === 'partner').length,
            overdue: promised.filter(({ overdue }) => overdue).length,
          }),
        ]),
  ];
};

/** The figures in short while nobody wrote the summary, with a plain line that it is missing. */
export const highlightBlocks = (context: BlockContext): Block[] => {
  const { section, say } = context;
  if (section.commentary.trim() !== '') return [];
  return [{ kind: 'list', heading: say('inShort'), items: [...highlights(context), say('summaryMissing')] }];
};
