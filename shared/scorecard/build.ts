import type { IsoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, type FiscalQuarter, shiftQuarter } from '#shared/domain/fiscal.ts';
import { ScorecardLines, type ScorecardLine } from '#shared/domain/type-profile.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import type { CardLine, Overall, Scorecard } from './model.ts';
import { attainmentOf, rateActual } from './rate-line.ts';
import { cardLabel } from './scorable.ts';
import { overallOf } from './score.ts';
import { paceOf, targetOf } from './target.ts';
import { say } from './words.ts';

/** The figure of a metric in a quarter (by its label); null for a metric that is not known. */
export type FigureOf = (metric: string, quarter: string) => Figure | null;

/** How many quarters a trend shows, the card's own among them. */
const trendLength = 6;

/** The quarters that a card of `quarter` reads, oldest first: its trend. The same quarter of the year before is among them. */
export const cardQuarters = (calendar: FiscalCalendar, quarter: FiscalQuarter): FiscalQuarter[] =>
  Array.from({ length: trendLength }, (_, index) => shiftQuarter(calendar, quarter, index - trendLength + 1));

export type CardInput = {
  template: readonly ScorecardLine[];
  asOf: IsoDate;
  /** From `cardQuarters`: the last is the card's. */
  quarters: readonly FiscalQuarter[];
  figureOf: FigureOf;
};

const standingOf = (
  line: ScorecardLine,
  actual: Figure | null,
  target: CardLine['target'],
  hasStarted: boolean,
): Pick<CardLine, 'attainment' | 'rating' | 'reason'> => {
  const notKnown = (reason: string) => ({ attainment: null, rating: 'not_known' as const, reason });
  if (actual === null) return notKnown(say('reason.unknownMetric', { metric: line.metric }));
  if (!hasStarted) return notKnown(say('reason.notStarted'));
  if (actual.value === null) return notKnown(say('reason.noActual', { reason: actual.reason ?? '' }).trim());
  if (target.value === null) return notKnown(target.reason ?? say('reason.noTarget'));
  return {
    attainment: attainmentOf(actual.value, target.value, line.higherIsBetter),
    rating: rateActual(actual.value, target.value, line),
    reason: null,
  };
};

const noTarget = (line: ScorecardLine): CardLine['target'] => ({
  value: null,
  full: null,
  from: line.target.kind,
  growth: null,
  currency: null,
  days: null,
  ofDays: null,
  reason: say('reason.unknownMetric', { metric: line.metric }),
});

const buildLine = (line: ScorecardLine, { quarters, asOf, figureOf }: CardInput): CardLine => {
  const figures = quarters.map((quarter) => figureOf(line.metric, quarter.label));
  const last = quarters.length - 1;
  const at = (back: number): Figure | null => figures[last - back] ?? null;
  const [now, yearAgo] = [quarters[last], quarters[last - 4]];
  const [actual, yearBefore] = [at(0), at(4)];
  const target =
    actual && now ? targetOf({ line, actual, yearBefore, yearBeforeLabel: yearAgo?.label ?? '', quarter: now, asOf }) : noTarget(line);
  return {
    metric: line.metric,
    label: actual ? cardLabel(actual.label) : line.metric,
    kind: line.kind,
    weight: line.weight,
    higherIsBetter: line.higherIsBetter,
    onTrack: line.onTrack,
    atRisk: line.atRisk,
    actual,
    previous: at(1),
    yearBefore,
    target,
    pace: actual && now ? paceOf(actual, now, asOf) : null,
    ...standingOf(line, actual, target, now !== undefined && now.from <= asOf),
    trend: quarters.map((quarter, index) => {
      const figure = figures[index] ?? null;
      return {
        quarter: quarter.label,
        value: figure?.value ?? null,
        reason: figure === null ? say('reason.unknownMetric', { metric: line.metric }) : figure.reason,
      };
    }),
  };
};

const imbalanceOf = ({ activity, outcome }: Overall): Scorecard['imbalance'] => {
  const [strong, weak] =
    activity.rating === 'on_track' && outcome.rating === 'off_track'
      ? (['activity', 'outcome'] as const)
      : outcome.rating === 'on_track' && activity.rating === 'off_track'
        ? (['outcome', 'activity'] as const)
        : [null, null];
  return strong === null ? null : { strong, weak, words: say(`imbalance.${strong}`) };
};

const sound = new WeakSet<readonly ScorecardLine[]>();

/** Refuses a template that has one kind of line without the other; each template is looked at once. */
const assertTemplate = (template: readonly ScorecardLine[]): void => {
  if (sound.has(template)) return;
  ScorecardLines.parse(template);
  sound.add(template);
};

/** The scorecard of a partner from its template and its figures (M43). Throws when the template has one kind of line without the other. */
export const buildScorecard = (input: CardInput): Scorecard => {
  const { template } = input;
  assertTemplate(template);
  const quarter = input.quarters.at(-1);
  if (!quarter) throw new RangeError('a scorecard needs a quarter');
  // activity above what comes of it, whatever order the template has
  const ordered = template.toSorted((a, b) => Number(a.kind === 'outcome') - Number(b.kind === 'outcome'));
  const lines = ordered.map((line) => buildLine(line, input));
  const overall = overallOf(lines);
  return {
    asOf: input.asOf,
    quarter: quarter.label,
    from: quarter.from,
    to: quarter.to,
    isRunning: quarter.from <= input.asOf && input.asOf < quarter.to,
    quarters: input.quarters.map(({ label }) => label),
    lines,
    overall,
    imbalance: imbalanceOf(overall),
  };
};
