import { spineSql, spineTables } from '#core/activity/spine.ts';
import type { TimelineKind } from '#shared/api/timeline.ts';
import { type ActivityKey, isActivityKey } from '#shared/domain/activity-kinds.ts';

type OtherKind = Exclude<TimelineKind, ActivityKey>;

/** What a timeline reads besides the spine; the same columns. */
const others: Record<OtherKind, { table: string; sql: string }> = {
  note_taken: {
    table: 'interaction',
    sql: `SELECT partner_id, 'note_taken' AS kind, held_on AS on_date, 'interaction' AS entity, id AS record_id, NULL AS quantity FROM interaction WHERE kind = 'note'`,
  },
  barrier_found: {
    table: 'barrier',
    sql: `SELECT partner_id, 'barrier_found' AS kind, diagnosed_on AS on_date, 'barrier' AS entity, id AS record_id, NULL AS quantity FROM barrier`,
  },
  partner_changed: {
    table: 'partner_change',
    sql: `SELECT partner_id, 'partner_changed' AS kind, changed_on AS on_date, 'partner_change' AS entity, id AS record_id, NULL AS quantity FROM partner_change`,
  },
  stage_changed: {
    table: 'deal_stage_change',
    sql: `SELECT partner_id, 'stage_changed' AS kind, changed_on AS on_date, 'deal_stage_change' AS entity, id AS record_id, NULL AS quantity FROM deal_stage_change`,
  },
  alert_handled: {
    table: 'alert_log',
    sql: `SELECT partner_id, 'alert_handled' AS kind, happened_on AS on_date, 'alert_log' AS entity, id AS record_id, NULL AS quantity FROM alert_log`,
  },
};

/** One compound select over everything of these kinds; its filters on partner_id and on_date reach the indexes. `tables`: what it reads. */
export const timelineSource = (kinds: readonly TimelineKind[]): { sql: string; tables: string[] } => {
  const spine = kinds.filter(isActivityKey);
  const rest = kinds.filter((kind) => !isActivityKey(kind)).map((kind) => others[kind]);
  return {
    sql: [...(spine.length === 0 ? [] : [spineSql(spine)]), ...rest.map(({ sql }) => sql)].join('\nUNION ALL '),
    tables: [...spineTables(spine), ...rest.map(({ table }) => table)],
  };
};
