import { z } from 'zod';
import { figureLabel } from '#shared/metrics/definitions.ts';
import { type Figure, FigureUnit } from '#shared/metrics/figure.ts';
import { qbrWordsOf } from './words.ts';
import type { QbrPackage } from './model.ts';

/** A figure that was frozen and would be another one today. Values as in the figure: fractions, minor units, counts; null: not available. */
export const MovedFigure = z.object({
  key: z.string(),
  label: z.string(),
  period: z.string(),
  unit: FigureUnit,
  currency: z.string().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type MovedFigure = z.infer<typeof MovedFigure>;

type Named = { key: string; label: string; period: string; figure: Pick<Figure, 'value' | 'unit' | 'currency'> };

const countOf = (value: number): Named['figure'] => ({ value, unit: 'count', currency: null });

/** Every number of a package by a key that stays the same from build to build. */
const numbersOf = (built: QbrPackage, language: string): Named[] => {
  const say = qbrWordsOf(language);
  const periods = [
    [built.quarter.label, built.figures.now],
    [built.previousQuarter.label, built.figures.previous],
    [built.yearBefore.label, built.figures.yearBefore],
  ] as const;
  const money = (value: number | null): Named['figure'] => ({ value, unit: 'money', currency: built.currency });
  return [
    ...periods.flatMap(([period, figures]) =>
      Object.values(figures).map((figure) => ({ key: `${period}/${figure.id}`, label: figure.label, period, figure })),
    ),
    ...[built.pipeline.openDeals, built.pipeline.openAmount].map((figure) => ({
      key: `pipeline/${figure.id}`,
      label: figure.label,
      period: built.asOf,
      figure,
    })),
    ...built.pipeline.stages.map(({ key, label, deals }) => ({ key: `stage/${key}`, label, period: built.asOf, figure: countOf(deals) })),
    ...built.trend.flatMap(({ quarter, wonCount, wonAmount, lostCount }) => [
      { key: `trend/${quarter}/won`, label: figureLabel('wonCount'), period: quarter, figure: countOf(wonCount) },
      { key: `trend/${quarter}/amount`, label: figureLabel('wonAmount'), period: quarter, figure: money(wonAmount) },
      { key: `trend/${quarter}/lost`, label: figureLabel('lostCount'), period: quarter, figure: countOf(lostCount) },
    ]),
    ...built.productMix.flatMap(({ product, wonCount, wonAmount }) => [
      {
        key: `product/${product}/won`,
        label: say('movedProductDeals', { product: product ?? say('noProduct') }),
        period: built.quarter.label,
        figure: countOf(wonCount),
      },
      {
        key: `product/${product}/amount`,
        label: say('movedProductAmount', { product: product ?? say('noProduct') }),
        period: built.quarter.label,
        figure: money(wonAmount),
      },
    ]),
    ...(['vendor', 'partner'] as const).map((side) => ({
      key: `commitments/${side}`,
      label: say(side === 'vendor' ? 'movedVendorCommitments' : 'movedPartnerCommitments'),
      period: built.asOf,
      figure: countOf(built.commitments.filter((one) => one.side === side && one.closedOn === null).length),
    })),
  ];
};

/**
 * Which figures of a frozen package have moved, from what to what. `live` is built today over the same quarter and as-of date, so that a difference means that the
 * records were corrected or came late. A figure that only one of the two has counts as not available in the other.
 */
export const movedFigures = (frozen: QbrPackage, live: QbrPackage, language = 'en'): MovedFigure[] => {
  const before = new Map(numbersOf(frozen, language).map((named) => [named.key, named]));
  const after = new Map(numbersOf(live, language).map((named) => [named.key, named]));
  const said = new Set<string>();
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    const named = was ?? is;
    if (!named || (was?.figure.value ?? null) === (is?.figure.value ?? null)) return [];
    // the trend repeats what the three periods already say
    const once = `${named.period}/${named.label}`;
    if (said.has(once)) return [];
    said.add(once);
    const { unit, currency } = named.figure;
    return [
      { key, label: named.label, period: named.period, unit, currency, from: was?.figure.value ?? null, to: is?.figure.value ?? null },
    ];
  });
};
