import type { HandlersFor, HandlersOf } from '#core/context.ts';
import { readTemplate } from '#core/templates/read-template.ts';
import { TemplateCheck } from '#shared/api/deck-templates.ts';
import { planPartnerCopy } from '#shared/plan/document/partner-copy.ts';
import { planToTemplateData } from '#shared/plan/document/template-data/build.ts';
import { applyWorkbook } from './apply-workbook.ts';
import { exportPlan } from './export.ts';
import { readPaper } from './read-paper.ts';
import { readWorkbook } from './read-workbook.ts';

export const planFileQueries: Pick<HandlersOf<'query'>, 'plans.partnerCopy'> = {
  'plans.partnerCopy': async (ctx, { id, share }) => {
    const paper = await readPaper(ctx, id, 'partner');
    return { removed: planPartnerCopy(paper, share).removed, revision: paper.plan.revision };
  },
};

export const planFileCommands: Pick<HandlersOf<'command'>, 'plans.applyWorkbook'> = {
  'plans.applyWorkbook': applyWorkbook,
};

export const planFileJobs: HandlersFor<'plans', 'job'> = {
  'plans.export': exportPlan,
  'plans.readWorkbook': readWorkbook,
  'plans.checkTemplate': async (ctx, { id, template, audience }) => {
    const paper = await readPaper(ctx, id, audience);
    const data = planToTemplateData(paper, { language: 'en', createdAt: new Date(ctx.now).toISOString(), audience }, []);
    const job = { kind: 'template-report', template: await readTemplate(ctx, template), data, audience } as const;
    return TemplateCheck.parse(JSON.parse(new TextDecoder().decode(await ctx.exporter.render(job, ctx.job.signal))));
  },
};
