import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import { job } from './define.ts';
import { ExportedFile } from './qbr-exports.ts';

export const reportsApi = {
  /** The records of one kind that the import knows, of one partner or of all, as a file that comes back without a change. */
  'reports.records': job(
    z.object({
      kind: ImportEntity,
      partnerId: z.string().max(100).optional(),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      dir: z.string().max(4000).optional(),
      /** A whole path instead of a folder; it must not exist yet. */
      file: z.string().max(4000).optional(),
      language: z.string().max(35).default('en'),
      jobId: z.string().max(64).optional(),
    }),
    z.object({ file: ExportedFile, records: z.int() }),
  ),
  /**
   * The portfolio as on the screen, as a workbook with a sheet that explains it, or as CSV. `columns`: keys in the screen's order, all when left out;
   * `partnerIds`: the rows in the screen's order, all when left out; `filter`: what the screen says it shows.
   */
  'reports.portfolio': job(
    z.object({
      asOf: IsoDate.optional(),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      columns: z.array(z.string().max(60)).min(1).max(100).optional(),
      partnerIds: z.array(z.string().max(100)).max(100_000).optional(),
      filter: z.string().max(2000).optional(),
      dir: z.string().max(4000).optional(),
      /** A whole path instead of a folder; it must not exist yet. */
      file: z.string().max(4000).optional(),
      language: z.string().max(35).default('en'),
      jobId: z.string().max(64).optional(),
    }),
    z.object({ file: ExportedFile, partners: z.int(), asOf: IsoDate }),
  ),
} as const;
