import { dirname } from 'node:path';
import type { JobCtx } from '#core/context.ts';
import { describeFile, openExportFolder } from '#core/export/export-folder.ts';
import type { RenderJob } from '#core/export/render.ts';
import { renderHandout } from '#core/export/tagged-pdf.ts';
import { writeExport, writeNewFile } from '#core/export/write-file.ts';
import { readProgram } from '#core/settings/program.ts';
import { readChosenTemplate } from '#core/templates/read-template.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PlanShare } from '#shared/api/plan-files.ts';
import type { ExportFormat } from '#shared/api/qbr-exports.ts';
import { AppError } from '#shared/domain/errors.ts';
import { planToDocument } from '#shared/plan/document/document.ts';
import type { PaperOptions, PlanPaper } from '#shared/plan/document/paper.ts';
import { planToTemplateData } from '#shared/plan/document/template-data/build.ts';
import { planWordsOf } from '#shared/plan/document/words.ts';
import { planToWorkbook } from '#shared/plan/workbook/write.ts';
import { readPaper } from './read-paper.ts';

type Papers = { paper: PlanPaper; options: PaperOptions; share: readonly PlanShare[]; template: Uint8Array | null };

const jobOf = (format: ExportFormat, { paper, options, share, template }: Papers): RenderJob => {
  if (format === 'xlsx') return { kind: 'editable-xlsx', workbook: planToWorkbook(paper, options, share) };
  if (format === 'pptx' && template)
    return { kind: 'template', template, data: planToTemplateData(paper, options, share), audience: options.audience };
  return { kind: format, document: planToDocument(paper, options, share) };
};

/** The deck that is asked for by name; the company's usual one is made for reviews, so a plan is never put into it unasked. */
const chosenTemplate = (ctx: JobCtx, input: ParsedInputOf<'plans.export'>): Promise<Uint8Array | null> =>
  input.formats.includes('pptx') ? readChosenTemplate(ctx, { ...input, template: input.template ?? 'shipped' }) : Promise.resolve(null);

type Rendered = Array<{ extension: string; bytes: Uint8Array }>;

/** Into the one file that was named, or under names of their own. Throws FILE_EXISTS for a file that is there. */
const writeTo = async (ctx: JobCtx, file: string | undefined, usual: () => Promise<string[]>, rendered: Rendered): Promise<string[]> => {
  if (file === undefined) return usual();
  const [only] = rendered;
  if (!only || rendered.length > 1) throw new AppError('CALL_INVALID', { field: 'formats', detail: 'one file has one format' });
  await writeNewFile(file, only.bytes, { tempId: ctx.newId() });
  return [file];
};

/** Renders a plan in all of its formats, then writes the files together, beside what is there. Throws RECORD_NOT_FOUND and what writing throws. */
export const exportPlan = async (ctx: JobCtx, input: ParsedInputOf<'plans.export'>): Promise<OutputOf<'plans.export'>> => {
  const { id, audience, language, share, formats } = input;
  const folder = await openExportFolder(ctx, input.file === undefined ? input.dir : dirname(input.file));
  const paper = await readPaper(ctx, id, audience, input.asOf);
  const pageSize = input.pageSize ?? (await readProgram(ctx.db, ctx.today)).pageSize;
  const options: PaperOptions = { language, pageSize, audience, createdAt: new Date(ctx.now).toISOString() };
  const papers: Papers = { paper, options, share, template: await chosenTemplate(ctx, input) };
  const rendered: Rendered = [];
  for (const format of new Set(formats)) {
    await ctx.job.breathe();
    const job = jobOf(format, papers);
    const bytes =
      job.kind === 'pdf'
        ? await renderHandout(job.document, { exporter: ctx.exporter, deps: ctx.deps, signal: ctx.job.signal })
        : await ctx.exporter.render(job, ctx.job.signal);
    rendered.push({ extension: format, bytes });
    ctx.job.progress(planWordsOf(language)('jobPlan'), rendered.length, formats.length);
  }
  const { plan, tracking } = paper;
  const name = {
    period: String(plan.content.terms.year),
    subject: plan.partner,
    kind: audience === 'partner' ? 'Plan-partner' : 'Plan',
    revision: plan.revision,
    date: tracking.asOf,
  };
  const paths = await writeTo(ctx, input.file, () => writeExport(folder, name, rendered, { newId: ctx.newId }), rendered);
  return { files: await Promise.all(paths.map((path) => describeFile(ctx, path))), revision: plan.revision };
};
