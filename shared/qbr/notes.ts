import { dateText } from '#shared/documents/format.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { QbrFindings, QbrSection } from './model.ts';
import { isUsualSection } from './sections.ts';
import type { QbrSay } from './words.ts';

/** The figures that stand in a section, in its order. */
const figuresOn = ({ blocks }: QbrSection, { figures, pipeline, metrics }: QbrFindings): Figure[] => {
  const { now } = figures;
  const all = new Map<string, Figure>([...Object.entries(now), ...metrics.map(({ id, now: figure }) => [id, figure] as const)]);
  return blocks
    .filter(({ isOn }) => isOn)
    .flatMap(({ kind, source, metrics: ids }) => {
      if (source === 'highlights') return [now.wonCount, now.wonAmount, now.lostCount, now.winRate, now.averageDeal];
      if (source === 'openDeals') return [pipeline.openDeals, pipeline.openAmount];
      return kind === 'figures' ? ids.flatMap((id) => all.get(id) ?? []) : [];
    });
};

const rateText = ({ figures: { now } }: QbrFindings, say: QbrSay, language: string): string => {
  const rate = now.wonAmount.rate ?? now.openAmount.rate;
  if (rate === null) return '';
  return say('notesRate', { rule: say(`rule.${rate.rule}`), date: dateText(rate.on, language), pairs: rate.pairs.join(', ') });
};

/** What the speaker reads: the frame of all figures, what each says, and where to lead the talk. */
export const speakerNotes = (section: QbrSection, built: QbrFindings, say: QbrSay, language: string): string => {
  const figures = figuresOn(section, built);
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
    ...(isUsualSection(section.key) ? [say('notesPoints'), say(`points.${section.key}`)] : []),
  ].join('\n');
};
