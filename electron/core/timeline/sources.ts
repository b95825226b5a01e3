import { spineSql, spineTables } from '#core/activity/spine.ts';
import type { TimelineKind } from '#shared/api/timeline.ts';
import { type ActivityKey, isActivityKey } from '#shared/domain/activity-kinds.ts';

type OtherKind = Exclude<TimelineKind, ActivityKey>;

// the signature that made both sides agree: the other side had signed the same version before it
const second = (
  revision: string,
): string => `plan_signature.revision ${revision} AND EXISTS (SELECT 1 FROM plan_signature o WHERE o.plan_id = plan_signature.plan_id
  AND o.revision = plan_signature.revision AND o.print = plan_signature.print AND o.side <> plan_signature.side
  AND (o.signed_at < plan_signature.signed_at OR (o.signed_at = plan_signature.signed_at AND o.id < plan_signature.id)))`;

type Other = { table: string; column: string; where?: string; partner?: string; from?: string; of?: { entity: string; id: string } };

// of a partner the plans are found by an index, and the signatures by their plan
const agreement = (revision: string): Other => ({
  table: 'plan_signature',
  column: 'plan_signature.signed_on',
  where: second(revision),
  partner: 'plan.partner_id',
  from: 'plan JOIN plan_signature ON plan_signature.plan_id = plan.id',
  of: { entity: 'plan', id: 'plan.id' },
});

/** What a timeline reads besides the spine: the table, the column of the day, and which of its rows; `of`: the record that it is told of, where that is another one. */
const others: Record<OtherKind, Other> = {
  note_taken: { table: 'interaction', column: 'held_on', where: `kind = 'note'` },
  barrier_found: { table: 'barrier', column: 'diagnosed_on' },
  partner_changed: { table: 'partner_change', column: 'changed_on' },
  stage_changed: { table: 'deal_stage_change', column: 'changed_on' },
  alert_handled: { table: 'alert_log', column: 'happened_on' },
  plan_agreed: agreement('= 1'),
  plan_revised: agreement('> 1'),
  plan_milestone_done: { table: 'plan_milestone', column: 'done_on', where: `state = 'done' AND done_on IS NOT NULL` },
  plan_closed: { table: 'plan', column: 'closed_on', where: `state = 'closed' AND closed_on IS NOT NULL` },
};

/** The rows of one of these with the columns of the spine. */
const otherSql = (kind: OtherKind): string => {
  const { table, column, where, of, partner = 'partner_id', from = table } = others[kind];
  const rows = `SELECT ${partner} AS partner_id, '${kind}' AS kind, ${column} AS on_date, '${of?.entity ?? table}' AS entity, ${of?.id ?? 'id'} AS record_id, NULL AS quantity FROM ${from}`;
  return where === undefined ? rows : `${rows} WHERE ${where}`;
};

/** One compound select over everything of these kinds; its filters on partner_id and on_date reach the indexes. `tables`: what it reads. */
export const timelineSource = (kinds: readonly TimelineKind[]): { sql: string; tables: string[] } => {
  const spine = kinds.filter(isActivityKey);
  const rest = kinds.filter((kind) => !isActivityKey(kind));
  return {
    sql: [...(spine.length === 0 ? [] : [spineSql(spine)]), ...rest.map(otherSql)].join('\nUNION ALL '),
    tables: [...spineTables(spine), ...rest.map((kind) => others[kind].table), ...(rest.some((kind) => others[kind].of) ? ['plan'] : [])],
  };
};
