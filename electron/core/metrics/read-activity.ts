import type { QueryCtx } from '#core/context.ts';
import { spineBranches, spineTables } from '#core/activity/spine.ts';
import { prepared } from '#core/db/statements.ts';
import type { TableName } from '#core/db/schema.ts';
import type { ActivityKey } from '#shared/domain/activity-kinds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { daysOf, type FrameParams } from './days.ts';

/** The days up to which a last event is told. */
export const eventDays = ['day', 'start', 'yearAgo'] as const;
export type EventDay = (typeof eventDays)[number];
/** The last event of each kind up to a day, of one partner in one frame. */
export type LastEvents = Partial<Record<ActivityKey, Record<EventDay, IsoDate | null>>>;

/** The last event of each of these kinds, by partner and frame. */
export const readLastEvents = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  kinds: readonly ActivityKey[],
  { frames, params }: FrameParams,
  partnerIds: readonly string[] | null,
): Map<string, LastEvents[]> => {
  ctx.note(...(spineTables(kinds) as TableName[]));
  const columns = frames.flatMap((_, frame) =>
    eventDays.map((day) => `max(CASE WHEN ${daysOf(frame).by('on_date', day)} THEN on_date END)`),
  );
  const scope = partnerIds === null ? '' : ' WHERE partner_id IN (SELECT value FROM json_each(@ids))';
  const bound = partnerIds === null ? params : { ...params, ids: JSON.stringify(partnerIds) };
  const found = new Map<string, LastEvents[]>();
  for (const { key, text } of spineBranches(kinds)) {
    const statement = prepared(ctx.sqlite, `SELECT partner_id, ${columns.join(', ')} FROM (${text})${scope} GROUP BY partner_id`).raw(true);
    for (const [partnerId, ...dates] of statement.all(bound) as Array<[string, ...Array<IsoDate | null>]>) {
      let own = found.get(partnerId);
      if (!own) {
        own = frames.map(() => ({}));
        found.set(partnerId, own);
      }
      for (const [index, events] of own.entries()) {
        const [day = null, start = null, yearAgo = null] = dates.slice(index * eventDays.length, (index + 1) * eventDays.length);
        events[key] = { day, start, yearAgo };
      }
    }
  }
  return found;
};

/** Of these partners, those that were enrolled in the cohort of a frame and had one of these events within 90 days of it. */
export const readActivated = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  kinds: readonly ActivityKey[],
  { frames, params }: FrameParams,
  partnerIds: readonly string[],
): Array<Map<string, Set<ActivityKey>>> => {
  ctx.note('partner', ...(spineTables(kinds) as TableName[]));
  const bound = { ...params, ids: JSON.stringify(partnerIds) };
  return frames.map((_, frame) => {
    const days = daysOf(frame);
    const found = new Map<string, Set<ActivityKey>>();
    for (const { key, text } of spineBranches(kinds)) {
      const statement = prepared(
        ctx.sqlite,
        `SELECT DISTINCT p.id FROM partner p JOIN (${text}) e ON e.partner_id = p.id
         WHERE ${days.within('p.enrolled_on', 'cohort')} AND e.on_date >= p.enrolled_on AND e.on_date <= date(p.enrolled_on, '+90 days') AND p.id IN (SELECT value FROM json_each(@ids))`,
      ).raw(true);
      for (const [id] of statement.all(bound) as Array<[string]>) {
        const kindsOf = found.get(id);
        if (kindsOf) kindsOf.add(key);
        else found.set(id, new Set([key]));
      }
    }
    return found;
  });
};
