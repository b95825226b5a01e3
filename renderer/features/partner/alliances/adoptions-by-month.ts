import type { Entry } from '#shared/api/partner-records.ts';
import { textOf } from '../records/entry-text.ts';

/** How many listings were adopted in each month. */
export const adoptionsByMonth = (adoptions: ReadonlyArray<Pick<Entry, 'values'>>, months: readonly string[]): number[] =>
  months.map((month) => adoptions.filter(({ values }) => textOf(values['adoptedOn'])?.startsWith(month)).length);
