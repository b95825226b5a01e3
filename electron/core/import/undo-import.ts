import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { ImportCounts, type UndoResult } from '#shared/api/imports.ts';
import { AppError, describeError, type ErrorCode } from '#shared/domain/errors.ts';
import { entityOf, importEntities } from '#shared/import/entities.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';
import { importColumns } from '#shared/import/plan/columns.ts';
import { isRestorable } from './restorable.ts';
import { countRecords, noCounts } from './counts.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { referencesTo } from '#shared/import/plan/references-to.ts';
import { titleOf } from './title-of.ts';
import { writeChange, type Writing } from './write-plan.ts';

type Kept = UndoResult['kept'][number];
type Undoing = Writing & { ctx: CommandCtx; counts: ImportCounts; kept: Kept[]; keptCount: number };

/** So many of the kept records are named; the rest is counted. */
const namedKept = 200;

const keep = (undoing: Undoing, entity: string, id: string, name: string, code: ErrorCode): void => {
  undoing.keptCount++;
  if (undoing.kept.length < namedKept) undoing.kept.push({ entity, id, name, code, message: describeError(code, { name }).message });
};

const hasPartner = (entity: ImportEntity): boolean => importColumns[entity].includes('partner_id');
/** Entries of the program that an import added, which are no records. */
const programTables = ['deal_stage', 'certificate_definition', 'compliance_requirement'] as const;

type ChangedRow = { entity: ImportEntity; record_id: string; before: string; after: string };

/** Gives one record its old values back. Returns false while others stand against them. */
const restoreChange = async (undoing: Undoing, change: ChangedRow): Promise<boolean> => {
  const { entity, record_id: id } = change;
  const { version: _, ...before } = JSON.parse(change.before) as Record<string, Value>;
  const { version, ...after } = JSON.parse(change.after) as Record<string, Value>;
  const row = currentOf(undoing.sqlite, entity, id);
  if (!row) return true;
  if (row.version !== version) keep(undoing, entity, id, row.title, 'UNDO_KEPT_CHANGED');
  else {
    if (!(await isRestorable(undoing.ctx, entity, id, before))) return false;
    writeChange(undoing, entity, { id, version: row.version, before: after, after: before, partnerId: row.partner });
    countRecords(undoing.counts, 'updated', entity, 1);
  }
  return true;
};

const currentOf = (sqlite: Sqlite, entity: ImportEntity, id: string) => {
  const partner = entity === 'partner' ? 'id' : hasPartner(entity) ? 'partner_id' : 'NULL';
  return prepared(sqlite, `SELECT version, ${titleOf(entity)} AS title, ${partner} AS partner FROM ${entity} WHERE id = ?`).get(id) as
    | { version: number; title: string; partner: string | null }
    | undefined;
};

/** Gives changed records their old values back, unless somebody changed them since or their old values no longer fit what others have come to be. */
const restoreChanges = async (undoing: Undoing): Promise<void> => {
  const { sqlite, importId } = undoing;
  let waiting = sqlite
    .prepare(
      `SELECT entity, record_id, before, after FROM import_change WHERE import_id = ? AND entity NOT IN (${programTables.map((table) => `'${table}'`).join(', ')})`,
    )
    .all(importId) as ChangedRow[];
  // one that stands against another may go back in the next round, once the other has
  for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    const left: ChangedRow[] = [];
    for (const [at, change] of waiting.entries()) {
      if (!(await restoreChange(undoing, change))) left.push(change);
      if (at % 500 === 499) await undoing.pace(at, waiting.length, 'rows');
    }
    waiting = left;
  }
  for (const { entity, record_id: id } of waiting)
    keep(undoing, entity, id, currentOf(sqlite, entity, id)?.title ?? '', 'UNDO_KEPT_IMPOSSIBLE');
};

/**
 * Untouched since it was created: never changed, or changed by nothing but imports that were taken back. (Products have no history of their own.)
 */
const untouched = (entity: ImportEntity): string => `(version = 1 OR ('${entity}' <> 'product' AND NOT EXISTS (
  SELECT 1 FROM history h LEFT JOIN import_batch b ON b.id = h.step
  WHERE h.entity = '${entity}' AND h.record_id = ${entity}.id AND (b.id IS NULL OR b.state = 'applied'))))`;

/** Deletes what the import created and nobody touched, a slice of the table at a time. */
const deleteCreated = async (undoing: Undoing, entity: ImportEntity, condition: string): Promise<number> => {
  const { sqlite, importId } = undoing;
  const last = (sqlite.prepare(`SELECT coalesce(max(rowid), 0) AS last FROM ${entity}`).get() as { last: number }).last;
  const remove = sqlite.prepare(
    `DELETE FROM ${entity} WHERE rowid > ? AND rowid <= ? AND import_id = ? AND ${untouched(entity)} ${condition}`,
  );
  let removed = 0;
  for (let from = 0; from < last; from += 1000) {
    removed += remove.run(from, from + 1000, importId).changes;
    await undoing.pace(Math.min(from + 1000, last), last, 'rows');
  }
  return removed;
};

/** Records of the import that are still there: changed since, or needed. */
const reportLeft = (undoing: Undoing, entity: ImportEntity): void => {
  const rows = undoing.sqlite
    .prepare(`SELECT id, version, ${titleOf(entity)} AS title FROM ${entity} WHERE import_id = ? ORDER BY id`)
    .iterate(undoing.importId) as IterableIterator<{ id: string; version: number; title: string }>;
  for (const row of rows) keep(undoing, entity, row.id, row.title, row.version > 1 ? 'UNDO_KEPT_CHANGED' : 'UNDO_KEPT_IN_USE');
};

/** What each record may also be kept by, beside the importable records that refer to it. */
const alsoUnused: Partial<Record<ImportEntity, string>> = {
  partner:
    'AND NOT EXISTS (SELECT 1 FROM qbr WHERE partner_id = partner.id) AND NOT EXISTS (SELECT 1 FROM partner AS child WHERE child.parent_id = partner.id)',
  person:
    'AND NOT EXISTS (SELECT 1 FROM person AS report WHERE report.manager_id = person.id) AND NOT EXISTS (SELECT 1 FROM alert WHERE owner_id = person.id)',
  product:
    'AND NOT EXISTS (SELECT 1 FROM product_alias AS alias WHERE alias.product_id = product.id AND alias.import_id IS NOT product.import_id)',
};

/** Notes which records of an entity others refer to, in one look through each table that does; returns the condition that leaves those alone. */
const noteUse = (sqlite: Sqlite, entity: ImportEntity): string => {
  sqlite.exec('DROP TABLE IF EXISTS temp.used; CREATE TEMP TABLE used (id TEXT PRIMARY KEY) WITHOUT ROWID');
  const references = referencesTo(entity);
  for (const { table, column } of references)
    sqlite.exec(`INSERT OR IGNORE INTO temp.used SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`);
  const unused = references.length === 0 ? '' : `AND NOT EXISTS (SELECT 1 FROM temp.used WHERE id = ${entity}.id)`;
  return `${unused} ${alsoUnused[entity] ?? ''}`;
};

const untilNothing = async (step: () => Promise<number>): Promise<number> => {
  let all = 0;
  for (let done = await step(); done > 0; done = await step()) all += done;
  return all;
};

/** Entries of the program's lists that the import added and nothing uses. */
const removeListed = (sqlite: Sqlite, importId: string): number =>
  (
    [
      [
        'certificate_definition',
        `SELECT definition FROM certificate UNION SELECT value FROM type_profile, json_each(profile, '$.requiredCertificates')`,
      ],
      ['compliance_requirement', 'SELECT requirement FROM compliance_document'],
    ] as const
  ).reduce(
    (sum, [table, used]) =>
      sum +
      sqlite
        .prepare(
          `DELETE FROM ${table} WHERE key IN (SELECT record_id FROM import_change WHERE import_id = ? AND entity = ?) AND key NOT IN (${used})`,
        )
        .run(importId, table).changes,
    0,
  );

/** Takes one import back inside the transaction of `ctx`. What people changed since, and what other records need, stays and is reported. Throws IMPORT_UNDONE, RECORD_NOT_FOUND. */
export const undoImport = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<UndoResult> => {
  const { sqlite, now, newId } = ctx;
  const batch = sqlite.prepare('SELECT kind, state, counts FROM import_batch WHERE id = ?').get(importId) as
    | { kind: string; state: string; counts: string }
    | undefined;
  if (!batch) throw new AppError('RECORD_NOT_FOUND', { entity: 'import' });
  if (batch.kind === 'sample') throw new AppError('IMPORT_IS_SAMPLE');
  if (batch.state === 'undone') throw new AppError('IMPORT_UNDONE');
  const undoing: Undoing = { ctx, sqlite, now, newId, deps: ctx.deps, importId, pace, counts: noCounts(), kept: [], keptCount: 0 };
  const { counts } = undoing;

  // first, so that this import's own traces no longer count as somebody's change
  sqlite.prepare(`UPDATE import_batch SET state = 'undone', undone_at = ? WHERE id = ?`).run(now, importId);
  await restoreChanges(undoing);
  const { created, also } = ImportCounts.parse(JSON.parse(batch.counts));
  // kinds that the import brought nothing of need no look
  const touched = importEntities.filter(({ key, kind }) => kind === null || (created[key] ?? 0) > 0);
  // what refers to others goes before them
  let people = 0;
  for (const { key: entity } of touched.toReversed()) {
    const condition = noteUse(sqlite, entity);
    const remove = () => deleteCreated(undoing, entity, condition);
    const removed = alsoUnused[entity] ? await untilNothing(remove) : await remove();
    if (entity === 'person') people = removed;
    else countRecords(counts, 'created', entity, removed);
    if (entity === 'partner') sqlite.exec('DELETE FROM partner_label WHERE partner_id NOT IN (SELECT id FROM partner)');
  }
  // managers whom rows only named were counted beside the others when they came, and are so now
  counts.also.created.managers = Math.min(people, also.created.managers);
  counts.created.people = people - counts.also.created.managers;
  counts.also.created.aliases = sqlite.prepare('DELETE FROM product_alias WHERE import_id = ?').run(importId).changes;
  counts.also.created.teams = sqlite
    .prepare('DELETE FROM team WHERE import_id = ? AND id NOT IN (SELECT team_id FROM person WHERE team_id IS NOT NULL)')
    .run(importId).changes;
  counts.also.created.stages = sqlite
    .prepare(
      `DELETE FROM deal_stage WHERE key IN (SELECT record_id FROM import_change WHERE import_id = ? AND entity = 'deal_stage')
         AND key NOT IN (SELECT DISTINCT stage FROM deal) AND key NOT IN (SELECT DISTINCT stage FROM deal_stage_change)`,
    )
    .run(importId).changes;
  counts.also.created.listed = removeListed(sqlite, importId);
  for (const { key } of touched) reportLeft(undoing, key);

  // rows of this import no longer wait; rows of other imports that it had placed wait again
  const waiting = sqlite
    .prepare(`SELECT code, count(*) AS n FROM needs_attention WHERE import_id = ? AND state = 'open' GROUP BY code`)
    .all(importId) as Array<{ code: string; n: number }>;
  for (const { code, n } of waiting) counts.reasons[code] = n;
  counts.needsAttention = waiting.reduce((sum, { n }) => sum + n, 0);
  sqlite.prepare('DELETE FROM needs_attention WHERE import_id = ?').run(importId);
  sqlite
    .prepare(
      `UPDATE needs_attention SET state = 'open', record_id = NULL, updated_at = ?
       WHERE state = 'dismissed' AND record_id IS NOT NULL AND record_id NOT IN (SELECT id FROM needs_attention)`,
    )
    .run(now);
  const placed = sqlite.prepare(`SELECT DISTINCT entity FROM needs_attention WHERE state = 'placed'`).all() as Array<{
    entity: ImportEntity;
  }>;
  for (const { entity } of placed)
    sqlite
      .prepare(
        `UPDATE needs_attention SET state = 'open', record_id = NULL, updated_at = ? WHERE state = 'placed' AND entity = ? AND record_id NOT IN (SELECT id FROM ${entityOf(entity).key})`,
      )
      .run(now, entity);
  auditChange(ctx, 'import', importId, { before: { state: 'applied' }, after: { state: 'undone', counts, kept: undoing.keptCount } });
  return { ...counts, importId, kept: undoing.kept, keptCount: undoing.keptCount };
};
