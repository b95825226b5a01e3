import type { HandlersFor, JobCtx } from '#core/context.ts';
import { describeFile, openExportFolder } from '#core/export/export-folder.ts';
import { readStarterTemplate } from '#core/export/template/starter.ts';
import { writeExport } from '#core/export/write-file.ts';
import { noteBlob, takeFile } from '#core/files/take-file.ts';
import { readStanding } from '#core/qbr/queries.ts';
import { readQbr } from '#core/qbr/rows.ts';
import { TemplateCheck } from '#shared/api/deck-templates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { cleanFileName } from '#shared/domain/file-names.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import type { TemplateData } from '#shared/template/data.ts';
import { readTemplate, readTemplateBytes } from './read-template.ts';

/** Nothing to fill in: enough to learn whether a file can be used at all. */
const nothing: TemplateData = {
  language: 'en',
  asOf: '2000-01-01',
  properties: { title: '', subject: '', author: '', company: '', createdAt: '2000-01-01T00:00:00.000Z' },
  values: {},
  tables: {},
  charts: {},
  lists: {},
  conditions: {},
  images: {},
};

const check = async (ctx: JobCtx, template: Uint8Array, data: TemplateData, audience: 'internal' | 'partner'): Promise<TemplateCheck> => {
  const bytes = await ctx.exporter.render({ kind: 'template-report', template, data, audience }, ctx.job.signal);
  return TemplateCheck.parse(JSON.parse(new TextDecoder().decode(bytes)));
};

export const templateQueries: HandlersFor<'templates', 'query'> = {
  'templates.list': async (ctx) => {
    const rows = await ctx.db.selectFrom('deck_template').selectAll().orderBy('name').orderBy('id').execute();
    return rows.map(({ id, name, bytes, is_default, created_at }) => ({
      id,
      name,
      bytes,
      isDefault: is_default === 1,
      addedAt: created_at,
    }));
  },
};

export const templateCommands: HandlersFor<'templates', 'command'> = {
  'templates.setDefault': async (ctx, { id }) => {
    await ctx.db.updateTable('deck_template').set({ is_default: 0, updated_at: ctx.now }).where('is_default', '=', 1).execute();
    if (id === null) return {};
    const { numUpdatedRows } = await ctx.db
      .updateTable('deck_template')
      .set({ is_default: 1, updated_at: ctx.now })
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new AppError('RECORD_NOT_FOUND', { entity: 'template' });
    return {};
  },
  // its bytes go when the store is tidied next
  'templates.remove': async (ctx, { id }) => {
    await ctx.db.deleteFrom('deck_template').where('id', '=', id).execute();
    return {};
  },
};

export const templateJobs: HandlersFor<'templates', 'job'> = {
  'templates.add': async (ctx, { uploadId, path }) => {
    const source = await takeFile(ctx, { uploadId, path });
    const name = cleanFileName(source.name);
    const { sha256, bytes } = ctx.blobs.keep(source.writer);
    const known = await ctx.db.selectFrom('deck_template').select('id').where('sha256', '=', sha256).executeTakeFirst();
    // content that no row names goes by itself after a while; another row may name the same
    const found = await check(ctx, await readTemplateBytes(ctx, { sha256, bytes }), nothing, 'internal');
    const counts = { name, slides: found.slides, tags: found.tags.length };
    if (known) return { id: known.id, ...counts };
    return ctx.write(async (tx) => {
      await noteBlob(tx, sha256, bytes);
      const id = tx.newId();
      await tx.db.insertInto('deck_template').values({ id, name, sha256, bytes, created_at: tx.now, updated_at: tx.now }).execute();
      return { id, ...counts };
    });
  },
  'templates.check': async (ctx, { id, qbrId, audience }) => {
    const { built } = await readStanding(ctx, await readQbr(ctx, qbrId), undefined, ctx.job.breathe);
    const options = { language: 'en', createdAt: new Date(ctx.now).toISOString(), audience };
    return check(ctx, await readTemplate(ctx, id), packageToTemplateData(built, options), audience);
  },
  'templates.starter': async (ctx, { dir }) => {
    const folder = await openExportFolder(ctx, dir);
    const name = { period: 'Quarterdeck', subject: 'Starter', kind: 'Template', date: ctx.today };
    const [path = ''] = await writeExport(folder, name, [{ extension: 'pptx', bytes: await readStarterTemplate() }], { newId: ctx.newId });
    return describeFile(ctx, path);
  },
};
