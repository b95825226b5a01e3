import { isAttentionHeader } from '#shared/import/signature.ts';
import { type AttentionIndex, isReplaced, type KnownEntry } from './attention-index.ts';
import { printOf } from './identity.ts';
import type { Plan, PlanFile, WaitingRow } from './plan-types.ts';
import { rowNumberOf, type Table } from './table.ts';
import type { Writing } from './write-plan.ts';

/** The whole row as header and cell, in the file's order. A list, so that no header can be taken for anything but text. */
export const cellsOf = (table: Table, cells: readonly string[]): string => {
  const pairs = table.headers.flatMap((header, column) => (isAttentionHeader(header) ? [] : [[header, cells[column] ?? '']]));
  for (const [at, cell] of cells.slice(table.headers.length).entries())
    if (cell !== '') pairs.push([`(${table.headers.length + at + 1})`, cell]);
  return JSON.stringify(pairs);
};

/** The listed entry that a waiting row already is: the one it came back for, or one with the very same cells. */
const listedAs = (waiting: WaitingRow, print: string, known: readonly KnownEntry[]): KnownEntry | null =>
  known.find((entry) =>
    waiting.entryId === null ? entry.print === print && (entry.state === 'open' || isReplaced(entry)) : entry.id === waiting.entryId,
  ) ?? null;

/**
 * Lists the rows that wait. One that waits already is not listed twice; one that came back and still does not fit gets its new cells and reason; one that comes in
 * another file with other cells replaces what was listed for its number, which is listed again should that file's import be taken back.
 */
export const writeWaiting = async (writing: Writing, plan: Plan, files: readonly PlanFile[], attention: AttentionIndex): Promise<void> => {
  const { sqlite, now, importId } = writing;
  const insert = sqlite.prepare(
    `INSERT INTO needs_attention (id, import_id, file, row_number, entity, row_key, print, cells, code, field, params, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = sqlite.prepare(
    `UPDATE needs_attention SET row_key = ?, print = ?, cells = ?, code = ?, field = ?, params = ?, state = 'open', record_id = NULL, updated_at = ? WHERE id = ?`,
  );
  const replace = sqlite.prepare(`UPDATE needs_attention SET state = 'dismissed', record_id = ?, updated_at = ? WHERE id = ?`);
  for (const [at, waiting] of plan.waiting.entries()) {
    const table = (files[waiting.file] as PlanFile).table;
    const cells = table.rows[waiting.row] as string[];
    const print = printOf(table, cells);
    const { code, field, params } = waiting.problem;
    const known = attention.of(waiting.entity, waiting.key);
    const listed = listedAs(waiting, print, known);
    const reason = [cellsOf(table, cells), code, field, JSON.stringify(params)];
    if (listed?.state === 'open' || (waiting.entryId !== null && listed === null))
      renew.run(waiting.key, print, ...reason, now, listed?.id ?? waiting.entryId);
    else if (listed === null) {
      const id = writing.newId();
      insert.run(id, importId, table.file, rowNumberOf(table, waiting.row), waiting.entity, waiting.key, print, ...reason, now, now);
      // rows of one file that share a number wait side by side
      if (waiting.key.startsWith('#') && code !== 'ROW_DUPLICATE_KEY')
        for (const entry of known) if (entry.state === 'open') replace.run(id, now, entry.id);
    }
    if (at % 500 === 499) await writing.pace(at, plan.waiting.length, 'rows');
  }
  const place = sqlite.prepare(
    `UPDATE needs_attention SET state = 'placed', record_id = ?, updated_at = ? WHERE id = ? AND state = 'open'`,
  );
  for (const { entryId, recordId } of plan.placed) place.run(recordId, now, entryId);
};
