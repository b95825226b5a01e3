import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx } from '#core/context.ts';
import type { Sqlite } from '#core/db/open.ts';
import { readProgram } from '#core/settings/program.ts';
import { ImportCounts } from '#shared/api/imports.ts';
import { entityOf } from '#shared/import/entities.ts';
import { ImportEntity } from '#shared/import/mapping.ts';
import { attentionHeaders } from '#shared/import/signature.ts';
import { noteTables } from './apply.ts';
import { chooseEntries, createMappingLookup, type EntryChoice, type EntryRow, entryCells } from './attention.ts';
import { readAttentionIndex } from './attention-index.ts';
import { addCounts, countsOf } from './counts.ts';
import { digestOf, rowHash } from './digest.ts';
import { quietPace } from './pace.ts';
import { planImport } from '#shared/import/plan/plan.ts';
import type { Plan, PlanFile } from '#shared/import/plan/plan-types.ts';
import { createStoreView } from './store-view.ts';
import type { Table } from '#shared/import/read/table.ts';
import { writeWaiting } from './write-attention.ts';
import { writeRecords } from './write-plan.ts';

/** What a person corrects: fields of the product, or cells of the row. */
export type Corrections = { set: ReadonlyArray<{ field: string; value: string }>; cells: ReadonlyArray<{ header: string; value: string }> };

/** The entries of one file of one import as a table again, under the mapping of that import, with the corrections in place. */
const asFile = (entries: readonly EntryRow[], mapping: PlanFile['mapping'], corrections: Corrections): PlanFile => {
  const first = entries[0] as EntryRow;
  const headers = [...mapping.columns.map((column) => column.header), attentionHeaders.entry];
  const corrected = new Map(corrections.cells.map(({ header, value }) => [header, value]));
  const rows = entries.map((entry) => {
    const cells = new Map(entryCells(entry));
    const extra =
      corrected.size > 0
        ? []
        : [...cells].filter(([header]) => /^\(\d+\)$/.test(header) && !headers.includes(header)).map(([, value]) => value);
    return [...headers.slice(0, -1).map((header) => corrected.get(header) ?? cells.get(header) ?? ''), entry.id, ...extra];
  });
  const table: Table = {
    file: first.file,
    format: 'csv',
    sheet: null,
    sheets: [],
    encoding: null,
    delimiter: null,
    headerRow: 1,
    headers,
    rows,
    rowNumbers: entries.map((entry) => entry.row_number),
    typedNumbers: new Set(),
    notes: [],
  };
  const columns = [...mapping.columns, { header: attentionHeaders.entry, field: null }];
  const fixed = new Map(corrections.set.map(({ field, value }) => [field, value]));
  return { table, mapping: { ...mapping, columns }, entity: entityOf(ImportEntity.parse(first.entity)), fixed };
};

/** Counts what a later step brought among the records of the import that it belongs to. */
export const countIn = (sqlite: Sqlite, importId: string, plan: Plan): void => {
  const batch = sqlite.prepare('SELECT counts FROM import_batch WHERE id = ?').get(importId) as { counts: string };
  const all = addCounts(ImportCounts.parse(JSON.parse(batch.counts)), countsOf(plan));
  sqlite.prepare('UPDATE import_batch SET counts = ? WHERE id = ?').run(JSON.stringify(all), importId);
};

/** Tries chosen rows again with corrections. What is placed belongs to the import that left the row, so one undo still takes all of it back. */
export const fixAttention = async (ctx: CommandCtx, choice: EntryChoice, corrections: Corrections) => {
  noteTables(ctx);
  const { sqlite, now, newId } = ctx;
  const program = await readProgram(ctx.db, ctx.today);
  const mappingOf = createMappingLookup(sqlite);
  const groups = new Map<string, { importId: string; mapping: PlanFile['mapping']; entries: EntryRow[] }>();
  const result = { placed: 0, waiting: 0, reasons: {} as Record<string, number> };
  for (const entry of chooseEntries(sqlite, choice)) {
    const headers = entryCells(entry)
      .map(([header]) => header)
      .filter((header) => !/^\(\d+\)$/.test(header));
    const mapping = mappingOf(entry.import_id, headers);
    if (!mapping) {
      result.waiting++;
      result.reasons[entry.code] = (result.reasons[entry.code] ?? 0) + 1;
      continue;
    }
    const key = JSON.stringify([entry.import_id, entry.file, entry.entity, headers]);
    const group = groups.get(key) ?? { importId: entry.import_id, mapping, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  for (const { importId, mapping, entries } of groups.values()) {
    const files = [asFile(entries, mapping, corrections)];
    const attention = readAttentionIndex(sqlite);
    const plan = await planImport({ files, aliases: [] }, () => createStoreView(sqlite, program), attention, {
      newId,
      pace: quietPace,
      today: ctx.today,
      hash: rowHash,
    });
    const writing = { sqlite, now, newId, deps: ctx.deps, importId, pace: quietPace };
    await writeRecords(writing, plan);
    await writeWaiting(writing, plan, files, attention);
    countIn(sqlite, importId, plan);
    auditChange(ctx, 'import', importId, {
      before: { waiting: entries.length },
      after: { waiting: plan.waiting.length, digest: await digestOf(files, quietPace) },
    });
    result.placed += entries.length - plan.waiting.length;
    result.waiting += plan.waiting.length;
    for (const { problem } of plan.waiting) result.reasons[problem.code] = (result.reasons[problem.code] ?? 0) + 1;
  }
  return result;
};

/** Takes chosen rows off the list without placing them; the same rows in a later file stay off it. */
export const dismissAttention = (ctx: CommandCtx, choice: EntryChoice): { dismissed: number } => {
  ctx.note('needs_attention');
  const dismiss = ctx.sqlite.prepare(`UPDATE needs_attention SET state = 'dismissed', updated_at = ? WHERE id = ?`);
  const entries = chooseEntries(ctx.sqlite, choice);
  for (const { id } of entries) dismiss.run(ctx.now, id);
  return { dismissed: entries.length };
};

/** Puts dismissed rows back on the list, as they were. */
export const restoreAttention = (ctx: CommandCtx, ids: readonly string[]): { restored: number } => {
  ctx.note('needs_attention');
  const restore = ctx.sqlite.prepare(`UPDATE needs_attention SET state = 'open', updated_at = ? WHERE id = ? AND state = 'dismissed'`);
  return { restored: ids.reduce((sum, id) => sum + restore.run(ctx.now, id).changes, 0) };
};
