import { z } from 'zod';
import { command, job, query } from './define.ts';
import { ExportedFile } from './qbr-exports.ts';

const Id = z.string().min(1).max(100);
const JobId = z.string().max(64).optional();

/**
 * Where the bytes of a file are. `absent`: not on this device; `coming`: on their way here; `here`: on this device alone; `sending`: on their way to the server; `stored`: here
 * and on the server. `done`: bytes that came or went so far.
 */
export const AttachmentState = z.enum(['absent', 'coming', 'here', 'sending', 'stored']);

export const Attachment = z.object({
  id: z.string(),
  partnerId: z.string(),
  /** The record that it hangs on; null: on the partner. */
  entity: z.string().nullable(),
  recordId: z.string().nullable(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  note: z.string().nullable(),
  addedAt: z.int(),
  state: AttachmentState,
  done: z.int(),
  /** Code of the error that keeps its bytes from going on. */
  problem: z.string().nullable(),
  /** Whether the app opens it: yes, after a warning, never. */
  opens: z.enum(['open', 'ask', 'never']),
});
export type Attachment = z.infer<typeof Attachment>;

/** Files of partners. The bytes go in pieces into `files.upload`, then `files.add` hangs them on a partner; a trusted caller may name a path instead. */
export const filesApi = {
  /** One piece of a file, in order from 0 on; it is sealed on the disk as it comes. */
  'files.upload': query(
    z.object({
      uploadId: Id,
      name: z.string().min(1).max(1000),
      offset: z.int().min(0),
      base64: z.string().max(6_000_000),
      last: z.boolean(),
    }),
    z.object({ uploadId: z.string(), bytes: z.int(), complete: z.boolean() }),
  ),
  'files.discard': query(z.object({ uploadIds: z.array(Id).max(1000) }), z.object({ discarded: z.int() })),
  'files.add': job(
    z.object({
      partnerId: Id,
      uploadId: Id.optional(),
      path: z.string().max(4096).optional(),
      /** Another name than the one that it came with. */
      name: z.string().min(1).max(1000).optional(),
      entity: z.string().max(60).optional(),
      recordId: Id.optional(),
      note: z.string().max(2000).nullable().default(null),
      jobId: JobId,
    }),
    z.object({ id: z.string(), undoId: z.string(), sha256: z.string(), bytes: z.int() }),
  ),
  /** The files of a partner, or of one of its records, newest first. `kept`: its files come to this device by themselves. */
  'files.list': query(
    z.object({ partnerId: Id, entity: z.string().max(60).optional(), recordId: Id.optional() }),
    z.object({ files: z.array(Attachment), kept: z.boolean() }),
  ),
  /** Opens a copy with the program of its type. `anyway`: the user was warned. `link`: where there is no desktop, the page saves it from there. Throws ATTACHMENT_RUNS, ATTACHMENT_ASKS, ATTACHMENT_NOT_HERE. */
  'files.open': job(
    z.object({ id: Id, anyway: z.boolean().default(false), jobId: JobId }),
    z.object({ path: z.string(), link: z.string().nullable() }),
  ),
  'files.saveCopy': job(z.object({ id: Id, dir: z.string().max(4096).optional(), jobId: JobId }), ExportedFile),
  'files.remove': command(z.object({ id: Id }), z.object({ undoId: z.string() })),
  /** Asks for the bytes of a file that is not on this device; they come with the next sync. */
  'files.fetch': command(z.object({ id: Id }), z.object({})),
  /** Whether the files of a partner come to this device by themselves. */
  'files.keep': command(z.object({ partnerId: Id, keep: z.boolean() }), z.object({})),
};
