import type { HandlersFor } from '#core/context.ts';
import { describeFile } from '#core/export/export-folder.ts';
import { fieldLabelOf } from '#shared/import/field-label.ts';
import { readProgram } from '#core/settings/program.ts';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { entityOf } from '#shared/import/entities.ts';
import { type RecordsReport, recordsSheet, recordsWorkbook } from '#shared/reports/records-sheet.ts';
import { importTexts } from '#shared/text/en/import.ts';
import { recordsDocumentTexts } from '#shared/text/en/records-document.ts';
import { readReportRows } from './record-rows.ts';
import { writeReport } from './write-report.ts';

export const recordReports: Pick<HandlersFor<'reports'>, 'reports.records'> = {
  'reports.records': async (ctx, { kind, partnerId, format, dir, file, language }) => {
    ctx.job.progress(recordsDocumentTexts.job, 0, 1);
    const program = await readProgram(ctx.db, ctx.today);
    const entity = entityOf(kind);
    const { fields, rows } = await readReportRows(ctx, program, entity, partnerId ?? null);
    const report: RecordsReport = {
      title: importTexts.entity[kind],
      asOf: program.asOf,
      companyName: program.companyName,
      createdAt: new Date(ctx.now).toISOString(),
      columns: fields.map((field) => ({ key: field.key, kind: field.kind, label: fieldLabelOf(kind, field.key) })),
      rows,
    };
    const period = quarterOf(program.fiscalCalendar, program.asOf).label;
    const bytes = await ctx.exporter.render(
      format === 'csv'
        ? { kind: 'csv', sheet: recordsSheet(report), bom: false, language }
        : { kind: 'xlsx', workbook: recordsWorkbook(report, language) },
      ctx.job.signal,
    );
    const name = { period, subject: report.title, kind: 'Records', date: report.asOf };
    const path = await writeReport(ctx, { dir, file }, name, format, bytes);
    ctx.job.progress(recordsDocumentTexts.job, 1, 1);
    return { file: await describeFile(ctx, path), records: rows.length };
  },
};
