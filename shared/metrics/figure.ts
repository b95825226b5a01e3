import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';

/** Days that a figure covers, both inside; `to` alone for a state on one day. */
export const FigureWindow = z.object({ from: IsoDate.nullable(), to: IsoDate });

/** The fiscal quarter that a figure was read in. */
export const FigurePeriod = z.object({ label: z.string(), from: IsoDate, to: IsoDate });

/** What a conversion used: `plan` rates or rates `dated` up to the given day. Null when every amount already was in the figure's currency. */
export const FigureRate = z.object({ rule: z.enum(['dated', 'plan']), on: IsoDate, pairs: z.array(z.string()) });

/** In what a figure is: ratios are fractions, money is minor units, a number is a quotient with no unit of its own. */
export const FigureUnit = z.enum(['count', 'ratio', 'money', 'days', 'hours', 'number']);

/**
 * A number that can be defended: what it is, over which days, as of when, in which currency and at which rate, and what was divided by what.
 * `value` null means "not available" and `reason` says why; it is never 0 for want of data. Ratios are fractions; money is integer minor units.
 */
export const Figure = z.object({
  id: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  unit: FigureUnit,
  currency: z.string().nullable(),
  reason: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  definition: z.string().min(1),
  source: z.string().min(1),
  preset: z.string().nullable(),
  window: FigureWindow,
  asOf: IsoDate,
  /** The quarter behind `window`, by which its records are found; null where it was read over days alone (and in packages frozen before it was kept). */
  period: FigurePeriod.nullable().default(null),
  rate: FigureRate.nullable(),
  /** The same figure one period earlier; null where it was not asked for (and in packages frozen before it was kept). */
  previous: z.object({ value: z.number().nullable(), window: FigureWindow }).nullable().default(null),
});
export type Figure = z.infer<typeof Figure>;
