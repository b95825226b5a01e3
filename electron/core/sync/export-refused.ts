import type { HandlersFor } from '#core/context.ts';
import { openExportFolder } from '#core/export/export-folder.ts';
import { writeExport } from '#core/export/write-file.ts';
import { syncTableWord } from '#shared/sync/words.ts';
import { readRefused } from './refused.ts';

/** Writes the refused changes as indented JSON: any text program shows it, and nothing of it is lost. */
export const exportRefusedHandlers: Pick<HandlersFor<'sync'>, 'sync.exportRefused'> = {
  'sync.exportRefused': async (ctx, { dir }) => {
    const open = readRefused(ctx, true);
    const changes = open.map(({ title, partner, table, op, fields, was, labels, reason, happenedAt }) => ({
      record: title,
      partner,
      kind: syncTableWord(table),
      change: { i: 'added', u: 'edited', d: 'deleted', r: 'restored', l: 'sent late' }[op] ?? op,
      fields: Object.entries(fields).map(([column, value]) => ({
        field: labels[column] ?? column,
        was: was[column] ?? null,
        becomes: value,
      })),
      reason: reason.message,
      nextStep: reason.hint,
      at: new Date(happenedAt).toISOString(),
    }));
    const folder = await openExportFolder(ctx, dir);
    const bytes = new TextEncoder().encode(`${JSON.stringify(changes, null, 2)}\n`);
    const name = { period: ctx.today.slice(0, 7), subject: 'Refused changes', kind: 'Sync', date: ctx.today };
    const [path = folder] = await writeExport(folder, name, [{ extension: 'json', bytes }], { newId: ctx.newId });
    return { path, changes: changes.length };
  },
};
