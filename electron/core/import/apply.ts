import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx, JobCtx } from '#core/context.ts';
import { readProgram } from '#core/settings/program.ts';
import type { ImportResult } from '#shared/api/imports.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { FileMapping, ImportMapping } from '#shared/import/mapping.ts';
import { readAttentionIndex } from './attention-index.ts';
import { countsOf } from './counts.ts';
import { digestOf, rowHash } from './digest.ts';
import { remember } from './memory.ts';
import type { Pace } from '#shared/import/plan/pace.ts';
import { planImport } from '#shared/import/plan/plan.ts';
import type { PlanFile } from '#shared/import/plan/plan-types.ts';
import { prepare } from './prepare.ts';
import { createStoreView } from './store-view.ts';
import { uploadsOf } from './uploads.ts';
import { writeWaiting } from './write-attention.ts';
import { writeRecords } from './write-plan.ts';

/** Above this many rows a backup is written first. */
const backupFrom = 1000;

/** Progress and cancelling of a job as the import's pace. */
export const paceOf =
  ({ job }: Pick<JobCtx, 'job'>): Pace =>
  async (done, total, label) => {
    job.progress(label, done, total);
    await job.breathe();
  };

/** Tables that an import may change. */
export const noteTables = (ctx: Pick<CommandCtx, 'note'>): void =>
  ctx.note(
    'partner',
    'partner_label',
    'person',
    'team',
    'product',
    'product_alias',
    'deal',
    'deal_stage',
    'contact',
    'commitment',
    'certificate_definition',
    'compliance_requirement',
    ...recordKinds.map(({ key }) => key),
    'import_batch',
    'needs_attention',
    'history',
  );

/** A file that names no currency was read in the reporting one. The same file, and its rows that wait, mean that one also when another reports later. */
const inCurrency = (mapping: FileMapping, reportingCurrency: string): FileMapping => ({
  ...mapping,
  currency: mapping.currency ?? reportingCurrency,
});

/** Plans the files against the store and writes everything, inside the transaction of `ctx`. Returns what was done. */
export const runImport = async (
  ctx: CommandCtx,
  given: { importId: string; files: readonly PlanFile[]; mapping: ImportMapping; names: readonly string[] },
  pace: Pace,
): Promise<ImportResult> => {
  const { sqlite, now, newId } = ctx;
  const program = await readProgram(ctx.db, ctx.today);
  const { reportingCurrency } = program;
  const attention = readAttentionIndex(sqlite);
  const { files, mapping, importId } = given;
  const plan = await planImport({ files, aliases: mapping.aliases }, () => createStoreView(sqlite, program), attention, {
    newId,
    pace,
    today: ctx.today,
    hash: rowHash,
  });
  const counts = countsOf(plan);
  sqlite
    .prepare(`INSERT INTO import_batch (id, kind, files, mapping, counts, state, created_at) VALUES (?, 'file', ?, ?, ?, 'applied', ?)`)
    .run(
      importId,
      JSON.stringify(given.names),
      JSON.stringify({ ...mapping, files: files.map((file) => inCurrency(file.mapping, reportingCurrency)) }),
      JSON.stringify(counts),
      now,
    );
  const writing = { sqlite, now, newId, deps: ctx.deps, importId, pace };
  await writeRecords(writing, plan);
  await writeWaiting(writing, plan, files, attention);
  auditChange(ctx, 'import', importId, { before: null, after: { files: given.names, counts, digest: await digestOf(files, pace) } });
  return { ...counts, importId };
};

/** Imports uploaded files: nothing is changed unless everything is. Throws IMPORT_*, AMBIGUOUS_* for the first question that has no answer, CANCELLED, DISK_FULL. */
export const applyImport = async (ctx: JobCtx, uploadIds: readonly string[], mapping: ImportMapping | null): Promise<ImportResult> => {
  const pace = paceOf(ctx);
  const uploads = uploadsOf(ctx.deps);
  const prepared = await prepare(uploads, uploadIds, mapping, new Map(), ctx.sqlite, pace);
  const open = prepared.questions.find((question) => question.blocking && question.answer === null);
  if (open) throw new AppError(open.code, open.params);
  const unknown = prepared.files.find(({ mapping: own }) => own.entity === null && own.columns.every((column) => column.field === null));
  if (prepared.planFiles.length === 0)
    throw new AppError('IMPORT_NOTHING_MAPPED', { file: unknown?.file ?? prepared.files[0]?.file ?? '' });
  const files = prepared.planFiles.map(({ file }) => file);
  const rows = files.reduce((sum, file) => sum + file.table.rows.length, 0);
  if (rows > backupFrom) await ctx.session.backup('import');
  const importId = ctx.newId();
  const result = await ctx.write(async (tx) => {
    noteTables(tx);
    const done = await runImport(tx, { importId, files, mapping: prepared.mapping, names: files.map((file) => file.table.file) }, pace);
    const { reportingCurrency } = await readProgram(tx.db, ctx.today);
    for (const file of prepared.files)
      if (file.mapping.entity !== null) remember(tx.sqlite, inCurrency(file.mapping, reportingCurrency), ctx.now);
    return done;
  });
  for (const id of uploadIds) uploads.discard(id);
  return result;
};
