import { expect, test } from 'vitest';
import { checkShape } from '#server/sync/push/check-shape.ts';
import { type Fields, rowIdOf } from '#shared/sync/table.ts';
import { syncTables } from '#shared/sync/tables.ts';
import { makeSampleStore } from '#test/support/sample-store.ts';

test('the server takes every row that the app itself makes', { timeout: 120_000 }, async () => {
  const store = await makeSampleStore({ today: '2026-11-20' });
  let rows = 0;
  const refused = syncTables.flatMap((table) => {
    const found = store.sqlite
      .prepare(`SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM "${table.name}"`)
      .all() as Fields[];
    const synced = found.filter((row) => !table.only || table.only.in.includes(String(row[table.only.column])));
    rows += synced.length;
    return synced.flatMap((f) => {
      const op = { i: 1, t: table.name, r: rowIdOf(table, f), s: 'own', o: 'i' as const, b: null, h: '', f, p: {} };
      const refusal = checkShape(table, op, false);
      return refusal ? [{ table: table.name, ...refusal, value: f[String(refusal.params['field'])] ?? null }] : [];
    });
  });
  expect(refused.slice(0, 10)).toEqual([]);
  expect(rows).toBeGreaterThan(1000);
  await store.close();
});
