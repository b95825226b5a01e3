import { dateText } from '#shared/documents/format.ts';
import type { Block, Figure } from '#shared/documents/model.ts';
import type { PackageFigures } from '../model.ts';
import { comparedFigure } from '../values.ts';
import { commentaryBlocks, note, type Slide, type SlideContext } from './slide.ts';

/** Activity first, then what came of it. */
export const scorecardFigures: ReadonlyArray<keyof PackageFigures> = [
  'registrations',
  'daysSinceEvent',
  'wonCount',
  'wonAmount',
  'lostCount',
  'winRate',
  'averageDeal',
  'dealAge',
  'openDeals',
  'openAmount',
];

export const comparedFigures = (context: Omit<SlideContext, 'section'>): Figure[] => {
  const { now, previous, yearBefore } = context.built.figures;
  return scorecardFigures.map((key) => comparedFigure({ now: now[key], previous: previous[key], yearBefore: yearBefore[key] }, context));
};

/** The figures against the quarter before and the year before. */
export const scorecardSlide = (context: SlideContext): Slide => {
  const { built, say, language, judged } = context;
  const { quarter, previousQuarter, yearBefore, asOf } = built;
  const figures: Block = {
    kind: 'figures',
    valueLabel: quarter.label,
    previousLabel: previousQuarter.label,
    yearBeforeLabel: yearBefore.label,
    figures: comparedFigures(context),
  };
  const running = !judged && quarter.from <= asOf;
  return {
    layout: 'stack',
    blocks: [
      ...commentaryBlocks(context),
      figures,
      note(
        [
          ...(running
            ? [say('quarterRunning', { quarter: quarter.label, from: dateText(quarter.from, language), asOf: dateText(asOf, language) })]
            : []),
          say('openOnLastDay'),
          say('targetMissing'),
        ].join(' '),
      ),
    ],
  };
};
