import { expect, test } from 'vitest';
import { asStoreError } from '#core/db/open.ts';
import { storePaths } from '#core/store/files.ts';
import { wrapWithPassphrase } from '#core/store/key-file.ts';
import { openSession } from '#core/store/session.ts';
import { makeDeps, makeFolder, testKdfCost, testPassphrase } from '#test/support/make-app.ts';

test('a full disk refuses a change with DISK_FULL, keeps what was saved, and goes on when there is room', async () => {
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
  const insert = (id: string, name: string): Promise<unknown> =>
    session.writer
      .transaction()
      .execute((trx) =>
        trx.insertInto('team').values({ id, name, name_key: name, import_id: null, created_at: 0, updated_at: 0 }).execute(),
      );
  const names = async (): Promise<string[]> =>
    (await session.reader.selectFrom('team').select('id').orderBy('id').execute()).map(({ id }) => id);
  await insert('1', 'Central');
  // the file may not grow any more; SQLite then answers just as on a full disk
  session.writeHandle.pragma('max_page_count = 1');
  const error = await insert('2', 'x'.repeat(100_000)).catch((thrown: unknown) => asStoreError(thrown, storeDir));
  expect(error).toMatchObject({ code: 'DISK_FULL' });
  expect(await names()).toEqual(['1']);
  session.writeHandle.pragma('max_page_count = 1000000');
  await insert('2', 'x'.repeat(100_000));
  expect(await names()).toEqual(['1', '2']);
  await session.close();
  remove();
});
