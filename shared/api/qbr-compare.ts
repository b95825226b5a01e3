import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { ComparedNumber, SectionChange } from '#shared/qbr/compare.ts';
import { query } from './define.ts';

const Id = z.string().max(100);
const PackageName = z.object({
  id: z.string(),
  quarter: z.string(),
  version: z.int(),
  asOf: IsoDate,
  /** Null: its figures are live. */
  frozenAt: z.int().nullable(),
});
export type PackageName = z.infer<typeof PackageName>;

export const qbrCompareApi = {
  /**
   * Two packages of one partner, frozen or live: `with` first, then `id`. Which numbers differ, and what changed in words, section by section.
   * Throws RECORD_NOT_FOUND, also where they are of different partners.
   */
  'qbrs.compare': query(
    z.object({ id: Id, with: Id }),
    z.object({ first: PackageName, second: PackageName, numbers: z.array(ComparedNumber), sections: z.array(SectionChange) }),
  ),
} as const;
