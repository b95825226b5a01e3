import { spineSql, spineTables } from '#core/activity/spine.ts';
import type { TimelineKind } from '#shared/api/timeline.ts';
import { type ActivityKey, isActivityKey } from '#shared/domain/activity-kinds.ts';

type OtherKind = Exclude<TimelineKind, ActivityKey>;

/** What a timeline reads besides the spine: the table, the column of the day, and which of its rows. */
const others: Record<OtherKind, { table: string; column: string; where?: string }> = {
  note_taken: { table: 'interaction', column: 'held_on', where: `kind = 'note'` },
  barrier_found: { table: 'barrier', column: 'diagnosed_on' },
  partner_changed: { table: 'partner_change', column: 'changed_on' },
  stage_changed: { table: 'deal_stage_change', column: 'changed_on' },
  alert_handled: { table: 'alert_log', column: 'happened_on' },
};

/** The rows of one of these with the columns of the spine. */
const otherSql = (kind: OtherKind): string => {
  const { table, column, where } = others[kind];
  const rows = `SELECT partner_id, '${kind}' AS kind, ${column} AS on_date, '${table}' AS entity, id AS record_id, NULL AS quantity FROM ${table}`;
  return where === undefined ? rows : `${rows} WHERE ${where}`;
};

/** One compound select over everything of these kinds; its filters on partner_id and on_date reach the indexes. `tables`: what it reads. */
export const timelineSource = (kinds: readonly TimelineKind[]): { sql: string; tables: string[] } => {
  const spine = kinds.filter(isActivityKey);
  const rest = kinds.filter((kind) => !isActivityKey(kind));
  return {
    sql: [...(spine.length === 0 ? [] : [spineSql(spine)]), ...rest.map(otherSql)].join('\nUNION ALL '),
    tables: [...spineTables(spine), ...rest.map((kind) => others[kind].table)],
  };
};
