import { z } from 'zod';
import { FigureUnit } from '#shared/metrics/figure.ts';
import type { QbrPackage } from './model.ts';
import { numbersOf, type PackageNumber } from './numbers.ts';

/**
 * A figure that was frozen and would be another one today. Values as in the figure: fractions, minor units, counts; null: not available.
 * `definition`: whether it still says the same. One whose sentence changed is told also when its value did not; one that is gone has no value today.
 */
export const MovedFigure = z.object({
  key: z.string(),
  label: z.string(),
  period: z.string(),
  unit: FigureUnit,
  currency: z.string().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  definition: z.enum(['same', 'changed', 'removed']),
});
export type MovedFigure = z.infer<typeof MovedFigure>;

const definitionOf = (was: PackageNumber | undefined, is: PackageNumber | undefined): MovedFigure['definition'] => {
  if (was?.isBound && !is) return 'removed';
  return was && is && was.definition !== is.definition ? 'changed' : 'same';
};

/** What differs between two lists of numbers that are known by the same keys. What only the second one asks for is no difference. */
export const differences = (
  before: ReadonlyMap<string, PackageNumber>,
  after: ReadonlyMap<string, PackageNumber>,
): Array<MovedFigure & { key: string }> => {
  const said = new Set<string>();
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const was = before.get(key);
    const is = after.get(key);
    const named = was ?? is;
    if (!named || (!was && is?.isBound)) return [];
    const definition = definitionOf(was, is);
    const [from, to] = [was?.figure.value ?? null, is?.figure.value ?? null];
    if (from === to && definition === 'same') return [];
    // trends and scorecards repeat what the figures of the three periods already say
    const once = `${named.period}/${named.label}`;
    if (said.has(once)) return [];
    said.add(once);
    const { unit, currency } = named.figure;
    return [{ key, label: named.label, period: named.period, unit, currency, from, to, definition }];
  });
};

/**
 * Which figures of a frozen package have moved, from what to what. `live` is built today over the same quarter and as-of date, so that a difference means that the
 * records were corrected or came late, or that the figure is defined anew. A figure that only one of the two has counts as not available in the other.
 */
export const movedFigures = (frozen: QbrPackage, live: QbrPackage, language = 'en'): MovedFigure[] => {
  const byKey = (built: QbrPackage): Map<string, PackageNumber> => new Map(numbersOf(built, language).map((one) => [one.key, one]));
  return differences(byKey(frozen), byKey(live));
};
