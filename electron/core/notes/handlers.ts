import { sql } from 'kysely';
import * as Y from 'yjs';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { removeRecord, requireRow, saveRecord } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { NoteEntry } from '#shared/api/notes.ts';
import { AppError } from '#shared/domain/errors.ts';
import { readUpdates } from './refresh-notes.ts';
import { writeNote } from './write-note.ts';

const previewLength = 200;

const readNotes = (ctx: Pick<QueryCtx, 'db'>) =>
  ctx.db
    .selectFrom('note as n')
    .leftJoin('person as p', 'p.id', 'n.author_id')
    .selectAll('n')
    .select([
      'p.name as author',
      sql<number>`max(n.updated_at, coalesce((SELECT max(created_at) FROM ${sql.table('note_update')} u WHERE u.note_id = n.id), 0))`.as(
        'changed_at',
      ),
    ])
    .orderBy('n.pinned', 'desc')
    .orderBy('n.written_on', 'desc')
    .orderBy('n.id', 'desc');

type Row = Awaited<ReturnType<ReturnType<typeof readNotes>['execute']>>[number];
const toEntry = (row: Row): NoteEntry => ({
  ...{ id: row.id, partnerId: row.partner_id, title: row.title, pinned: row.pinned === 1, writtenOn: row.written_on },
  ...{ author: row.author, changedAt: row.changed_at, preview: row.text.slice(0, previewLength).toWellFormed() },
});

export const noteHandlers: HandlersFor<'notes'> = {
  'notes.list': async (ctx, { partnerId }) => (await readNotes(ctx).where('n.partner_id', '=', partnerId).execute()).map(toEntry),
  'notes.read': async (ctx, { id }) => {
    const row = await readNotes(ctx).where('n.id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'note' });
    ctx.note('note_update');
    const updates = readUpdates(ctx.sqlite, id);
    return { ...toEntry(row), text: row.text, update: Buffer.from(Y.mergeUpdates(updates)).toString('base64') };
  },
  'notes.create': async (ctx, { partnerId, title, writtenOn }) => {
    await requireRow(ctx, 'partner', partnerId);
    const values = { partner_id: partnerId, title, written_on: writtenOn ?? (await readAsOf(ctx)), author_id: null };
    const { id, undoId } = await saveRecord(ctx, 'note', undefined, values, partnerId);
    return { id, undoId: undoId ?? '' };
  },
  'notes.save': async (ctx, { id, title, pinned, writtenOn }) => {
    const { partner_id: partnerId } = await requireRow(ctx, 'note', id);
    const values = { title, pinned: pinned === undefined ? undefined : pinned ? 1 : 0, written_on: writtenOn };
    return saveRecord(ctx, 'note', id, values, String(partnerId));
  },
  'notes.write': writeNote,
  'notes.remove': (ctx, { id }) => removeRecord(ctx, 'note', id),
};
