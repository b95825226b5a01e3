import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { JobCtx } from '#core/context.ts';
import { mostTemplateBytes, templateTooLarge } from '#core/export/template/template-size.ts';
import { AppError } from '#shared/domain/errors.ts';

/** All bytes of a template by the hash of its content. Throws TEMPLATE_TOO_LARGE, ATTACHMENT_MISSING, ATTACHMENT_DAMAGED. */
export const readTemplateBytes = async (
  ctx: Pick<JobCtx, 'blobs'>,
  { sha256, bytes }: { sha256: string; bytes: number },
): Promise<Uint8Array> => {
  if (bytes > mostTemplateBytes) throw templateTooLarge();
  const pieces: Uint8Array[] = [];
  for await (const piece of ctx.blobs.read(sha256)) pieces.push(piece);
  // a copy of its own memory, so that it can be handed to the worker
  return new Uint8Array(Buffer.concat(pieces));
};

/** The template with this id. Throws RECORD_NOT_FOUND and what reading throws. */
export const readTemplate = async (ctx: Pick<JobCtx, 'db' | 'blobs'>, id: string): Promise<Uint8Array> => {
  const row = await ctx.db.selectFrom('deck_template').select(['sha256', 'bytes']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('RECORD_NOT_FOUND', { entity: 'template' });
  return readTemplateBytes(ctx, row);
};

const readPath = async (ctx: JobCtx, path: string): Promise<Uint8Array> => {
  ctx.allowPath(path);
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size > mostTemplateBytes) throw templateTooLarge();
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new AppError('FILE_NOT_FOUND', { file });
    throw new AppError('FILE_UNREADABLE', { file, detail: code === 'EISDIR' ? 'it is a folder' : 'the system refuses' }, { cause: error });
  }
};

/** The template that a deck is written in; null: the deck as it ships. Throws RECORD_NOT_FOUND, FILE_NOT_FOUND, FILE_UNREADABLE and what reading throws. */
export const readChosenTemplate = async (
  ctx: JobCtx,
  { template, templatePath }: { template?: string | undefined; templatePath?: string | undefined },
): Promise<Uint8Array | null> => {
  if (templatePath !== undefined) return readPath(ctx, templatePath);
  if (template === 'shipped') return null;
  if (template !== undefined) return readTemplate(ctx, template);
  const usual = await ctx.db.selectFrom('deck_template').select('id').where('is_default', '=', 1).executeTakeFirst();
  return usual ? readTemplate(ctx, usual.id) : null;
};
