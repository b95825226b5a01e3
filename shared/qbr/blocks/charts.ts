import { headerText, pointValue, valueText } from '#shared/documents/format.ts';
import type { Block, Chart, ChartFormat } from '#shared/documents/model.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { figureValue, moneyValue } from '../values.ts';
import { type BlockContext, type FactContext, note } from './block-context.ts';
import type { QbrFindings } from '../model.ts';
import type { QbrWordKey } from '../words.ts';
import { certificatesChart } from './enablement.ts';
import { stagesChart } from './pipeline.ts';

/** As many as stand beside each other with their names; the workbook has all eight. */
const quartersShown = 6;

/** The title of a chart with the currency of its amounts, as the header of a column has it: the labels at the bars have no room for one. */
const withCurrency = (title: string, format: ChartFormat): string =>
  format.kind === 'money' ? headerText({ key: '', label: title, kind: 'money', unit: format.currency }) : title;

/** Won and lost by quarter, oldest first. */
const wonLostChart = ({ built, say }: FactContext): Chart | null => {
  const recent = built.trend.slice(-quartersShown);
  // quarters before the first record say nothing
  const trend = recent.slice(recent.findIndex(({ wonCount, lostCount, registrations }) => wonCount + lostCount + registrations > 0));
  const last = trend.at(-1);
  if (!last || trend.every(({ wonCount, lostCount }) => wonCount + lostCount === 0)) return null;
  return {
    kind: 'bar',
    title: say('wonLostTitle'),
    altText: say('wonLostAlt', { quarters: trend.length, quarter: last.quarter, won: last.wonCount, lost: last.lostCount }),
    categories: trend.map(({ quarter }) => quarter),
    categoryLabel: say('quarter'),
    format: { kind: 'integer' },
    series: [
      { key: 'won', name: say('won'), values: trend.map(({ wonCount }) => wonCount) },
      { key: 'lost', name: say('lost'), values: trend.map(({ lostCount }) => lostCount) },
    ],
  };
};

type Point = QbrFindings['trend'][number];

/** One number of the trend by quarter, oldest first, from the first quarter on that has a record; null when none has a value. */
const trendChart = (
  { built, say, language }: FactContext,
  words: { title: QbrWordKey; name: QbrWordKey },
  format: ChartFormat,
  of: (point: Point) => number | null,
): Chart | null => {
  const recent = built.trend.slice(-quartersShown);
  const first = recent.findIndex(({ wonCount, lostCount, registrations }) => wonCount + lostCount + registrations > 0);
  const trend = first < 0 ? [] : recent.slice(first);
  const last = trend.at(-1);
  if (!last || trend.every((point) => (of(point) ?? 0) === 0)) return null;
  const value = pointValue(of(last), format, '');
  return {
    kind: 'bar',
    title: withCurrency(say(words.title), format),
    altText: say('metricAlt', {
      metric: say(words.name),
      quarters: trend.length,
      quarter: last.quarter,
      value: valueText(value, language),
    }),
    categories: trend.map(({ quarter }) => quarter),
    categoryLabel: say('quarter'),
    format,
    series: [{ key: words.name, name: say(words.name), values: trend.map(of) }],
  };
};

const wonByQuarterChart = (context: FactContext): Chart | null =>
  trendChart(
    context,
    { title: 'wonByQuarterTitle', name: 'wonAmount' },
    { kind: 'money', currency: context.built.currency },
    ({ wonAmount }) => wonAmount,
  );

const registrationsChart = (context: FactContext): Chart | null =>
  trendChart(context, { title: 'registrationsTitle', name: 'registrations' }, { kind: 'integer' }, ({ registrations }) => registrations);

/** Won amount by product, most first; null when nothing was won or no amount is known. */
const productMixChart = ({ built, say, language }: FactContext): Chart | null => {
  const won = built.productMix.filter(({ wonCount }) => wonCount > 0);
  const first = won[0];
  if (!first || won.every(({ wonAmount }) => wonAmount === null)) return null;
  const format = { kind: 'money', currency: built.currency } as const;
  const title = withCurrency(say('productMixTitle', { quarter: built.quarter.label }), format);
  const amount = valueText(moneyValue(first.wonAmount, built.currency, ''), language);
  return {
    kind: 'bar',
    title,
    altText: say('productMixAlt', { quarter: built.quarter.label, product: first.product ?? say('noProduct'), amount }),
    categories: won.map(({ product }) => product ?? say('noProduct')),
    categoryLabel: say('product'),
    format,
    series: [{ key: 'won', name: say('wonAmount'), values: won.map(({ wonAmount }) => wonAmount) }],
  };
};

const formatOf = ({ unit, currency }: Figure): ChartFormat =>
  unit === 'money' ? { kind: 'money', currency: currency ?? '' } : unit === 'ratio' ? { kind: 'percent' } : { kind: 'integer' };

/** One metric over the last eight quarters; what is not available is a gap. Null when no quarter has a value. */
const metricChart = ({ built, block, say, language }: BlockContext): Chart | null => {
  const metric = built.metrics.find(({ id }) => id === block.metrics[0]);
  if (!metric || metric.trend.every(({ value }) => value === null)) return null;
  const { now, trend } = metric;
  return {
    kind: 'line',
    title: withCurrency(say('metricByQuarter', { metric: now.label }), formatOf(now)),
    altText: say('metricAlt', {
      metric: now.label,
      quarters: trend.length,
      quarter: trend.at(-1)?.quarter ?? '',
      value: valueText(figureValue(now), language),
    }),
    categories: trend.map(({ quarter }) => quarter),
    categoryLabel: say('quarter'),
    format: formatOf(now),
    series: [{ key: metric.id, name: now.label, values: trend.map(({ value }) => value) }],
  };
};

const builders: Readonly<Record<string, (context: BlockContext) => Chart | null>> = {
  wonLost: wonLostChart,
  productMix: productMixChart,
  stages: stagesChart,
  wonByQuarter: wonByQuarterChart,
  registrations: registrationsChart,
  'certificates.standing': certificatesChart,
  metric: metricChart,
};

/** Why a bound metric has no chart: it is no longer defined, or not available in any quarter. */
const missingChart = ({ built, block, say }: BlockContext): Block[] => {
  const [id] = block.metrics;
  if (block.source !== 'metric' || id === undefined) return [];
  const metric = built.metrics.find((one) => one.id === id);
  if (!metric) return [note(say('figureGone', { metric: id }))];
  return [note(say('chartMissing', { metric: metric.now.label, reason: metric.now.reason ?? '' }))];
};

/** A chart, chosen by its source; where a metric cannot be drawn the reason, and nothing where there is nothing to say. */
export const chartBlocks = (context: BlockContext): Block[] => {
  const chart = builders[context.block.source ?? '']?.(context) ?? null;
  return chart ? [{ kind: 'chart', chart }] : missingChart(context);
};
