import type { HandlersFor } from '#core/context.ts';
import { describeFile } from '#core/export/export-folder.ts';
import { readPortfolio } from '#core/partners/portfolio.ts';
import { readProgram } from '#core/settings/program.ts';
import { readPartnerFacts } from '#core/partners/facts-queries.ts';
import type { ReportRow } from '#shared/reports/portfolio-columns.ts';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { recordReports } from './records.ts';
import { writeReport } from './write-report.ts';
import { chooseColumns, type PortfolioReport, portfolioSheet, portfolioWorkbook } from '#shared/reports/portfolio-workbook.ts';
import { portfolioWordsOf } from '#shared/reports/words.ts';

/** The rows of the screen in its order; without ids, all of them. */
const chooseRows = (rows: readonly ReportRow[], ids: readonly string[] | undefined): readonly ReportRow[] => {
  if (ids === undefined) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

export const reportHandlers: HandlersFor<'reports'> = {
  ...recordReports,
  'reports.portfolio': async (ctx, { asOf: wanted, format, columns, partnerIds, filter, dir, file, language }) => {
    const label = portfolioWordsOf(language)('job');
    ctx.job.progress(label, 0, 1);
    const program = await readProgram(ctx.db, ctx.today);
    const { asOf, currency, partners, header } = await readPortfolio(ctx, wanted);
    await ctx.job.breathe();
    const factsById = new Map((await readPartnerFacts(ctx, { asOf })).partners.map((facts) => [facts.id, facts]));
    const rows = partners.flatMap((row): ReportRow[] => {
      const facts = factsById.get(row.id);
      // a partner that came between the two readings is in neither
      return facts ? [{ ...row, facts }] : [];
    });
    const report: PortfolioReport = {
      asOf,
      currency,
      program,
      header,
      rows: chooseRows(rows, partnerIds),
      columns: chooseColumns(columns, program, currency, language),
      filter: filter ?? null,
      language,
      createdAt: new Date(ctx.now).toISOString(),
    };
    await ctx.job.breathe();
    const bytes = await ctx.exporter.render(
      format === 'csv'
        ? { kind: 'csv', sheet: portfolioSheet(report, false), bom: false, language }
        : { kind: 'xlsx', workbook: portfolioWorkbook(report) },
      ctx.job.signal,
    );
    const name = {
      period: quarterOf(program.fiscalCalendar, asOf).label,
      subject: portfolioWordsOf(language)('portfolio'),
      kind: 'Report',
      date: asOf,
    };
    const path = await writeReport(ctx, { dir, file }, name, format, bytes);
    ctx.job.progress(label, 1, 1);
    return { file: await describeFile(ctx, path), partners: report.rows.length, asOf };
  },
};
