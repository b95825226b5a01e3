import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';

/** Days that a figure covers, both inside; `to` alone for a state on one day. */
export const FigureWindow = z.object({ from: IsoDate.nullable(), to: IsoDate });

/** What a conversion used: `plan` rates or rates `dated` up to the given day. Null when every amount already was in the figure's currency. */
export const FigureRate = z.object({ rule: z.enum(['dated', 'plan']), on: IsoDate, pairs: z.array(z.string()) });

/**
 * A number that can be defended: what it is, over which days, as of when, in which currency and at which rate, and what was divided by what.
 * `value` null means "not available" and `reason` says why; it is never 0 for want of data. Ratios are fractions; money is integer minor units.
 */
export const Figure = z.object({
  id: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  unit: z.enum(['count', 'ratio', 'money', 'days']),
  currency: z.string().nullable(),
  reason: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  definition: z.string(),
  source: z.string(),
  preset: z.string().nullable(),
  window: FigureWindow,
  asOf: IsoDate,
  rate: FigureRate.nullable(),
});
export type Figure = z.infer<typeof Figure>;
