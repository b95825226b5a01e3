import { dateText } from '#shared/documents/format.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { QbrPackage } from './model.ts';
import type { QbrSectionKey } from './sections.ts';
import { scorecardFigures } from './slides/scorecard.ts';
import type { QbrSay } from './words.ts';

/** The figures that stand on a slide, in its order. */
const figuresOn = (key: QbrSectionKey, { figures, pipeline }: QbrPackage): Figure[] => {
  const { now } = figures;
  if (key === 'summary') return [now.wonCount, now.wonAmount, now.lostCount, now.winRate, now.averageDeal];
  if (key === 'scorecard') return scorecardFigures.map((figure) => now[figure]);
  if (key === 'pipeline') return [pipeline.openDeals, pipeline.openAmount];
  return [];
};

const rateText = ({ figures: { now } }: QbrPackage, say: QbrSay, language: string): string => {
  const rate = now.wonAmount.rate ?? now.openAmount.rate;
  if (rate === null) return '';
  return say('notesRate', { rule: say(`rule.${rate.rule}`), date: dateText(rate.on, language), pairs: rate.pairs.join(', ') });
};

/** What the speaker reads: the frame of all figures, what each says, and where to lead the talk. */
export const speakerNotes = (key: QbrSectionKey, built: QbrPackage, say: QbrSay, language: string): string => {
  const figures = figuresOn(key, built);
  const frame = say('notesAsOf', {
    asOf: dateText(built.asOf, language),
    currency: built.currency,
    rate: rateText(built, say, language),
    quarter: built.quarter.label,
    from: dateText(built.quarter.from, language),
    to: dateText(built.quarter.to, language),
  });
  return [
    frame,
    ...(figures.length === 0
      ? []
      : [say('notesDefinitions'), ...figures.map(({ label, definition }) => say('notesDefinition', { label, definition }))]),
    say('notesPoints'),
    say(`points.${key}`),
  ].join('\n');
};
