import { z } from 'zod';
import { DateOrder, DecimalMark, Delimiter, Encoding, ImportEntity, ImportMapping, Unit } from '#shared/import/mapping.ts';
import { command, job, query } from './define.ts';

/**
 * The wizard in three calls: `imports.upload` each file in pieces, `imports.preview` as often as the person changes something, `imports.apply` with the mapping
 * that the last preview returned. `imports.undo` takes one import back.
 */

/** What rows can add by naming it. */
export const addedKinds = [
  'manager',
  'person',
  'team',
  'product',
  'contact',
  'certificate_definition',
  'compliance_requirement',
  'sell_through_report',
] as const;

/** A sentence of the catalog about a file or a row. `row` is the number that a spreadsheet shows (the header is row 1). */
const Remark = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
});
export type Remark = z.infer<typeof Remark>;

/** Records by what a script asks for; records that hang on a partner under the key of their kind (`certificate`, `mdf_claim`, ...), when there are any. */
export const RecordCounts = z.object({ partners: z.int(), deals: z.int(), people: z.int(), products: z.int() }).catchall(z.int());
export type RecordCounts = z.infer<typeof RecordCounts>;
/** Records that come along: managers and teams that people name, contacts, commitments, aliases of products, stages, entries of the program's lists. */
export const SideCounts = z.object({
  managers: z.int(),
  teams: z.int(),
  contacts: z.int(),
  commitments: z.int(),
  aliases: z.int(),
  stages: z.int(),
  listed: z.int().optional(),
});
export type SideCounts = z.infer<typeof SideCounts>;

export const ImportCounts = z.object({
  created: RecordCounts,
  updated: RecordCounts,
  unchanged: RecordCounts,
  also: z.object({ created: SideCounts, updated: SideCounts, unchanged: SideCounts }),
  /** Rows of these files that wait in the list; a row that waited already is counted, and is not listed twice. */
  needsAttention: z.int(),
  /** Why rows wait, or were passed over (ROW_REPEATED, ROW_DISMISSED): rows by code. */
  reasons: z.record(z.string(), z.int()),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

const PreviewColumn = z.object({
  header: z.string(),
  /** Null: the column is left out. */
  field: z.string().nullable(),
  fieldLabel: z.string().nullable(),
  /** What the choice rests on. */
  how: z.enum(['mapping', 'memory', 'header', 'values', 'none']),
  type: z.enum(['empty', 'integer', 'decimal', 'date', 'text']),
  unit: Unit.nullable(),
  /** Up to four different values, as they stand in the file. */
  samples: z.array(z.string()),
  /** Rows with a value. */
  filled: z.int(),
});

const PreviewFile = z.object({
  uploadId: z.string(),
  file: z.string(),
  format: z.enum(['csv', 'xlsx']),
  /** The sheet that is read, and all that could be; empty for CSV. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  encoding: Encoding.nullable(),
  delimiter: Delimiter.nullable(),
  headerRow: z.int(),
  rows: z.int(),
  dateOrder: DateOrder.nullable(),
  decimal: DecimalMark.nullable(),
  currency: z.string(),
  entity: ImportEntity.nullable(),
  columns: z.array(PreviewColumn),
  /** The fields that a column of this file may fill. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), required: z.boolean() })),
  /** The first rows, cell by cell as they stand in the file. */
  firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  remarks: z.array(Remark),
  outcome: z.object({ create: z.int(), update: z.int(), unchanged: z.int(), passedOver: z.int(), attention: z.int() }),
});

/** A question that only the person can answer. A blocking one must be answered before `imports.apply`. */
const Question = z.object({
  id: z.string(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  file: z.string(),
  column: z.string().nullable(),
  blocking: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  answer: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One planned record or waiting row. Values are ready to show. */
const PlannedRow = z.object({
  file: z.string(),
  row: z.int(),
  entity: ImportEntity,
  action: z.enum(['create', 'update', 'attention']),
  name: z.string(),
  values: z.array(z.object({ label: z.string(), value: z.string(), before: z.string().nullable() })),
  problem: Remark.nullable(),
});

export const ImportPreview = z.object({
  files: z.array(PreviewFile),
  questions: z.array(Question),
  counts: ImportCounts,
  /** Different names of partners in rows that wait because nobody is called so. */
  unknownPartners: z.int(),
  /** The reasons again, in words, most frequent first. */
  reasons: z.array(z.object({ code: z.string(), message: z.string(), hint: z.string(), count: z.int() })),
  /** The first planned records of each kind and the first waiting rows. */
  rows: z.array(PlannedRow),
  aliases: z.array(z.object({ entity: z.literal('product'), name: z.string(), target: z.string(), rows: z.int(), accepted: z.boolean() })),
  /** Words that look misspelled. Kept as written unless accepted, which adds a pair to `values` of the column. */
  spellings: z.array(
    z.object({ file: z.string(), column: z.string(), value: z.string(), suggestion: z.string(), rows: z.int(), accepted: z.boolean() }),
  ),
  /** What is added because rows name it: people, teams, products, contacts, certificates and compliance requirements of the program, sell-through reports. */
  addedByName: z.array(z.object({ entity: z.enum(addedKinds), name: z.string(), rows: z.int() })),
  /** Complete; pass it to the next preview (edited as the person wishes) or to `imports.apply`. */
  mapping: ImportMapping,
  /** No blocking question is open and there is something to read. */
  ready: z.boolean(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** Lets the caller follow the progress of this call and cancel it with `jobs.cancel`. */
const JobId = z.string().min(1).max(64).optional();
const Uploads = z.array(z.string().max(100)).min(1).max(50);
/** Answers to questions by their id; they are written into the mapping that the preview returns. */
const Answers = z.array(z.object({ id: z.string().max(2000), value: z.string().max(500) })).max(200);

export const ImportResult = ImportCounts.extend({ importId: z.string() });
export type ImportResult = z.infer<typeof ImportResult>;

export const UndoResult = ImportCounts.extend({
  importId: z.string(),
  /** Records that stay, because a person changed them or other records need them. */
  kept: z.array(z.object({ entity: z.string(), id: z.string(), name: z.string(), code: z.string(), message: z.string() })),
  keptCount: z.int(),
});
export type UndoResult = z.infer<typeof UndoResult>;

const ImportBatch = z.object({
  id: z.string(),
  kind: z.enum(['file', 'sample']),
  files: z.array(z.string()),
  createdAt: z.int(),
  state: z.enum(['applied', 'undone']),
  undoneAt: z.int().nullable(),
  counts: ImportCounts,
  /** Rows of this import that still wait. */
  waiting: z.int(),
});

const AttentionEntry = z.object({
  id: z.string(),
  importId: z.string(),
  file: z.string(),
  row: z.int(),
  entity: ImportEntity,
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  /** The field of the product that is in the way, its label, and the column that fills it. */
  field: z.string().nullable(),
  fieldLabel: z.string().nullable(),
  column: z.string().nullable(),
  /** The name that the row gives a partner whom nobody knows; null when it waits for another reason. */
  unknownPartner: z.string().nullable(),
  /** The name of the record that the row probably means; null when none comes near. */
  suggestion: z.string().nullable(),
  /** The whole row as it stood in the file, in the file's order. */
  cells: z.array(z.object({ header: z.string(), value: z.string() })),
  state: z.enum(['open', 'placed', 'dismissed']),
  recordId: z.string().nullable(),
  createdAt: z.int(),
});
export type AttentionEntry = z.infer<typeof AttentionEntry>;

/** Which entries: these, or all open ones with this reason (of one import, or of all). */
const AttentionChoice = z.object({
  ids: z.array(z.string().max(100)).max(10_000).optional(),
  code: z.string().max(100).optional(),
  importId: z.string().max(100).optional(),
});

export const importsApi = {
  /** Adds a piece of a file. Held in memory alone, 256 MB in all; `last` closes the file. Pieces come in order, `offset` is in bytes. */
  'imports.upload': query(
    z.object({
      uploadId: z.string().min(1).max(100),
      name: z.string().min(1).max(500),
      offset: z.int().min(0),
      base64: z.string().max(6_000_000),
      last: z.boolean(),
    }),
    z.object({ uploadId: z.string(), bytes: z.int(), complete: z.boolean() }),
  ),
  /** Forgets files that were uploaded. */
  'imports.discard': query(z.object({ uploadIds: Uploads }), z.object({ discarded: z.int() })),
  /** Reads, maps and checks the files against the store without writing. `mapping` null: automatic. */
  'imports.preview': job(
    z.object({ uploadIds: Uploads, mapping: ImportMapping.nullable().default(null), answers: Answers.default([]), jobId: JobId }),
    ImportPreview,
  ),
  /** Writes the records in one transaction. Fails with AMBIGUOUS_* when a blocking question has no answer. */
  'imports.apply': job(z.object({ uploadIds: Uploads, mapping: ImportMapping.nullable().default(null), jobId: JobId }), ImportResult),
  'imports.undo': job(z.object({ importId: z.string().max(100), jobId: JobId }), UndoResult),
  'imports.list': query(z.object({}), z.object({ imports: z.array(ImportBatch) })),

  'imports.attention.list': query(
    z.object({
      importId: z.string().max(100).optional(),
      code: z.string().max(100).optional(),
      state: z.enum(['open', 'placed', 'dismissed']).default('open'),
      limit: z.int().min(1).max(500).default(100),
      offset: z.int().min(0).default(0),
    }),
    z.object({
      total: z.int(),
      reasons: z.array(z.object({ code: z.string(), message: z.string(), hint: z.string(), count: z.int() })),
      entries: z.array(AttentionEntry),
    }),
  ),
  /**
   * Tries rows again, with corrections: `set` gives a field of the product a value (the id of a record for a reference such as `partner`), `cells` corrects what stands in
   * the row. Rows that now have their place leave the list; the others stay with their new reason.
   */
  'imports.attention.fix': command(
    AttentionChoice.extend({
      set: z
        .array(z.object({ field: z.string().max(60), value: z.string().max(1000) }))
        .max(50)
        .default([]),
      cells: z
        .array(z.object({ header: z.string().max(1000), value: z.string().max(10_000) }))
        .max(1000)
        .default([]),
    }),
    z.object({ placed: z.int(), waiting: z.int(), reasons: z.record(z.string(), z.int()) }),
  ),
  /** What `imports.attention.addPartners` would add without ids: partners, and rows that name them. `alike`: rows left out, whose names nearly are those of known partners. */
  'imports.attention.unknownPartners': query(
    z.object({ importId: z.string().max(100).optional() }),
    z.object({ partners: z.int(), rows: z.int(), alike: z.int() }),
  ),
  /**
   * Adds the partners that the chosen rows name and nobody knows, and places all rows that name them: whole, or not at all. With ids also names that nearly are those of
   * known partners are added. Rows of the choice that wait for another reason are left alone.
   */
  'imports.attention.addPartners': command(AttentionChoice, z.object({ added: z.int(), placed: z.int(), waiting: z.int() })),
  'imports.attention.dismiss': command(AttentionChoice, z.object({ dismissed: z.int() })),
  /** Puts dismissed rows back on the list. */
  'imports.attention.restore': command(z.object({ ids: z.array(z.string().max(100)).min(1).max(10_000) }), z.object({ restored: z.int() })),
  /** The open rows as CSV, one file for each set of headers; importing such a file, corrected, places the rows and closes the entries. */
  'imports.attention.export': query(
    AttentionChoice,
    z.object({ files: z.array(z.object({ fileName: z.string(), rows: z.int(), text: z.string() })) }),
  ),

  /** The mapping as the text of a file to keep. */
  'imports.mapping.save': query(z.object({ mapping: ImportMapping }), z.object({ fileName: z.string(), text: z.string() })),
  /** Reads such a file. Throws IMPORT_MAPPING_BAD. */
  'imports.mapping.load': query(z.object({ text: z.string().max(2_000_000) }), z.object({ mapping: ImportMapping })),
} as const;
