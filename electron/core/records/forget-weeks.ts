import type { CommandCtx } from '#core/context.ts';
import { spineTables } from '#core/activity/spine.ts';
import { prepared } from '#core/db/statements.ts';
import { indicatorKinds } from '#shared/metrics/indicators.ts';

/** What the indicators of a week are counted from; whether a partner was enrolled in it stands in its own row. */
const countedFrom: ReadonlySet<string> = new Set(['partner', ...spineTables(Object.values(indicatorKinds))]);

/**
 * Drops the kept weeks of partners of which such a record changed: a change may fall in any week that is over, and what is kept must be what counting gives. They are
 * counted when they are asked for, and kept again with the next weeks.
 */
export const forgetWeeks = (
  ctx: Pick<CommandCtx, 'sqlite' | 'note'>,
  changes: ReadonlyArray<{ entity: string; partnerIds: readonly string[] }>,
): void => {
  const ids = new Set(changes.flatMap(({ entity, partnerIds }) => (countedFrom.has(entity) ? partnerIds : [])));
  if (ids.size === 0) return;
  const text = 'DELETE FROM indicator_snapshot WHERE partner_id IN (SELECT value FROM json_each(?))';
  if (prepared(ctx.sqlite, text).run(JSON.stringify([...ids])).changes > 0) ctx.note('indicator_snapshot');
};
