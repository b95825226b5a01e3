import { spineBranches, spineTables } from '#core/activity/spine.ts';
import type { QueryCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { prepared } from '#core/db/statements.ts';
import { isActivityKey } from '#shared/domain/activity-kinds.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { genericProfile } from '#shared/domain/profiles/shipped.ts';

/** The last event up to a day that the profile of the partner's type counts as commercial (domain 2.1); null: there was none. */
export const readLastCommercialEvent = (ctx: Pick<QueryCtx, 'sqlite' | 'note'>, partnerId: string, day: IsoDate): IsoDate | null => {
  ctx.note('partner', 'type_profile');
  const stored = prepared(
    ctx.sqlite,
    `SELECT t.profile ->> 'commercialEvents' AS events FROM partner p JOIN type_profile t ON t.type = p.type WHERE p.id = ?`,
  ).get(partnerId) as { events: string } | undefined;
  const events = (stored ? (JSON.parse(stored.events) as string[]) : genericProfile.commercialEvents).filter(isActivityKey);
  ctx.note(...(spineTables(events) as TableName[]));
  return spineBranches(events).reduce<IsoDate | null>((last, { text }) => {
    const { date } = prepared(ctx.sqlite, `SELECT max(on_date) AS date FROM (${text}) WHERE partner_id = ? AND on_date <= ?`).get(
      partnerId,
      day,
    ) as {
      date: IsoDate | null;
    };
    return date !== null && (last === null || date > last) ? date : last;
  }, null);
};
