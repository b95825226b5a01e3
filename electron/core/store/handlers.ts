import { join } from 'node:path';
import { verifyAudit } from '#core/audit/verify.ts';
import type { HandlersOf, StoreCtx } from '#core/context.ts';
import { checkFile, countRows, listBackups } from '#core/db/backup.ts';
import { schemaOf } from '#core/db/migrate.ts';
import { AppError } from '#shared/domain/errors.ts';
import { backUpInto, backupsIn } from './backup-folder.ts';
import { saveText } from './save-text.ts';

const backupFile = (ctx: StoreCtx, input: { backup?: string | undefined; file?: string | undefined }): string => {
  if (input.file !== undefined) {
    ctx.allowPath(input.file);
    return input.file;
  }
  const { dir } = ctx.vault.status();
  const known = listBackups(join(dir, 'backups')).find(({ name }) => input.backup === undefined || name === input.backup);
  if (!known) throw new AppError('BACKUP_NONE', { dir });
  return known.file;
};

const pragmas = [
  'journal_mode',
  'synchronous',
  'temp_store',
  'foreign_keys',
  'secure_delete',
  'trusted_schema',
  'cell_size_check',
  'busy_timeout',
  'application_id',
];

export const storeHandlers: HandlersOf<'store'> = {
  'store.status': async (ctx) => ctx.vault.status(),
  'store.create': async (ctx, { passphrase }) => {
    await ctx.vault.create(passphrase);
    ctx.dailyBackup(ctx.vault.session(), true);
    return ctx.vault.status();
  },
  'store.unlock': async (ctx, { passphrase }) => {
    await ctx.vault.unlock(passphrase);
    ctx.dailyBackup(ctx.vault.session(), true);
    return ctx.vault.status();
  },
  'store.protect': async (ctx, { current, next }) => {
    await ctx.vault.protect(current, next);
    return ctx.vault.status();
  },
  'store.lock': async (ctx) => {
    await ctx.vault.lock();
    return ctx.vault.status();
  },
  'store.restore': async (ctx, input) => {
    const { setAside } = await ctx.vault.restore(backupFile(ctx, input), input.passphrase);
    return { ...ctx.vault.status(), setAside };
  },
  'store.backup': async (ctx, { file, dir }) => {
    const session = ctx.vault.session();
    if (file !== undefined) ctx.allowPath(file);
    if (dir !== undefined) ctx.allowPath(join(dir, 'backup'));
    const written = file === undefined && dir !== undefined ? await backUpInto(session, dir, ctx.now) : await session.backup('asked', file);
    const link = dir === undefined ? null : (ctx.deps.platform.offerFile?.(written.file) ?? null);
    const { madeAt, rows, files } = written.facts;
    return { file: written.file, link, madeAt, rows, files: files ?? { included: 0, left: 0 } };
  },
  'store.backupsIn': async (ctx, { dir }) => {
    ctx.allowPath(join(dir, 'backup'));
    return { backups: backupsIn(dir) };
  },
  'store.verify': async (ctx) => {
    const { readHandle, writeHandle } = ctx.vault.session();
    const audit = verifyAudit(readHandle);
    const complaints = [...checkFile(readHandle), ...(audit.broken === null ? [] : [`audit: ${audit.broken.reason}`])];
    return {
      ok: complaints.length === 0,
      schema: schemaOf(readHandle),
      complaints,
      rows: countRows(readHandle),
      audit,
      settings: Object.fromEntries(pragmas.map((pragma) => [pragma, writeHandle.pragma(pragma, { simple: true }) as string | number])),
    };
  },
  'host.info': async (ctx) => ({
    host: ctx.deps.platform.host,
    appVersion: ctx.deps.appVersion,
    canShowInFolder: ctx.deps.platform.showInFolder !== null,
    canChooseFolder: ctx.deps.platform.chooseFolder !== null,
    exportDir: ctx.exportDir,
    user: ctx.deps.platform.user,
  }),
  'host.chooseFolder': async (ctx, { title }) => {
    const dir = await ctx.deps.platform.chooseFolder?.(title);
    if (dir !== undefined) ctx.grantFolder(dir);
    return { dir: dir ?? null };
  },
  'host.showInFolder': async (ctx, { file }) => {
    ctx.allowPath(file);
    await ctx.deps.platform.showInFolder?.(file);
    return {};
  },
  'host.saveText': async (ctx, { fileName, text }) => ({ file: await saveText(ctx.exportDir, fileName, text, ctx.newId) }),
  'jobs.cancel': async (ctx, { id }) => ({ cancelled: ctx.cancelJob(id) }),
};
