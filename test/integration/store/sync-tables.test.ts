import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn } from '#core/db/open.ts';
import { syncTables } from '#shared/sync/tables.ts';

let sqlite: Database.Database;
beforeEach(async () => {
  sqlite = new Database(':memory:');
  await migrate(sqlite, kyselyOn(sqlite), async () => '');
});
afterEach(() => {
  sqlite.close();
});

/** Stays on the device: how the row came here, how often it changed here, what the server calls its version. */
const local = ['import_id', 'version', 'server_version'];
/** Made from other rows on each device. */
const derived: Readonly<Record<string, readonly string[]>> = { note: ['text', 'merged'] };
const columnsOf = (table: string): string[] => (sqlite.pragma(`table_info("${table}")`) as Array<{ name: string }>).map(({ name }) => name);

test.each(syncTables.map((table) => [table.name, table] as const))(
  '%s travels with every column that is not of this device alone',
  (name, table) => {
    expect(
      columnsOf(name)
        .filter((column) => !derived[name]?.includes(column))
        .filter((column) => !local.includes(column) && !(name === 'product_alias' && column === 'import_id'))
        .toSorted(),
    ).toEqual(table.columns.toSorted());
    expect(columnsOf(name)).toContain('server_version');
    for (const column of [...table.key, ...table.quiet, ...table.text, ...table.atoms.flatMap(({ columns }) => columns)])
      expect(table.columns).toContain(column);
  },
);

test('no column belongs to two atoms', () => {
  for (const { name, atoms } of syncTables) {
    const columns = atoms.flatMap((atom) => atom.columns);
    expect(new Set(columns).size, name).toBe(columns.length);
  }
});

test('every table that has a partner either syncs or is known to stay on its device', () => {
  const own = ['files_kept', 'history', 'indicator_snapshot', 'sync_refused'];
  const tables = (
    sqlite.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all() as Array<{ name: string }>
  ).map(({ name }) => name);
  const synced = new Set(syncTables.map(({ name }) => name));
  expect(tables.filter((name) => columnsOf(name).some((column) => column === 'partner_id') && !synced.has(name)).toSorted()).toEqual(
    own.filter((name) => columnsOf(name).includes('partner_id')).toSorted(),
  );
});
