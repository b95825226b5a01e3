import { type Kysely, sql } from 'kysely';
import { targetOf, targetOfRecord } from '#core/entries/targets.ts';
import { createTitles } from '#core/entries/titles.ts';
import type { Db } from '#core/db/schema.ts';
import type { TimelineKind } from '#shared/api/timeline.ts';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import { isRecordKey, recordFieldOf, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { timelineTexts } from '#shared/text/en/timeline.ts';

/** A row of the spine or of one of the other sources. */
export type TimelineRow = { key: string; kind: TimelineKind; on: string; entity: string; recordId: string; quantity: number | null };
type Said = { title: string; detail: string | null };

const fill = (text: string, params: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => params[name] ?? whole);

/** The field that names records of a kind, when it holds a value or a choice of its own and is no reference. */
const titleField = (entity: string): RecordField | null => {
  if (!isRecordKey(entity)) return null;
  const kind = recordKindOf(entity);
  return kind.title === null ? null : recordFieldOf(kind, kind.title);
};

const idsOf = (rows: readonly TimelineRow[], entity: string): string[] => [
  ...new Set(rows.filter((row) => row.entity === entity).map(({ recordId }) => recordId)),
];

const readAlertLog = async (db: Kysely<Db>, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('alert_log').select(['id', 'action', 'detail']).where('id', 'in', ids).execute();
  const texts: Readonly<Record<string, string>> = timelineTexts.alert;
  return new Map(
    rows.map(({ id, action, detail }) => {
      const kept = JSON.parse(detail ?? '{}') as { sentence?: string; detail?: string | null };
      const key = action === 'assign' && !kept.detail ? 'unassign' : action;
      return [id, { title: kept.sentence ?? '', detail: fill(texts[key] ?? action, { detail: kept.detail ?? '' }) }];
    }),
  );
};

const readChanges = async (db: Kysely<Db>, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('partner_change as c')
    .leftJoin('person as f', 'f.id', 'c.value_from')
    .leftJoin('person as t', 't.id', 'c.value_to')
    .select(['c.id', 'c.kind', 'c.value_from', 'c.value_to', 'c.reason', 'f.name as from_name', 't.name as to_name'])
    .where('c.id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => {
      const params = { from: row.from_name ?? row.value_from ?? '', to: row.to_name ?? row.value_to ?? '' };
      const moved = fill(row.value_from === null ? timelineTexts.changeTo : timelineTexts.change, params);
      return [row.id, { title: recordChoiceTexts[row.kind] ?? row.kind, detail: row.reason === null ? moved : `${moved}. ${row.reason}` }];
    }),
  );
};

const readStages = async (db: Kysely<Db>, ids: readonly string[]): Promise<Map<string, Said>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('deal_stage_change as c')
    .leftJoin('deal as d', 'd.id', 'c.deal_id')
    .leftJoin('deal_stage as s', 's.key', 'c.stage')
    .select(['c.id', 'c.stage', 's.label', sql<string | null>`coalesce(d.name, d.customer, d.external_id)`.as('title')])
    .where('c.id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, stage, label, title }) => [id, { title: title ?? '', detail: fill(timelineTexts.stage, { stage: label ?? stage }) }]),
  );
};

/** What people call the records of these rows, and what else there is to say of them: one statement a table. */
export const readDetails = async (db: Kysely<Db>, rows: readonly TimelineRow[]): Promise<(row: TimelineRow) => Said> => {
  const alerts = await readAlertLog(db, idsOf(rows, 'alert_log'));
  const changes = await readChanges(db, idsOf(rows, 'partner_change'));
  const stages = await readStages(db, idsOf(rows, 'deal_stage_change'));
  const said: Readonly<Record<string, Map<string, Said>>> = { alert_log: alerts, partner_change: changes, deal_stage_change: stages };
  const titles = createTitles(db);
  const targets = new Map(
    [...new Set(rows.map(({ entity }) => entity))].flatMap((entity) => {
      const target = Object.hasOwn(said, entity) ? null : targetOfRecord(entity);
      return target === null ? [] : [[entity, target] as const];
    }),
  );
  for (const { entity, recordId } of rows) {
    const target = targets.get(entity);
    if (target) titles.want(target, recordId);
  }
  await titles.read();
  return ({ entity, recordId }) => {
    const own = said[entity]?.get(recordId);
    if (own) return own;
    const target = targets.get(entity);
    const field = titleField(entity);
    // a record that is named by another one, or by nothing, is called by what happened
    if (!target || (isRecordKey(entity) && (field === null || targetOf(field) !== null))) return { title: '', detail: null };
    const named = titles.of(target, recordId);
    const title = named === recordId ? '' : named;
    return { title: field?.kind === 'choice' ? (recordChoiceTexts[title] ?? title) : title, detail: null };
  };
};
