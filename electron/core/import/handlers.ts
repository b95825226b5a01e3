import type { HandlersFor } from '#core/context.ts';
import { ImportCounts } from '#shared/api/imports.ts';
import { AppError } from '#shared/domain/errors.ts';
import { ImportMapping } from '#shared/import/mapping.ts';
import { addPartners, countUnknownPartners } from './add-partners.ts';
import { applyImport, noteTables, paceOf } from './apply.ts';
import { exportAttention, listAttention } from './attention.ts';
import { dismissAttention, fixAttention, restoreAttention } from './fix-attention.ts';
import { previewImport } from './preview.ts';
import { undoImport } from './undo-import.ts';
import { uploadsOf } from './uploads.ts';

const loadMapping = (text: string): ImportMapping => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('IMPORT_MAPPING_BAD', { detail: 'it is not JSON' }, { cause });
  }
  const parsed = ImportMapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('IMPORT_MAPPING_BAD', {
    detail: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'it has the wrong shape'}`,
  });
};

export const importHandlers: HandlersFor<'imports'> = {
  'imports.upload': async (ctx, { uploadId, name, offset, base64, last }) => ({
    uploadId,
    ...uploadsOf(ctx.deps).add(uploadId, name, offset, Buffer.from(base64, 'base64'), last),
  }),
  'imports.discard': async (ctx, { uploadIds }) => ({ discarded: uploadIds.filter((id) => uploadsOf(ctx.deps).discard(id)).length }),
  'imports.preview': (ctx, { uploadIds, mapping, answers }) =>
    previewImport(ctx, uploadIds, mapping, new Map(answers.map(({ id, value }) => [id, value]))),
  'imports.apply': (ctx, { uploadIds, mapping }) => applyImport(ctx, uploadIds, mapping),
  'imports.undo': (ctx, { importId }) =>
    ctx.write((tx) => {
      noteTables(tx);
      return undoImport(tx, importId, paceOf(ctx));
    }),
  'imports.list': async (ctx) => {
    const rows = await ctx.db
      .selectFrom('import_batch')
      .selectAll()
      .select((build) =>
        build
          .selectFrom('needs_attention')
          .whereRef('needs_attention.import_id', '=', 'import_batch.id')
          .where('needs_attention.state', '=', 'open')
          .select((count) => count.fn.countAll<number>().as('waiting'))
          .as('waiting'),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return {
      imports: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        files: JSON.parse(row.files) as string[],
        createdAt: row.created_at,
        state: row.state,
        undoneAt: row.undone_at,
        counts: ImportCounts.parse(JSON.parse(row.counts)),
        waiting: row.waiting ?? 0,
      })),
    };
  },
  'imports.attention.list': async (ctx, input) => listAttention(ctx, input),
  'imports.attention.fix': (ctx, { set, cells, ...choice }) => fixAttention(ctx, choice, { set, cells }),
  'imports.attention.unknownPartners': async (ctx, { importId }) => {
    ctx.note('needs_attention');
    return countUnknownPartners(ctx.sqlite, importId);
  },
  'imports.attention.addPartners': (ctx, choice) => addPartners(ctx, choice),
  'imports.attention.dismiss': async (ctx, choice) => dismissAttention(ctx, choice),
  'imports.attention.restore': async (ctx, { ids }) => restoreAttention(ctx, ids),
  'imports.attention.export': async (ctx, choice) => exportAttention(ctx.sqlite, choice),
  'imports.mapping.save': async (_, { mapping }) => ({
    fileName: 'quarterdeck-mapping.json',
    text: `${JSON.stringify(mapping, null, 2)}\n`,
  }),
  'imports.mapping.load': async (_, { text }) => ({ mapping: loadMapping(text) }),
};
