import { z } from 'zod';
import { PlanItemKind } from '#shared/plan/model.ts';
import { TemplateCheck } from './deck-templates.ts';
import { command, job, query } from './define.ts';
import { ExportedFile, exportOptions } from './qbr-exports.ts';

const Id = z.string().max(100);

/** What the partner's copy leaves out unless it is asked to have it: what we say of ourselves, of others, and of the accounts. */
export const PlanShare = z.enum(['weaknesses', 'competitors', 'accountNotes']);
export type PlanShare = z.infer<typeof PlanShare>;

/** Something that the partner's copy leaves out, as it would be said: how many of what. */
export const PlanRemoval = z.object({
  what: z.enum([
    'note',
    'closing',
    'comments',
    'objectiveNotes',
    'evidence',
    'reasons',
    'weaknesses',
    'competitors',
    'accountNotes',
    'forecast',
    'owner',
  ]),
  count: z.int(),
});
export type PlanRemoval = z.infer<typeof PlanRemoval>;

/** A cell of a workbook: text, a number in whole units (amounts in major units, percent as a fraction), or nothing. */
const CellValue = z.union([z.string(), z.number(), z.null()]);

/** One value that a workbook changes. `kind`: an item of the plan, its terms, or one of its target accounts; `id` of a row that is new begins with `new:`. */
export const PlanWorkbookChange = z.object({
  /** As a spreadsheet calls it: `Objectives!E5`. */
  cell: z.string().max(60),
  /** Whose what: "Cloud revenue, 2027-Q1 target". */
  label: z.string(),
  from: CellValue,
  to: CellValue,
  /** The same, as people read them. */
  fromText: z.string(),
  toText: z.string(),
  action: z.enum(['set', 'add']),
  kind: z.union([PlanItemKind, z.literal('terms'), z.literal('account')]),
  id: Id,
  field: z.string().max(40),
  /** What is stored: integers in the least unit of the objective, dates, texts. */
  value: z.union([z.string().max(20_000), z.number(), z.null()]),
  /** The plan has another value by now than the one that the workbook was written with. */
  moved: z.boolean(),
});
export type PlanWorkbookChange = z.infer<typeof PlanWorkbookChange>;

/** Something in a workbook that is not read in, and why. `cell` null: not of one cell. */
export const PlanWorkbookProblem = z.object({ cell: z.string().nullable(), code: z.string(), message: z.string() });
export type PlanWorkbookProblem = z.infer<typeof PlanWorkbookProblem>;

export const planFilesApi = {
  /** What the partner's copy of a plan leaves out, to be looked at before it is saved. */
  'plans.partnerCopy': query(
    z.object({ id: Id, share: z.array(PlanShare).max(3).default([]) }),
    z.object({ removed: z.array(PlanRemoval), revision: z.int() }),
  ),
  /**
   * Writes the files beside what is there, never over it. For us the version as it is written; for the partner the version that was last agreed or shared, and nothing of
   * it that is ours alone. Throws RECORD_NOT_FOUND, FILE_EXISTS.
   */
  'plans.export': job(
    z.object({
      id: Id,
      ...exportOptions,
      share: z.array(PlanShare).max(3).default([]),
      /** The one file to write, in the one format that is asked for; for callers that are trusted with paths. */
      file: z.string().max(4096).optional(),
    }),
    z.object({ files: z.array(ExportedFile), revision: z.int() }),
  ),
  /** What a company's deck would be filled with, tag by tag. */
  'plans.checkTemplate': job(
    z.object({ id: Id, template: Id, audience: z.enum(['internal', 'partner']).default('internal'), jobId: z.string().max(64).optional() }),
    TemplateCheck,
  ),
  /**
   * What a workbook of a plan would change; nothing is written. The file was handed over with `imports.upload`. With `id` it must be that plan's.
   * Throws PLAN_WORKBOOK_SHAPE, PLAN_WORKBOOK_OTHER, PLAN_WORKBOOK_OLD, IMPORT_*.
   */
  'plans.readWorkbook': job(
    z.object({ uploadId: Id, id: Id.optional(), jobId: z.string().max(64).optional() }),
    z.object({
      planId: z.string(),
      partner: z.string(),
      year: z.int(),
      revision: z.int(),
      changes: z.array(PlanWorkbookChange),
      problems: z.array(PlanWorkbookProblem),
    }),
  ),
  /** Writes exactly these changes, as one undo step; all or none. Throws as `plans.setCells`. */
  'plans.applyWorkbook': command(
    z.object({ id: Id, changes: z.array(PlanWorkbookChange).min(1).max(10_000) }),
    z.object({ undoId: z.string().nullable(), cells: z.int() }),
  ),
} as const;
