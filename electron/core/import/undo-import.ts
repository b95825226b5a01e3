import type { CommandCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import { ImportCounts, type UndoResult } from '#shared/api/imports.ts';
import { AppError, describeError, type ErrorCode } from '#shared/domain/errors.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import type { Value } from '#shared/import/values.ts';
import { countRecords, noCounts } from './counts.ts';
import type { Pace } from './pace.ts';
import { writeChange, type Writing } from './write-plan.ts';

type Kept = UndoResult['kept'][number];
type Undoing = Writing & { counts: ImportCounts; kept: Kept[]; keptCount: number };

/** So many of the kept records are named; the rest is counted. */
const namedKept = 200;

const titleColumn: Record<ImportEntity, string> = {
  person: 'name',
  product: 'name',
  partner: 'name',
  deal: 'coalesce(name, external_id, id)',
  contact: 'name',
  commitment: 'description',
};

const keep = (undoing: Undoing, entity: string, id: string, name: string, code: ErrorCode): void => {
  undoing.keptCount++;
  if (undoing.kept.length < namedKept) undoing.kept.push({ entity, id, name, code, message: describeError(code, { name }).message });
};

const hasPartner = (entity: ImportEntity): boolean => entity === 'deal' || entity === 'contact' || entity === 'commitment';

/** Gives changed records their old values back, unless somebody changed them since. */
const restoreChanges = async (undoing: Undoing): Promise<void> => {
  const { sqlite, importId } = undoing;
  const changes = sqlite
    .prepare(`SELECT entity, record_id, before, after FROM import_change WHERE import_id = ? AND entity <> 'deal_stage'`)
    .all(importId) as Array<{
    entity: ImportEntity;
    record_id: string;
    before: string;
    after: string;
  }>;
  for (const [at, change] of changes.entries()) {
    const { version: _, ...before } = JSON.parse(change.before) as Record<string, Value>;
    const { version, ...after } = JSON.parse(change.after) as Record<string, Value>;
    const partner = change.entity === 'partner' ? 'id' : hasPartner(change.entity) ? 'partner_id' : 'NULL';
    const row = sqlite
      .prepare(`SELECT version, ${titleColumn[change.entity]} AS title, ${partner} AS partner FROM ${change.entity} WHERE id = ?`)
      .get(change.record_id) as { version: number; title: string; partner: string | null } | undefined;
    if (!row) continue;
    if (row.version !== version) keep(undoing, change.entity, change.record_id, row.title, 'UNDO_KEPT_CHANGED');
    else {
      writeChange(undoing, change.entity, {
        id: change.record_id,
        version: row.version,
        before: after,
        after: before,
        partnerId: row.partner,
      });
      countRecords(undoing.counts, 'updated', change.entity, 1);
    }
    if (at % 500 === 499) await undoing.pace(at, changes.length, 'rows');
  }
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
    .prepare(`SELECT id, version, ${titleColumn[entity]} AS title FROM ${entity} WHERE import_id = ? ORDER BY id`)
    .iterate(undoing.importId) as IterableIterator<{ id: string; version: number; title: string }>;
  for (const row of rows) keep(undoing, entity, row.id, row.title, row.version > 1 ? 'UNDO_KEPT_CHANGED' : 'UNDO_KEPT_IN_USE');
};

const unusedPartner = `AND NOT EXISTS (SELECT 1 FROM deal WHERE partner_id = partner.id) AND NOT EXISTS (SELECT 1 FROM contact WHERE partner_id = partner.id)
  AND NOT EXISTS (SELECT 1 FROM commitment WHERE partner_id = partner.id) AND NOT EXISTS (SELECT 1 FROM qbr WHERE partner_id = partner.id)
  AND NOT EXISTS (SELECT 1 FROM partner AS child WHERE child.parent_id = partner.id)`;
const unusedPerson = `AND NOT EXISTS (SELECT 1 FROM temp.used_owner WHERE id = person.id) AND NOT EXISTS (SELECT 1 FROM person AS report WHERE report.manager_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM partner WHERE owner_id = person.id)`;
const unusedProduct = 'AND NOT EXISTS (SELECT 1 FROM temp.used_product WHERE id = product.id)';

/** Who sells and what is sold in the deals that stay: one look through the deals instead of one for each person and product. */
const noteUse = (sqlite: Sqlite): void => {
  for (const [table, column] of [
    ['used_owner', 'owner_id'],
    ['used_product', 'product_id'],
  ] as const) {
    sqlite.exec(`DROP TABLE IF EXISTS temp.${table}; CREATE TEMP TABLE ${table} (id TEXT PRIMARY KEY)`);
    sqlite.exec(`INSERT INTO temp.${table} SELECT DISTINCT ${column} FROM deal WHERE ${column} IS NOT NULL`);
  }
};

const untilNothing = async (step: () => Promise<number>): Promise<number> => {
  let all = 0;
  for (let done = await step(); done > 0; done = await step()) all += done;
  return all;
};

/** Takes one import back inside the transaction of `ctx`. What people changed since, and what other records need, stays and is reported. Throws IMPORT_UNDONE, RECORD_NOT_FOUND. */
export const undoImport = async (ctx: CommandCtx, importId: string, pace: Pace): Promise<UndoResult> => {
  const { sqlite, now, newId } = ctx;
  const batch = sqlite.prepare('SELECT kind, state, counts FROM import_batch WHERE id = ?').get(importId) as
    | { kind: string; state: string; counts: string }
    | undefined;
  if (!batch) throw new AppError('RECORD_NOT_FOUND', { entity: 'import' });
  if (batch.kind === 'sample') throw new AppError('IMPORT_IS_SAMPLE');
  if (batch.state === 'undone') throw new AppError('IMPORT_UNDONE');
  const undoing: Undoing = { sqlite, now, newId, importId, pace, counts: noCounts(), kept: [], keptCount: 0 };
  const { counts } = undoing;

  // first, so that this import's own traces no longer count as somebody's change
  sqlite.prepare(`UPDATE import_batch SET state = 'undone', undone_at = ? WHERE id = ?`).run(now, importId);
  await restoreChanges(undoing);
  countRecords(counts, 'created', 'commitment', await deleteCreated(undoing, 'commitment', ''));
  countRecords(counts, 'created', 'contact', await deleteCreated(undoing, 'contact', ''));
  countRecords(counts, 'created', 'deal', await deleteCreated(undoing, 'deal', ''));
  countRecords(counts, 'created', 'partner', await untilNothing(() => deleteCreated(undoing, 'partner', unusedPartner)));
  sqlite.exec('DELETE FROM partner_label WHERE partner_id NOT IN (SELECT id FROM partner)');
  noteUse(sqlite);
  const people = await untilNothing(() => deleteCreated(undoing, 'person', unusedPerson));
  // managers whom rows only named were counted beside the others when they came, and are so now
  const { also } = ImportCounts.parse(JSON.parse(batch.counts));
  counts.also.created.managers = Math.min(people, also.created.managers);
  counts.created.people = people - counts.also.created.managers;
  counts.also.created.aliases = sqlite.prepare('DELETE FROM product_alias WHERE import_id = ?').run(importId).changes;
  countRecords(counts, 'created', 'product', await deleteCreated(undoing, 'product', unusedProduct));
  counts.also.created.teams = sqlite
    .prepare('DELETE FROM team WHERE import_id = ? AND id NOT IN (SELECT team_id FROM person WHERE team_id IS NOT NULL)')
    .run(importId).changes;
  counts.also.created.stages = sqlite
    .prepare(
      `DELETE FROM deal_stage WHERE key IN (SELECT record_id FROM import_change WHERE import_id = ? AND entity = 'deal_stage') AND key NOT IN (SELECT DISTINCT stage FROM deal)`,
    )
    .run(importId).changes;
  for (const entity of ['partner', 'person', 'product', 'deal', 'contact', 'commitment'] as const) reportLeft(undoing, entity);

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
  for (const table of ['deal', 'contact', 'commitment', 'partner', 'person', 'product'] as const)
    sqlite
      .prepare(
        `UPDATE needs_attention SET state = 'open', record_id = NULL, updated_at = ? WHERE state = 'placed' AND entity = ? AND record_id NOT IN (SELECT id FROM ${table})`,
      )
      .run(now, table);
  return { ...counts, importId, kept: undoing.kept, keptCount: undoing.keptCount };
};
