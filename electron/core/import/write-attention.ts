import type { AttentionIndex } from '#shared/import/plan/attention-index.ts';
import { listWaiting, type WaitingEntry } from '#shared/import/plan/list-waiting.ts';
import type { Plan, PlanFile } from '#shared/import/plan/plan-types.ts';
import { rowHash } from './digest.ts';
import type { Writing } from './write-plan.ts';

const reasonOf = ({ cells, code, field, params }: WaitingEntry) => [cells, code, field, JSON.stringify(params)];

/** Lists the rows that wait, and closes the entries of rows that found their place. */
export const writeWaiting = async (writing: Writing, plan: Plan, files: readonly PlanFile[], attention: AttentionIndex): Promise<void> => {
  const { sqlite, now, importId, newId } = writing;
  const insert = sqlite.prepare(
    `INSERT INTO needs_attention (id, import_id, file, row_number, entity, row_key, print, cells, code, field, params, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renew = sqlite.prepare(
    `UPDATE needs_attention SET row_key = ?, print = ?, cells = ?, code = ?, field = ?, params = ?, state = 'open', record_id = NULL, updated_at = ? WHERE id = ?`,
  );
  const replace = sqlite.prepare(`UPDATE needs_attention SET state = 'dismissed', record_id = ?, updated_at = ? WHERE id = ?`);
  let done = 0;
  for (const step of listWaiting(plan, files, attention, { newId, hash: rowHash })) {
    if (step.kind === 'replace') replace.run(step.by, now, step.id);
    else if (step.kind === 'renew') renew.run(step.entry.key, step.entry.print, ...reasonOf(step.entry), now, step.id);
    else {
      const { id, file, row, waiting, entry } = step;
      insert.run(id, importId, file, row, waiting.entity, entry.key, entry.print, ...reasonOf(entry), now, now);
    }
    done += 1;
    if (done % 500 === 0) await writing.pace(Math.min(done, plan.waiting.length), plan.waiting.length, 'rows');
  }
  const place = sqlite.prepare(
    `UPDATE needs_attention SET state = 'placed', record_id = ?, updated_at = ? WHERE id = ? AND state = 'open'`,
  );
  for (const { entryId, recordId } of plan.placed) place.run(recordId, now, entryId);
};
