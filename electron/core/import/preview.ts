import type { JobCtx } from '#core/context.ts';
import { readProgram } from '#core/settings/program.ts';
import type { ImportPreview } from '#shared/api/imports.ts';
import type { Program } from '#shared/api/settings.ts';
import { describeError, type ErrorCode, type ErrorParams } from '#shared/domain/errors.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { entityOf } from '#shared/import/entities.ts';
import type { ImportMapping } from '#shared/import/mapping.ts';
import { paceOf } from './apply.ts';
import { readAttentionIndex } from './attention-index.ts';
import { countsOf, noCounts } from './counts.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import { planImport } from '#shared/import/plan/plan.ts';
import { emptyPlan, type Plan } from '#shared/import/plan/plan-types.ts';
import { type Prepared, type PreparedFile, prepare } from './prepare.ts';
import { plannedRows } from './preview-rows.ts';
import { rowHash } from './digest.ts';
import { remarkOf } from './remark.ts';
import { spellingsOf } from './spellings.ts';
import { createStoreView } from './store-view.ts';
import { rowNumberOf } from '#shared/import/read/table.ts';
import { uploadsOf } from './uploads.ts';

const shownRows = 5;

type PreviewFile = ImportPreview['files'][number];
const noOutcome = { create: 0, update: 0, unchanged: 0, passedOver: 0, attention: 0, lostZeros: 0 };

const fileOf = (file: PreparedFile, outcome: Plan['outcomes'][number], currency: string): PreviewFile => {
  const { table, mapping, settled, profiles } = file;
  const entity = settled.entity === null ? null : entityOf(settled.entity);
  const remarks = (table?.notes ?? []).map(({ code, params }) => remarkOf(code, params));
  if (outcome.lostZeros > 0) remarks.push(remarkOf('NOTE_LOST_ZERO', { count: outcome.lostZeros }));
  const columns =
    mapping.columns.length > 0 ? mapping.columns : (table?.headers ?? []).map((header) => ({ header, field: null, unit: undefined }));
  if (entity === null && table && mapping.columns.length > 0 && mapping.columns.every((column) => column.field === null))
    remarks.push(remarkOf('IMPORT_NOTHING_MAPPED', { file: file.file }));
  const { create, update, unchanged, passedOver, attention } = outcome;
  return {
    uploadId: file.uploadId,
    file: file.file,
    format: table?.format ?? 'csv',
    sheet: table?.sheet ?? null,
    sheets: table?.sheets ?? [],
    encoding: table?.encoding ?? null,
    delimiter: table?.delimiter ?? null,
    headerRow: table?.headerRow ?? 0,
    rows: table?.rows.length ?? 0,
    dateOrder: settled.dateOrder,
    decimal: settled.decimal,
    currency: settled.currency ?? currency,
    entity: settled.entity,
    columns: columns.map((column, index) => ({
      header: column.header,
      field: column.field,
      fieldLabel: column.field && entity ? fieldLabelOf(entity.key, column.field) : null,
      how: file.how[index] ?? 'none',
      type: profiles[index]?.type ?? 'empty',
      unit: column.unit ?? null,
      samples: profiles[index]?.samples ?? [],
      filled: profiles[index]?.filled ?? 0,
    })),
    fields: (entity?.fields ?? []).map((field) => ({
      key: field.key,
      label: fieldLabelOf(entity?.key ?? '', field.key),
      required: field.required === true,
    })),
    firstRows: (table?.rows.slice(0, shownRows) ?? []).map((cells, index) => ({
      row: table ? rowNumberOf(table, index) : 0,
      cells: cells.slice(0, table?.headers.length).map((cell) => cell.slice(0, 300)),
    })),
    remarks,
    outcome: { create, update, unchanged, passedOver, attention },
  };
};

const reasonsOf = (plan: Plan): ImportPreview['reasons'] => {
  const found = new Map<ErrorCode, { count: number; params: ErrorParams }>();
  for (const { problem } of plan.waiting) {
    const known = found.get(problem.code);
    if (known) known.count++;
    else found.set(problem.code, { count: 1, params: problem.params });
  }
  for (const [code, count] of plan.passedOver) found.set(code, { count, params: {} });
  return [...found].map(([code, { count, params }]) => ({ code, ...textsOf(code, params), count })).toSorted((a, b) => b.count - a.count);
};
const unknownPartnersOf = (plan: Plan): number =>
  new Set(
    plan.waiting.flatMap(({ problem }) => (problem.code === 'ROW_REFERENCE_UNKNOWN' ? [nameKey(String(problem.params['value']))] : [])),
  ).size;

const textsOf = (code: ErrorCode, params: ErrorParams): { message: string; hint: string } => {
  const { message, hint } = describeError(code, params);
  return { message, hint };
};

const planFor = async (ctx: JobCtx, prepared: Prepared, isOpen: boolean, program: Program): Promise<Plan> => {
  if (isOpen || prepared.planFiles.length === 0) return emptyPlan(prepared.planFiles.length);
  const files = prepared.planFiles.map(({ file }) => file);
  const makeStore = () => createStoreView(ctx.sqlite, program);
  return planImport({ files, aliases: prepared.mapping.aliases }, makeStore, readAttentionIndex(ctx.sqlite), {
    newId: ctx.newId,
    pace: paceOf(ctx),
    today: ctx.today,
    hash: rowHash,
  });
};

/** Reads, maps and checks uploads against the store; writes nothing. */
export const previewImport = async (
  ctx: JobCtx,
  uploadIds: readonly string[],
  mapping: ImportMapping | null,
  answers: ReadonlyMap<string, string>,
): Promise<ImportPreview> => {
  const prepared = await prepare(uploadsOf(ctx.deps), uploadIds, mapping, answers, ctx.sqlite, paceOf(ctx));
  const program = await readProgram(ctx.db, ctx.today);
  const { reportingCurrency } = program;
  const isOpen = prepared.questions.some((question) => question.blocking && question.answer === null);
  const plan = await planFor(ctx, prepared, isOpen, program);
  const outcomeByFile = new Map(prepared.planFiles.map(({ fileIndex }, index) => [fileIndex, plan.outcomes[index] ?? noOutcome]));
  const byRows = <T extends { rows: number }>(a: T, b: T): number => b.rows - a.rows;
  return {
    files: prepared.files.map((file, index) => fileOf(file, outcomeByFile.get(index) ?? noOutcome, reportingCurrency)),
    questions: prepared.questions,
    counts: isOpen ? noCounts() : countsOf(plan),
    unknownPartners: unknownPartnersOf(plan),
    reasons: reasonsOf(plan),
    rows: plannedRows(
      ctx.sqlite,
      plan,
      prepared.planFiles.map(({ file }) => file),
      reportingCurrency,
    ),
    aliases: plan.aliases
      .map(({ name, target, rows, accepted }) => ({ entity: 'product' as const, name, target, rows, accepted }))
      .toSorted(byRows),
    spellings: prepared.files.flatMap(spellingsOf),
    addedByName: plan.additions.map(({ kind, name, rows }) => ({ entity: kind, name, rows })).toSorted(byRows),
    mapping: prepared.mapping,
    ready: !isOpen && prepared.planFiles.length > 0,
  };
};
