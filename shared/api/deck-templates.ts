import { z } from 'zod';
import { command, job, query } from './define.ts';
import { ExportedFile } from './qbr-exports.ts';

const Id = z.string().min(1).max(100);
const JobId = z.string().max(64).optional();

/** A presentation of the company that packages are written in. It stays on this device. */
export const DeckTemplate = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** Packages are written in it unless another one is chosen. */
  isDefault: z.boolean(),
  addedAt: z.int(),
});
export type DeckTemplate = z.infer<typeof DeckTemplate>;

/** One tag of a template. `say`: what is put there, or why nothing is. */
const TemplateTag = z.object({
  tag: z.string(),
  where: z.object({ slide: z.int(), place: z.string() }),
  state: z.enum(['ok', 'unknown', 'empty', 'wrongKind', 'malformed']),
  say: z.string(),
});
export const TemplateCheck = z.object({
  slides: z.int(),
  tags: z.array(TemplateTag),
  /** What the partner's copy drops of the template itself. */
  leftOut: z.array(z.string()),
});
export type TemplateCheck = z.infer<typeof TemplateCheck>;

export const deckTemplatesApi = {
  'templates.list': query(z.object({}), z.array(DeckTemplate)),
  /** Keeps a .pptx that came through `files.upload`, or the one at a path. Throws TEMPLATE_* for a file that cannot be used. */
  'templates.add': job(
    z.object({ uploadId: Id.optional(), path: z.string().max(4096).optional(), jobId: JobId }),
    z.object({ id: z.string(), name: z.string(), slides: z.int(), tags: z.int() }),
  ),
  /** What each tag of a template becomes for a review, before anything is written. */
  'templates.check': job(
    z.object({ id: Id, qbrId: Id, audience: z.enum(['internal', 'partner']).default('internal'), jobId: JobId }),
    TemplateCheck,
  ),
  /** Writes the template that a company starts from, with all kinds of tags, into a folder; never over another file. */
  'templates.starter': job(z.object({ dir: z.string().max(4000).optional(), jobId: JobId }), ExportedFile),
  /** The one that packages are written in from now on; null: the deck as it ships. */
  'templates.setDefault': command(z.object({ id: Id.nullable() }), z.object({})),
  'templates.remove': command(z.object({ id: Id }), z.object({})),
} as const;
