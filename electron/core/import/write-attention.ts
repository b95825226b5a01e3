import { isAttentionHeader } from '#shared/import/signature.ts';
import type { AttentionIndex } from './attention-index.ts';
import { printOf } from './identity.ts';
import type { Plan, PlanFile } from './plan-types.ts';
import { rowNumberOf, type Table } from './table.ts';
import type { Writing } from './write-plan.ts';

/** The whole row as header and cell, in the file's order. A list, so that no header can be taken for anything but text. */
export const cellsOf = (table: Table, cells: readonly string[]): string => {
  const pairs = table.headers.flatMap((header, column) => (isAttentionHeader(header) ? [] : [[header, cells[column] ?? '']]));
  for (const [at, cell] of cells.slice(table.headers.length).entries())
    if (cell !== '') pairs.push([`(${table.headers.length + at + 1})`, cell]);
  return JSON.stringify(pairs);
};

/** Lists the rows that wait; one that waits already is not listed twice, and one that came back and still does not fit gets its new cells and reason. */
export const writeWaiting = async (writing: Writing, plan: Plan, files: readonly PlanFile[], attention: AttentionIndex): Promise<void> => {
  const { sqlite, now, importId } = writing;
  const insert = sqlite.prepare(
    `INSERT INTO needs_attention (id, import_id, file, row_number, entity, row_key, print, cells, code, field, params, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = sqlite.prepare(
    `UPDATE needs_attention SET row_key = ?, print = ?, cells = ?, code = ?, field = ?, params = ?, state = 'open', updated_at = ? WHERE id = ?`,
  );
  for (const [at, waiting] of plan.waiting.entries()) {
    const table = (files[waiting.file] as PlanFile).table;
    const cells = table.rows[waiting.row] as string[];
    const print = printOf(table, cells);
    const { code, field, params } = waiting.problem;
    const same =
      waiting.entryId ?? attention.of(waiting.entity, waiting.key).find((entry) => entry.state === 'open' && entry.print === print)?.id;
    const reason = [cellsOf(table, cells), code, field, JSON.stringify(params)];
    if (same) renew.run(waiting.key, print, ...reason, now, same);
    else
      insert.run(
        writing.newId(),
        importId,
        table.file,
        rowNumberOf(table, waiting.row),
        waiting.entity,
        waiting.key,
        print,
        ...reason,
        now,
        now,
      );
    if (at % 500 === 499) await writing.pace(at, plan.waiting.length, 'rows');
  }
  const place = sqlite.prepare(
    `UPDATE needs_attention SET state = 'placed', record_id = ?, updated_at = ? WHERE id = ? AND state = 'open'`,
  );
  for (const { entryId, recordId } of plan.placed) place.run(recordId, now, entryId);
};
