import { pointText } from '#shared/documents/format.ts';
import type { Block, Chart, ChartFormat, Section } from '#shared/documents/model.ts';
import type { PlanObjective } from '../../model.ts';
import { numbersOf } from '../numbers.ts';
import type { PaperContext } from '../paper.ts';
import { objectiveName } from '../values.ts';

type Place = Pick<PaperContext, 'paper' | 'say' | 'language'>;

const formatOf = ({ unit, currency }: PlanObjective): ChartFormat =>
  unit === 'money' ? { kind: 'money', currency: currency ?? '' } : unit === 'percent' ? { kind: 'percent' } : { kind: 'integer' };

/** Points of a chart: minor units of money, fractions of percent, whole numbers. */
const pointOf = (value: number | null, { unit }: PlanObjective): number | null => {
  if (value === null) return null;
  if (unit === 'percent') return value / 10_000;
  return unit === 'number' ? value / 100 : value;
};

/** Target against actual by quarter; null for an objective without a target, and for one with decimals, which no axis of ours shows. */
export const objectiveChart = (objective: PlanObjective, { paper, say, language }: Place): Chart | null => {
  const numbers = numbersOf(objective, paper.tracking);
  const targets = numbers.targets.map((value) => pointOf(value, objective));
  const actuals = numbers.actuals.map((value) => pointOf(value, objective));
  if (targets.every((value) => value === null)) return null;
  if (objective.unit === 'number' && [...targets, ...actuals].some((value) => value !== null && !Number.isInteger(value))) return null;
  const format = formatOf(objective);
  const categories = paper.tracking.quarters.map(({ label }) => label);
  const words = (value: number | null | undefined): string => {
    const unit = format.kind === 'money' ? ` ${format.currency}` : '';
    return value === null || value === undefined ? say('chartUnknown') : pointText(value, format, language) + unit;
  };
  const facts = categories.map((quarter, index) =>
    say('chartFact', { quarter, target: words(targets[index]), actual: words(actuals[index]) }),
  );
  return {
    kind: 'bar',
    title: objectiveName(objective),
    altText: say('chartAlt', { title: objective.title, facts: facts.join(' ') }),
    categories,
    categoryLabel: say('quarter'),
    format,
    series: [
      { key: 'target', name: say('target'), values: targets },
      { key: 'actual', name: say('actual'), values: actuals },
    ],
  };
};

/** A chart an objective, two a page, those that weigh most first. */
export const chartSections = (context: PaperContext): Section[] => {
  const { paper, say } = context;
  const charts = paper.plan.content.objectives
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap((objective) => {
      const chart = objectiveChart(objective, context);
      return chart === null ? [] : [{ title: objective.title, block: { kind: 'chart', chart } satisfies Block }];
    });
  const pairs = Array.from({ length: Math.ceil(charts.length / 2) }, (_, index) => charts.slice(2 * index, 2 * index + 2));
  return pairs.map((pair, index) => ({
    key: index === 0 ? 'charts' : `charts.${index + 1}`,
    title: say('section.charts', { names: pair.map(({ title }) => title).join(', ') }),
    layout: pair.length === 2 ? 'side-by-side' : 'stack',
    notes: null,
    blocks: pair.map(({ block }) => block),
  }));
};
