import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { noteDoc, plainText } from './note-text.ts';

/** The updates of a note in the order in which they came here. */
export const readUpdates = (sqlite: Sqlite, noteId: string): Buffer[] =>
  (prepared(sqlite, 'SELECT data FROM note_update WHERE note_id = ? ORDER BY created_at, id').all(noteId) as Array<{ data: string }>).map(
    ({ data }) => Buffer.from(data, 'base64'),
  );

/**
 * Makes the text of notes anew whose updates are others than those it was made from: after a sync. Runs on the writing handle, inside a transaction or not. Returns
 * how many were made.
 */
export const refreshNotes = (writeHandle: Sqlite): number => {
  const stale = prepared(
    writeHandle,
    `SELECT n.id, (SELECT count(*) FROM note_update u WHERE u.note_id = n.id) AS updates FROM note n
     WHERE n.merged <> (SELECT count(*) FROM note_update u WHERE u.note_id = n.id)`,
  ).all() as Array<{ id: string; updates: number }>;
  for (const { id, updates } of stale)
    prepared(writeHandle, 'UPDATE note SET text = ?, merged = ? WHERE id = ?').run(
      plainText(noteDoc(readUpdates(writeHandle, id))),
      updates,
      id,
    );
  return stale.length;
};
