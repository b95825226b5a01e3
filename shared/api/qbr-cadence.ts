import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { QbrStage } from '#shared/qbr/stage.ts';
import { job, query } from './define.ts';
import { ExportedFile, ExportFormat, exportOptions } from './qbr-exports.ts';

const asOf = IsoDate.optional();
const whose = { partnerId: z.string(), partner: z.string(), quarter: z.string() };

/** A review that is to be prepared. `id`: null when none was begun. `quarter`: in the partner's own fiscal calendar, where it has one. */
export const DueReview = z.object({
  id: z.string().nullable(),
  partnerId: z.string(),
  partner: z.string(),
  owner: z.string().nullable(),
  quarter: z.string(),
  stage: QbrStage,
  /** The last day on which it is held in time. */
  dueOn: IsoDate,
  scheduledOn: IsoDate.nullable(),
});
export type DueReview = z.infer<typeof DueReview>;

export const qbrCadenceApi = {
  /** Reviews not held yet that are due, or planned, before a day: those of the last fiscal quarter, the running one and the next one. The most pressing first. */
  'qbrs.due': query(z.object({ dueBefore: IsoDate, asOf }), z.array(DueReview)),
  /**
   * Begins and builds the packages of all these reviews, and writes them in each format that is given; with none, no file is written. One that fails does not stop
   * the rest, and says why. Throws CANCELLED; what is whole by then stays.
   */
  'qbrs.prepareDue': job(
    z.object({ dueBefore: IsoDate, ...exportOptions, formats: z.array(ExportFormat).max(4).default([]) }),
    z.object({
      reviews: z.array(z.object({ ...whose, id: z.string(), /** It was not begun before. */ created: z.boolean() })),
      files: z.array(ExportedFile),
      failures: z.array(z.object({ ...whose, code: z.string(), message: z.string(), hint: z.string() })),
    }),
  ),
} as const;
