import { expect, test } from 'vitest';
import type { CommandCtx } from '#core/context.ts';
import { asStoreError } from '#core/db/open.ts';
import { runImport } from '#core/import/apply.ts';
import { quietPace } from '#core/import/pace.ts';
import { prepare } from '#core/import/prepare.ts';
import { uploadsOf } from '#core/import/uploads.ts';
import { ensureProgram } from '#core/settings/program.ts';
import { storePaths } from '#core/store/files.ts';
import { wrapWithPassphrase } from '#core/store/key-file.ts';
import { openSession } from '#core/store/session.ts';
import { realFiles } from '#test/support/import-files.ts';
import { makeDeps, makeFolder, testKdfCost, testPassphrase } from '#test/support/make-app.ts';

test('a disk that fills up in the middle of an import refuses it with DISK_FULL and changes nothing; with room it goes through', async () => {
  const [storeDir, remove] = makeFolder();
  const deps = makeDeps({ storeDir });
  const key = deps.randomBytes(32);
  const session = await openSession(
    deps,
    storePaths(storeDir),
    await wrapWithPassphrase(deps, key, testPassphrase, testKdfCost),
    key,
    true,
  );
  await ensureProgram(session.writer);
  const uploads = uploadsOf(deps);
  const uploadIds = realFiles().map(({ name, content }) => {
    uploads.add(name, name, 0, Buffer.from(content), true);
    return name;
  });
  const { planFiles, mapping } = await prepare(uploads, uploadIds, null, new Map(), session.readHandle, quietPace);
  const files = planFiles.map(({ file }) => file);
  const importAll = () =>
    session.writer.transaction().execute((db) => {
      const ctx: CommandCtx = {
        db,
        sqlite: session.writeHandle,
        note: () => undefined,
        touched: { partnerIds: new Set(), covered: new Set() },
        now: deps.clock.now(),
        today: deps.clock.today(),
        newId: deps.newId,
        deps,
        sync: () => {
          throw new Error('nothing of an import syncs by itself');
        },
      };
      return runImport(ctx, { importId: deps.newId(), files, mapping, names: [] }, quietPace);
    });
  const counts = () =>
    ['partner', 'deal', 'person', 'product', 'team', 'product_alias', 'import_batch', 'needs_attention', 'partner_label'].map(
      (table) => (session.readHandle.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
    );
  const before = counts();
  const pages = Number(session.writeHandle.pragma('page_count', { simple: true }));
  for (const room of [5, 100, 400]) {
    // the file may not grow any more; SQLite then answers just as on a full disk
    session.writeHandle.pragma(`max_page_count = ${pages + room}`);
    const error = await importAll().catch((thrown: unknown) => asStoreError(thrown, storeDir));
    expect(error).toMatchObject({ code: 'DISK_FULL' });
    expect(counts()).toEqual(before);
  }
  session.writeHandle.pragma('max_page_count = 1000000');
  expect(await importAll()).toMatchObject({ created: { deals: 7375 }, needsAttention: 1425 });
  await session.close();
  remove();
});
