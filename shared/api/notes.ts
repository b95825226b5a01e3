import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { command, query } from './define.ts';

const Id = z.string().min(1).max(100);
const Title = z.string().trim().max(300);

export const NoteEntry = z.object({
  id: z.string(),
  partnerId: z.string(),
  /** Empty: it has none. */
  title: z.string(),
  /** The first words of its text. */
  preview: z.string(),
  pinned: z.boolean(),
  writtenOn: IsoDate,
  author: z.string().nullable(),
  changedAt: z.int(),
});
export type NoteEntry = z.infer<typeof NoteEntry>;

/** The name under which the text stands in the Yjs document of a note. */
export const noteField = 'default';
/** The most characters of one note, so that any change of it fits into one message to the server. */
export const longestNote = 60_000;

/** Notes of partners. Their text is a Yjs document: what several people write at once is merged, and a change is never refused for another. */
export const notesApi = {
  /** Pinned ones first, then by the day they were written. */
  'notes.list': query(z.object({ partnerId: Id }), z.array(NoteEntry)),
  /** `update`: the whole text as one Yjs update, in base64. */
  'notes.read': query(z.object({ id: Id }), NoteEntry.extend({ text: z.string(), update: z.string() })),
  'notes.create': command(
    z.object({ partnerId: Id, title: Title.default(''), writtenOn: IsoDate.optional() }),
    z.object({ id: z.string(), undoId: z.string() }),
  ),
  /** Title, day, pin; what is left out stays. */
  'notes.save': command(
    z.object({ id: Id, title: Title.optional(), pinned: z.boolean().optional(), writtenOn: IsoDate.optional() }),
    z.object({ id: z.string(), undoId: z.string().nullable() }),
  ),
  /** Adds a Yjs update, in base64. Throws NOTE_TOO_LONG, NOTE_UNREADABLE. */
  'notes.write': command(z.object({ id: Id, update: z.base64().max(250_000) }), z.object({ text: z.string() })),
  'notes.remove': command(z.object({ id: Id }), z.object({ undoId: z.string() })),
};
