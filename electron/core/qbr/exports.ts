import type { HandlersFor, JobCtx } from '#core/context.ts';
import { describeFile, openExportFolder } from '#core/export/export-folder.ts';
import type { RenderJob } from '#core/export/render.ts';
import { renderHandout } from '#core/export/tagged-pdf.ts';
import { writeExport } from '#core/export/write-file.ts';
import { readPartner } from '#core/partners/queries.ts';
import { readProgram } from '#core/settings/program.ts';
import type { ExportedFile, ExportFormat } from '#shared/api/qbr-exports.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { parseQuarter, quarterOf } from '#shared/domain/fiscal.ts';
import { packageToDocument, type PaperAudience, type PaperOptions } from '#shared/qbr/document.ts';
import type { QbrPackage } from '#shared/qbr/model.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { runBatch } from './batch.ts';
import { createQbr } from './commands.ts';
import { writeMinutes } from './minutes.ts';
import { readStanding } from './queries.ts';
import { readChosenTemplate } from '#core/templates/read-template.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import { readQbr } from './rows.ts';

type Options = {
  formats: ExportFormat[];
  pageSize?: 'A4' | 'Letter' | undefined;
  dir?: string | undefined;
  asOf?: IsoDate | undefined;
  language: string;
  audience: PaperAudience;
  template?: string | undefined;
  templatePath?: string | undefined;
};

/**
 * Another connection may have written since, so each package is read afresh. A frozen one stands, unless another as-of date is asked for: it is printed as of the
 * instant, in the language and on the paper of its freeze, so that it comes out the same today and in a year.
 */
const readForExport = async (ctx: JobCtx, id: string, options: Options): Promise<{ built: QbrPackage; paper: PaperOptions }> => {
  const row = await readQbr(ctx, id);
  const { built, isFrozen } = await readStanding(ctx, row, options.asOf, ctx.job.breathe);
  const kept = isFrozen ? built : null;
  const pageSize = options.pageSize ?? kept?.pageSize ?? (await readProgram(ctx.db, ctx.today)).pageSize;
  const createdAt = new Date(kept && row.frozen_at !== null ? row.frozen_at : ctx.now).toISOString();
  return { built, paper: { language: kept?.language ?? options.language, pageSize, createdAt, audience: options.audience } };
};

const jobOf = (format: ExportFormat, built: QbrPackage, options: PaperOptions, template: Uint8Array | null): RenderJob => {
  if (format === 'xlsx') return { kind: format, workbook: packageToWorkbook(built, options) };
  if (format === 'pptx' && template)
    return { kind: 'template', template, data: packageToTemplateData(built, options), audience: options.audience };
  return { kind: format, document: packageToDocument(built, options) };
};

const renderFile = (ctx: JobCtx, job: RenderJob): Promise<Uint8Array> =>
  job.kind === 'pdf'
    ? renderHandout(job.document, { exporter: ctx.exporter, deps: ctx.deps, signal: ctx.job.signal })
    : ctx.exporter.render(job, ctx.job.signal);

/** Renders one package in all of its formats, then writes the files together; with no format it is built and nothing is written. */
export const exportPackage = async (
  ctx: JobCtx,
  id: string,
  options: Options,
  tell: (done: number) => void,
): Promise<{ package: QbrPackage; files: ExportedFile[] }> => {
  const folder = options.formats.length === 0 ? null : await openExportFolder(ctx, options.dir);
  const { built, paper } = await readForExport(ctx, id, options);
  if (folder === null) return { package: built, files: [] };
  const template = options.formats.includes('pptx') ? await readChosenTemplate(ctx, options) : null;
  const rendered: Array<{ extension: string; bytes: Uint8Array }> = [];
  for (const format of new Set(options.formats)) {
    await ctx.job.breathe();
    rendered.push({ extension: format, bytes: await renderFile(ctx, jobOf(format, built, paper, template)) });
    tell(rendered.length);
  }
  const name = {
    period: built.quarter.label,
    subject: built.partner.name,
    kind: options.audience === 'partner' ? 'QBR-partner' : 'QBR',
    date: built.asOf,
  };
  const paths = await writeExport(folder, name, rendered, { newId: ctx.newId });
  return { package: built, files: await Promise.all(paths.map((path) => describeFile(ctx, path))) };
};

/** The names of partners by id; one that is not there has its id. */
const readNames = async (ctx: JobCtx, ids: readonly string[]): Promise<Array<{ partnerId: string; partner: string }>> => {
  const rows = await ctx.db.selectFrom('partner').select(['id', 'name']).where('id', 'in', ids).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((partnerId) => ({ partnerId, partner: names.get(partnerId) ?? partnerId }));
};

/** The name that the partner's own calendar has for the quarter in which the program's quarter ends. */
const ownQuarter = async (ctx: JobCtx, partnerId: string, label: string): Promise<string> => {
  const program = await readProgram(ctx.db, ctx.today);
  const quarter = parseQuarter(program.fiscalCalendar, label);
  if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: label });
  const { fiscalCalendar } = await readPartner(ctx, partnerId);
  return fiscalCalendar === null ? quarter.label : quarterOf(fiscalCalendar, quarter.to).label;
};

export const qbrExports: Omit<HandlersFor<'qbrs', 'job'>, 'qbrs.prepareDue'> = {
  'qbrs.export': (ctx, { id, ...options }) =>
    exportPackage(ctx, id, options, (done) => ctx.job.progress(qbrWordsOf(options.language)('jobPackage'), done, options.formats.length)),
  'qbrs.minutes': (ctx, input) => writeMinutes(ctx, input),
  'qbrs.exportBatch': async (ctx, { partnerIds, quarter, ...options }) => {
    const wanted = await readNames(ctx, [...new Set(partnerIds)]);
    const host = { job: ctx.job, log: ctx.deps.log };
    const { files, failures } = await runBatch(host, qbrWordsOf(options.language)('jobPackages'), wanted, async ({ partnerId }) => {
      const own = await ownQuarter(ctx, partnerId, quarter);
      await ctx.job.breathe();
      const { id } = await ctx.write((write) => createQbr(write, { partnerId, quarter: own, newVersion: false, asOf: options.asOf }));
      return (await exportPackage(ctx, id, options, () => undefined)).files;
    });
    return { partners: wanted.length - failures.length, files, failures: failures.map(({ item, ...why }) => ({ ...item, ...why })) };
  },
};
