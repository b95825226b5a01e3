import { dateText, valueText } from '#shared/documents/format.ts';
import type { Block, Figure as DocumentFigure } from '#shared/documents/model.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { PackageFigures, QbrFindings } from '../model.ts';
import { dealFigures } from '../template-blocks.ts';
import { comparedFigure, figureValue } from '../values.ts';
import { type BlockContext, type FactContext, note, plain } from './block-context.ts';

const isDealFigure = (id: string): id is keyof PackageFigures => (dealFigures as readonly string[]).includes(id);

/** A figure of the package in its three periods, by its id; null where the package has none of that id. */
const threeOf = ({ figures: { now, previous, yearBefore }, metrics }: QbrFindings, id: string) =>
  isDealFigure(id)
    ? { now: now[id], previous: previous[id], yearBefore: yearBefore[id] }
    : (metrics.find((metric) => metric.id === id) ?? null);

/** What the last frozen review showed of a figure for its own quarter; null where it did not show it. */
const frozenOf = ({ lastFrozen }: QbrFindings, id: string, now: Figure): Figure | null => {
  const value = lastFrozen?.values[id];
  if (!lastFrozen || value === undefined) return null;
  return { ...now, value, currency: now.currency === null ? null : lastFrozen.currency };
};

/** Where the last review froze other values of the previous quarter than the records give today. */
const movedSince = ({ built, say, language }: FactContext, ids: readonly string[]): string[] => {
  const { lastFrozen, previousQuarter } = built;
  if (lastFrozen?.quarter !== previousQuarter.label) return [];
  const text = (figure: Figure): string => valueText(figureValue(figure), language);
  const figures = ids.flatMap((id) => {
    const previous = threeOf(built, id)?.previous;
    const frozen = previous && frozenOf(built, id, previous);
    if (!previous || !frozen || text(frozen) === text(previous)) return [];
    return [say('lastReviewFigure', { label: previous.label, value: text(frozen), now: text(previous) })];
  });
  const date = dateText(lastFrozen.asOf, language);
  return figures.length === 0 ? [] : [say('lastReviewDiffers', { quarter: lastFrozen.quarter, date, figures: figures.join('; ') })];
};

/** The figures with these ids against the quarter before and the year before; those that the package does not have are left out. */
export const comparedFigures = (context: FactContext, ids: readonly string[]): DocumentFigure[] =>
  ids.flatMap((id) => {
    const three = threeOf(context.built, id);
    return three ? [comparedFigure({ ...three, lastReview: frozenOf(context.built, id, three.now) }, context)] : [];
  });

/** Figures side by side with their comparisons, and what has to be known to read them. */
export const figureBlocks = (context: BlockContext): Block[] => {
  const { built, block, say, language, judged } = context;
  const { quarter, previousQuarter, yearBefore, asOf } = built;
  const figures = comparedFigures(context, block.metrics);
  const gone = block.metrics.filter((id) => threeOf(built, id) === null).map((metric) => say('figureGone', { metric }));
  if (figures.length === 0) return [plain(...(gone.length > 0 ? gone : [say('noFigures')]))];
  const running = !judged && quarter.from <= asOf;
  const notes = [
    ...(running
      ? [say('quarterRunning', { quarter: quarter.label, from: dateText(quarter.from, language), asOf: dateText(asOf, language) })]
      : []),
    ...(block.metrics.includes('openDeals') ? [say('openOnLastDay')] : []),
    ...movedSince(context, block.metrics),
    ...gone,
  ];
  return [
    {
      kind: 'figures',
      valueLabel: quarter.label,
      previousLabel: previousQuarter.label,
      yearBeforeLabel: yearBefore.label,
      figures,
    },
    ...(notes.length > 0 ? [note(notes.join(' '))] : []),
  ];
};
