import type { EditableWorkbook } from '#shared/documents/editable-workbook.ts';
import type { Document, Sheet, Workbook } from '#shared/documents/model.ts';
import { cleanTexts } from './clean.ts';
import { writeCsv } from './csv.ts';
import { writeEditableXlsx } from './editable-xlsx.ts';
import { documentToHtml } from './html.ts';
import { writeMarkdown } from './markdown.ts';
import { writePdf } from './pdf.ts';
import { writePptx } from './pptx.ts';
import { fillTemplate, type TemplateInput } from './template/fill-template.ts';
import { inspectTemplate } from './template/inspect-template.ts';
import { writeXlsx } from './xlsx.ts';

/** One file to render. Plain JSON (and the bytes of a template), so that it can be posted to a worker. `template-report` gives a `TemplateReport` as JSON text. */
export type RenderJob =
  | { kind: 'pptx'; document: Document }
  | { kind: 'pdf'; document: Document }
  /** The page that a host with a browser engine prints as a tagged PDF. */
  | { kind: 'html'; document: Document }
  | { kind: 'md'; document: Document }
  | { kind: 'xlsx'; workbook: Workbook }
  /** A workbook that is edited elsewhere and read back in. */
  | { kind: 'editable-xlsx'; workbook: EditableWorkbook }
  | { kind: 'csv'; sheet: Sheet; bom: boolean; language: string }
  | ({ kind: 'template' } & TemplateInput)
  | ({ kind: 'template-report' } & TemplateInput);

/** Renders one file to bytes. Takes tens to hundreds of milliseconds of computing: call it in the worker. */
export const render = (job: RenderJob): Promise<Uint8Array> => {
  switch (job.kind) {
    case 'pptx':
      return writePptx(cleanTexts(job.document));
    case 'pdf':
      return writePdf(cleanTexts(job.document));
    case 'html':
      return Promise.resolve(new TextEncoder().encode(documentToHtml(cleanTexts(job.document))));
    case 'md':
      return Promise.resolve(new TextEncoder().encode(writeMarkdown(cleanTexts(job.document))));
    case 'xlsx':
      return writeXlsx(cleanTexts(job.workbook));
    case 'editable-xlsx':
      return writeEditableXlsx(cleanTexts(job.workbook));
    case 'csv':
      return Promise.resolve(writeCsv(cleanTexts(job.sheet), { bom: job.bom, language: job.language }));
    case 'template':
      return fillTemplate({ ...job, data: cleanTexts(job.data) });
    case 'template-report':
      return inspectTemplate(job.template, cleanTexts(job.data), job.audience).then((report) =>
        new TextEncoder().encode(JSON.stringify(report)),
      );
  }
};
