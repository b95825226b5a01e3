import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { QbrStage } from '#shared/qbr/stage.ts';
import { query } from './define.ts';

const asOf = IsoDate.optional();

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
} as const;
