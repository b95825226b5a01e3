import { z } from 'zod';
import { IsoDate } from '#shared/domain/dates.ts';
import { QbrPackage } from '#shared/qbr/model.ts';
import { job, query } from './define.ts';

const asOf = IsoDate.optional();
const Id = z.string().max(100);
const Quarter = z.string().max(20);

export const ExportFormat = z.enum(['pptx', 'pdf', 'xlsx', 'md']);
export type ExportFormat = z.infer<typeof ExportFormat>;
export const exportOptions = {
  formats: z.array(ExportFormat).min(1).max(4),
  pageSize: z.enum(['A4', 'Letter']).optional(),
  /** Left out: the export folder. A page may only name folders that the user chose. */
  dir: z.string().max(4000).optional(),
  /** The partner's copy has nothing that is internal. */
  audience: z.enum(['internal', 'partner']).default('internal'),
  /** The deck's template: an id of `templates.list`, or `shipped`. Left out: the default one. */
  template: z.string().max(100).optional(),
  /** A template at a path, for callers that are trusted with paths. */
  templatePath: z.string().max(4096).optional(),
  asOf,
  language: z.string().max(35).default('en'),
  jobId: z.string().max(64).optional(),
};
/** `link`: where a page without a file manager beside it fetches the file; null elsewhere. */
export const ExportedFile = z.object({
  format: z.string(),
  name: z.string(),
  path: z.string(),
  bytes: z.int(),
  link: z.string().nullable(),
});
export type ExportedFile = z.infer<typeof ExportedFile>;

/** Something that the partner's copy leaves out. */
export const PartnerRemoval = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), section: z.string() }),
  z.object({ kind: z.literal('block'), section: z.string(), block: z.string() }),
  z.object({ kind: z.literal('notes'), sections: z.int() }),
  z.object({ kind: z.literal('reasons'), commitments: z.int() }),
]);
export type PartnerRemoval = z.infer<typeof PartnerRemoval>;

export const MinutesFormat = z.enum(['pdf', 'md', 'eml', 'ics']);
export type MinutesFormat = z.infer<typeof MinutesFormat>;

export const qbrExportsApi = {
  /** What the partner's copy of a review leaves out, to be looked at before it is saved. */
  'qbrs.partnerCopy': query(z.object({ id: Id, asOf }), z.object({ removed: z.array(PartnerRemoval) })),
  /** Writes the files beside what is there, never over it. A frozen package is written as it was frozen, unless another as-of date is asked for. */
  'qbrs.export': job(z.object({ id: Id, ...exportOptions }), z.object({ package: QbrPackage, files: z.array(ExportedFile) })),
  /**
   * The minutes of a review: the hand-out, Markdown, a mail draft with the hand-out to those at the table whose address is known, and its next date for a calendar.
   * Nothing is sent. The partner's copy has no notes, rating, risks or reasons. Throws QBR_NO_NEXT_DATE.
   */
  'qbrs.minutes': job(
    z.object({
      ...exportOptions,
      id: Id,
      formats: z.array(MinutesFormat).min(1).max(4),
      audience: exportOptions.audience.default('partner'),
    }),
    z.object({ files: z.array(ExportedFile), to: z.array(z.string()) }),
  ),
  /** Many partners in a quarter of the program; one with a fiscal year of its own has its quarter in which that one ends. One that fails does not stop the rest. */
  'qbrs.exportBatch': job(
    z.object({ partnerIds: z.array(Id).min(1).max(1000), quarter: Quarter, ...exportOptions }),
    z.object({
      partners: z.int(),
      files: z.array(ExportedFile),
      failures: z.array(z.object({ partnerId: z.string(), partner: z.string(), code: z.string(), message: z.string(), hint: z.string() })),
    }),
  ),
} as const;
