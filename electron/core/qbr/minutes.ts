import type { JobCtx } from '#core/context.ts';
import { cleanTexts } from '#core/export/clean.ts';
import { describeFile, openExportFolder } from '#core/export/export-folder.ts';
import { fileNamePart } from '#core/export/file-name.ts';
import { renderHandout } from '#core/export/tagged-pdf.ts';
import { writeExport } from '#core/export/write-file.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { minutesToDocument } from '#shared/qbr/minutes/document.ts';
import { minutesMail } from '#shared/qbr/minutes/mail.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { readMinutes } from './read-minutes.ts';
import { readQbr } from './rows.ts';

const kindOf = (audience: 'internal' | 'partner'): string => (audience === 'internal' ? 'QBR-minutes-internal' : 'QBR-minutes');

/** Writes the minutes of a review as a hand-out, as Markdown, as a mail draft that carries the hand-out, and the next date for a calendar. Throws QBR_NO_NEXT_DATE. */
export const writeMinutes = async (ctx: JobCtx, input: ParsedInputOf<'qbrs.minutes'>): Promise<OutputOf<'qbrs.minutes'>> => {
  const { id, formats, audience, language } = input;
  const folder = await openExportFolder(ctx, input.dir);
  const row = await readQbr(ctx, id);
  const { facts, to } = cleanTexts(await readMinutes(ctx, row, audience));
  if (formats.includes('ics') && facts.nextOn === null) throw new AppError('QBR_NO_NEXT_DATE');
  const say = qbrWordsOf(language);
  const pageSize = input.pageSize ?? (await readProgram(ctx.db, ctx.today)).pageSize;
  const document = minutesToDocument(facts, { language, pageSize, createdAt: new Date(ctx.now).toISOString() });
  const wanted = [...new Set(formats)];
  const total = wanted.length + 1;
  const tell = (done: number): void => ctx.job.progress(say('minutesProgress'), done, total);
  tell(0);
  const needsPdf = wanted.includes('pdf') || wanted.includes('eml');
  const pdf = needsPdf ? await renderHandout(document, { exporter: ctx.exporter, deps: ctx.deps, signal: ctx.job.signal }) : null;
  tell(1);
  const name = { period: facts.quarter, subject: facts.partner, kind: kindOf(audience), date: facts.heldOn ?? facts.asOf };
  const bytesOf = async (format: (typeof wanted)[number]): Promise<Uint8Array> => {
    switch (format) {
      case 'pdf':
        return pdf ?? new Uint8Array();
      case 'md':
        return ctx.exporter.render({ kind: 'md', document }, ctx.job.signal);
      case 'eml': {
        // the libraries of mail and calendar come when they are first needed, not with every start
        const { writeMailDraft } = await import('#core/export/mail.ts');
        const filename = `${[fileNamePart(name.period, 16), fileNamePart(name.subject), name.kind, name.date].join('_')}.pdf`;
        return writeMailDraft({
          ...minutesMail(facts, language),
          to,
          at: ctx.now,
          messageId: `${ctx.newId()}@quarterdeck.invalid`,
          attachments: pdf ? [{ filename, contentType: 'application/pdf', bytes: pdf }] : [],
        });
      }
      case 'ics': {
        const { writeDayEvent } = await import('#core/export/calendar.ts');
        const { company, partner, quarter } = facts;
        return writeDayEvent({
          uid: `qbr-next-${id}@quarterdeck.invalid`,
          // each change of the review counts its version up
          sequence: row.version,
          on: facts.nextOn ?? '',
          title: company === '' ? say('eventTitleNameless', { partner }) : say('eventTitle', { company, partner }),
          description: say('minutesOf', { partner, quarter }),
          at: ctx.now,
        });
      }
    }
  };
  const rendered: Array<{ extension: string; bytes: Uint8Array }> = [];
  for (const format of wanted) {
    await ctx.job.breathe();
    rendered.push({ extension: format, bytes: await bytesOf(format) });
    tell(rendered.length + 1);
  }
  const paths = await writeExport(folder, name, rendered, { newId: ctx.newId });
  return { files: await Promise.all(paths.map((path) => describeFile(ctx, path))), to: to.map(({ address }) => address) };
};
