import * as Y from 'yjs';
import type { CommandCtx } from '#core/context.ts';
import { requireRow } from '#core/records/history.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { longestNote } from '#shared/api/notes.ts';
import { AppError } from '#shared/domain/errors.ts';
import { noteDoc, plainText } from './note-text.ts';
import { readUpdates } from './refresh-notes.ts';

/** An update that says nothing: no items, no deletions. */
const emptyUpdateBytes = 2;

/**
 * Adds a change of the text of a note: a row of its own, which nothing ever replaces; the text of the note is what all of them together say. Throws RECORD_NOT_FOUND,
 * NOTE_TOO_LONG, NOTE_UNREADABLE.
 */
export const writeNote = async (ctx: CommandCtx, { id, update }: ParsedInputOf<'notes.write'>): Promise<OutputOf<'notes.write'>> => {
  const note = await requireRow(ctx, 'note', id);
  const bytes = Buffer.from(update, 'base64');
  const before = readUpdates(ctx.sqlite, id);
  const doc = noteDoc(before);
  try {
    Y.applyUpdate(doc, bytes);
  } catch (cause) {
    throw new AppError('NOTE_UNREADABLE', {}, { cause });
  }
  const text = plainText(doc);
  if (text.length > longestNote && text.length > String(note['text']).length) throw new AppError('NOTE_TOO_LONG', { most: longestNote });
  if (bytes.length <= emptyUpdateBytes) return { text };
  await ctx.db
    .insertInto('note_update')
    .values({ id: ctx.newId(), partner_id: String(note['partner_id']), note_id: id, data: bytes.toString('base64'), created_at: ctx.now })
    .execute();
  await ctx.db
    .updateTable('note')
    // the version of the row is of this device alone: a note with words in it is not unmade by taking its first step back
    .set({ text, merged: before.length + 1, version: Number(note['version']) + 1 })
    .where('id', '=', id)
    .execute();
  return { text };
};
