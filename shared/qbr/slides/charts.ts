import { valueText } from '#shared/documents/format.ts';
import type { Chart } from '#shared/documents/model.ts';
import { moneyValue } from '../values.ts';
import type { SlideContext } from './slide.ts';

/** As many as stand beside each other with their names; the workbook has all eight. */
const quartersShown = 6;

/** Won and lost by quarter, oldest first. */
export const wonLostChart = ({ built, say }: SlideContext): Chart | null => {
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

/** Won amount by product, most first; null when nothing was won or no amount is known. */
export const productMixChart = ({ built, say, language }: SlideContext): Chart | null => {
  const won = built.productMix.filter(({ wonCount }) => wonCount > 0);
  const first = won[0];
  if (!first || won.every(({ wonAmount }) => wonAmount === null)) return null;
  const title = say('productMixTitle', { quarter: built.quarter.label });
  const amount = valueText(moneyValue(first.wonAmount, built.currency, ''), language);
  return {
    kind: 'bar',
    title,
    altText: say('productMixAlt', { quarter: built.quarter.label, product: first.product ?? say('noProduct'), amount }),
    categories: won.map(({ product }) => product ?? say('noProduct')),
    categoryLabel: say('product'),
    format: { kind: 'money', currency: built.currency },
    series: [{ key: 'won', name: say('wonAmount'), values: won.map(({ wonAmount }) => wonAmount) }],
  };
};
