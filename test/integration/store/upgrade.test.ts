import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, schemaOf } from '#core/db/migrate.ts';
import { kyselyOn } from '#core/db/open.ts';
import { clientMigrations } from '#migrations/client/index.ts';

let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
});
afterEach(() => {
  sqlite.close();
});

/** A file as an app of that schema left it: one row in every table, each column with a value of its own kind. */
const fileOfSchema = async (schema: number): Promise<void> => {
  const db = kyselyOn(sqlite);
  for (const { migration } of clientMigrations.slice(0, schema)) await migration.up(db);
  sqlite.pragma(`user_version = ${schema}`);
  for (const { name, sql } of sqlite
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all() as Array<{
    name: string;
    sql: string;
  }>) {
    const columns = sqlite.pragma(`table_info("${name}")`) as Array<{ name: string; type: string }>;
    const values = columns.map((column) => {
      const allowed = new RegExp(`\\b${column.name} (?:IN \\('([^']+)'|BETWEEN (\\d+))`).exec(sql)?.slice(1).find(Boolean);
      return allowed ?? (column.type === 'INTEGER' ? 7 : column.type === 'REAL' ? 0.5 : `${name}.${column.name}`);
    });
    sqlite.prepare(`INSERT INTO "${name}" VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
  }
};

const contents = (tables: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).get()]));

test.each(clientMigrations.slice(0, -1).map(({ name }, index) => [name, index + 1] as const))(
  'a file that an app with %s left keeps every value through the upgrade',
  async (_, schema) => {
    await fileOfSchema(schema);
    const tables = (
      sqlite.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all() as Array<{ name: string }>
    ).map(({ name }) => name);
    expect(tables.length).toBeGreaterThan(15);
    const before = contents(tables);
    await migrate(sqlite, kyselyOn(sqlite), async () => '');
    expect(schemaOf(sqlite)).toBe(clientMigrations.length);
    const after = contents(tables);
    for (const table of tables) expect(after[table], table).toMatchObject(before[table] as Record<string, unknown>);
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  },
);
