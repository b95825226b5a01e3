import type { HandlersFor } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { prepared } from '#core/db/statements.ts';
import { readProgram } from '#core/settings/program.ts';
import { otherTimelineKinds, type TimelineKind } from '#shared/api/timeline.ts';
import { activityKeys, activityKinds, isActivityKey } from '#shared/domain/activity-kinds.ts';
import { AppError } from '#shared/domain/errors.ts';
import { timelineTexts } from '#shared/text/en/timeline.ts';
import { readDetails, type TimelineRow } from './details.ts';
import { timelineSource } from './sources.ts';

const everyKind: readonly TimelineKind[] = [...activityKeys, ...otherTimelineKinds];

// what happened on one day stands in the order of its key, so that a page can begin in the middle of a day
const pageSql = (source: string): string => `
  SELECT entity || ':' || record_id || ':' || kind AS "key", kind, on_date AS "on", entity, record_id AS recordId, quantity
  FROM (${source}) WHERE partner_id = @partnerId AND on_date <= @upTo AND (on_date < @upTo OR entity || ':' || record_id || ':' || kind < @key)
  ORDER BY on_date DESC, "key" DESC LIMIT @rows`;

/** Sorts after every key. */
const lastKey = '\u{10FFFF}';

export const timelineQueries: HandlersFor<'timeline', 'query'> = {
  'timeline.list': async (ctx, { partnerId, kinds, before, asOf: wanted, limit }) => {
    const partner = await ctx.db.selectFrom('partner').select('id').where('id', '=', partnerId).executeTakeFirst();
    if (!partner) throw new AppError('RECORD_NOT_FOUND', { entity: 'partner' });
    const asOf = wanted ?? (await readProgram(ctx.db, ctx.today)).asOf;
    const asked = kinds ?? everyKind;
    if (asked.length === 0) return { asOf, entries: [], next: null };
    const { sql, tables } = timelineSource(asked);
    ctx.note(...(tables as TableName[]));
    const isFirst = before === undefined || before.on > asOf;
    const found = prepared(ctx.sqlite, pageSql(sql)).all({
      partnerId,
      upTo: isFirst ? asOf : before.on,
      key: isFirst ? lastKey : before.key,
      rows: limit + 1,
    }) as TimelineRow[];
    const rows = found.slice(0, limit);
    const detailsOf = await readDetails(ctx.db, rows);
    const last = rows.at(-1);
    return {
      asOf,
      entries: rows.map((row) => ({
        ...row,
        label: timelineTexts.kind[row.kind],
        nature: isActivityKey(row.kind) ? activityKinds[row.kind] : 'other',
        ...detailsOf(row),
      })),
      next: found.length > limit && last ? { on: last.on, key: last.key } : null,
    };
  },
};
