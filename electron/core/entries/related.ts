import { type Kysely, sql } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { CheckedRow } from '#shared/domain/records/checks/problem.ts';
import { createRelatedView, type RelatedNeed, type RelatedView, relatedNeeds } from '#shared/domain/records/checks/related.ts';
import { isRecordKey, recordFieldOf, type RecordKey, recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { type EntryRow, rawValues } from './read.ts';

/** SQLite takes 32,766 values in one statement. */
const sliceIds = 5000;

/** A row of a table as checks read it. Deals and contacts are asked for their partner alone. */
export const checkedRow = (table: string, row: Readonly<Record<string, unknown>>): CheckedRow & { id: string } => ({
  ...(isRecordKey(table) ? rawValues(recordKindOf(table), row) : {}),
  id: String(row['id']),
  partnerId: String(row['partner_id']),
});

/** Who stands directly above a partner: its own field, and links that had not ended before `from`. A link that is being changed is left out by its id. */
export const readParents = async (
  db: Kysely<Db>,
  from: string,
  withoutLink?: string,
): Promise<(partnerId: string) => readonly string[]> => {
  const { rows } = await sql<{ child: string; parent: string; link: string | null }>`
    SELECT id AS child, parent_id AS parent, NULL AS link FROM ${sql.table('partner')} WHERE parent_id IS NOT NULL
    UNION ALL SELECT child_id, partner_id, id FROM ${sql.table('hierarchy_link')} WHERE to_on IS NULL OR to_on >= ${from}`.execute(db);
  const parents = new Map<string, string[]>();
  for (const { child, parent, link } of rows)
    if (link === null || link !== withoutLink) parents.set(child, [...(parents.get(child) ?? []), parent]);
  return (partnerId) => parents.get(partnerId) ?? [];
};

const columnOf = ({ kind, field }: RelatedNeed): string => {
  if (field === 'partnerId') return 'partner_id';
  return field === 'id' || !isRecordKey(kind) ? 'id' : recordFieldOf(recordKindOf(kind), field).column;
};

/**
 * What `checkRecord` needs for these records, read from the store with one statement a need. The caller puts what it is about to write on top before it checks.
 */
export const readRelated = async (db: Kysely<Db>, key: RecordKey, records: readonly CheckedRow[]): Promise<RelatedView> => {
  const [only] = records;
  const parentsOf =
    key === 'hierarchy_link' && only
      ? await readParents(
          db,
          records.map((record) => String(record['fromOn'])).reduce((a, b) => (a < b ? a : b)),
          only.id,
        )
      : undefined;
  const view = createRelatedView(key, parentsOf);
  for (const need of relatedNeeds(key)) {
    const column = columnOf(need);
    const values = [
      ...new Set(
        records.map((record) => (need.from === 'id' ? record.id : record[need.from])).filter((value) => typeof value === 'string'),
      ),
    ];
    for (let at = 0; at < values.length; at += sliceIds) {
      const { rows } = await sql<EntryRow>`
        SELECT * FROM ${sql.table(need.kind)} WHERE ${sql.ref(column)} IN (${sql.join(values.slice(at, at + sliceIds))})`.execute(db);
      for (const row of rows) view.put(need.kind, checkedRow(need.kind, row));
    }
  }
  return view;
};
