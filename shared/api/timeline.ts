import { z } from 'zod';
import { activityKeys } from '#shared/domain/activity-kinds.ts';
import { IsoDate } from '#shared/domain/dates.ts';
import { query } from './define.ts';

/** What a timeline shows besides the activity spine. */
export const otherTimelineKinds = [
  'note_taken',
  'barrier_found',
  'partner_changed',
  'stage_changed',
  'alert_handled',
  'plan_agreed',
  'plan_revised',
  'plan_milestone_done',
  'plan_closed',
] as const;
const Kind = z.enum([...activityKeys, ...otherTimelineKinds]);
export type TimelineKind = z.infer<typeof Kind>;

/** Where a page of a timeline ends: the day of its last entry, and its key among those of that day. */
const Cursor = z.object({ on: IsoDate, key: z.string().max(400) });

export const TimelineEntry = z.object({
  /** The record and what happened to it; one record can stand in a timeline several times. */
  key: z.string(),
  kind: Kind,
  label: z.string(),
  nature: z.enum(['commercial', 'engagement', 'touch', 'outcome', 'other']),
  on: IsoDate,
  entity: z.string(),
  recordId: z.string(),
  /** What people call the record; empty when it has no name. */
  title: z.string(),
  /** What else is to say: what came of an alert, from what to what a standing changed, the note of the record. */
  detail: z.string().nullable(),
  /** How often it happened on that day, for what is counted. */
  quantity: z.number().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const timelineApi = {
  /** Everything dated of one partner up to the as-of date, newest first. `before`: the `next` of the page before. */
  'timeline.list': query(
    z.object({
      partnerId: z.string(),
      kinds: z.array(Kind).max(60).optional(),
      before: Cursor.optional(),
      asOf: IsoDate.optional(),
      limit: z.int().min(1).max(500).default(50),
    }),
    z.object({ asOf: IsoDate, entries: z.array(TimelineEntry), next: Cursor.nullable() }),
  ),
} as const;
