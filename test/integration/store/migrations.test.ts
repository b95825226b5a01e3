import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownSchema, migrate, schemaOf } from '#core/db/migrate.ts';
import { applicationId, kyselyOn } from '#core/db/open.ts';
import { clientMigrations } from '#migrations/client/index.ts';
import { retiredNames } from '#migrations/client/retired.ts';

let sqlite: Database.Database;
beforeEach(() => {
  sqlite = new Database(':memory:');
});
afterEach(() => {
  sqlite.close();
});

const noBackup = async (): Promise<string> => '';

const namesOf = (db: Database.Database): string[] => {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all() as Array<{
    name: string;
  }>;
  return tables
    .flatMap(({ name }) => [
      name,
      ...(db.pragma(`table_info("${name}")`) as Array<{ name: string }>).map((column) => `${name}.${column.name}`),
    ])
    .sort();
};

const schemaText = (db: Database.Database): string => {
  const rows = db
    .prepare(`SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name`)
    .all() as Array<{ sql: string }>;
  return `${rows.map(({ sql }) => sql.replace(/\s+/g, ' ')).join(';\n')};\n`;
};

test('makes the schema that the snapshot holds', async () => {
  await migrate(sqlite, kyselyOn(sqlite), noBackup);
  await expect(schemaText(sqlite)).toMatchFileSnapshot('./schema.snapshot.sql');
});

test('leaves every file with our mark and the number of its migrations', async () => {
  await migrate(sqlite, kyselyOn(sqlite), noBackup);
  expect(schemaOf(sqlite)).toBe(clientMigrations.length);
  expect(sqlite.pragma('application_id', { simple: true })).toBe(applicationId);
});

test('only adds: each step keeps every table and column of the step before, and takes no retired name', async () => {
  const db = kyselyOn(sqlite);
  let before: string[] = [];
  for (const { name, migration } of clientMigrations) {
    await migration.up(db);
    const after = namesOf(sqlite);
    expect(after, `${name} lost something`).toEqual(expect.arrayContaining(before));
    expect(after.filter((found) => retiredNames.includes(found))).toEqual([]);
    before = after;
  }
});

test('every table is STRICT', async () => {
  await migrate(sqlite, kyselyOn(sqlite), noBackup);
  const loose = (sqlite.pragma('table_list') as Array<{ name: string; schema: string; type: string; strict: number }>).filter(
    (table) => table.schema === 'main' && table.type === 'table' && !table.name.startsWith('sqlite_') && table.strict !== 1,
  );
  expect(loose).toEqual([]);
});

test('refuses a file from a newer app and leaves it as it is', async () => {
  await migrate(sqlite, kyselyOn(sqlite), noBackup);
  sqlite.pragma(`user_version = ${knownSchema + 1}`);
  await expect(migrate(sqlite, kyselyOn(sqlite), noBackup)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  expect(schemaOf(sqlite)).toBe(knownSchema + 1);
});

test('a step that fails leaves the file as it was before, with its old number', async () => {
  // a table of the first step is already there, so the step cannot run to its end
  sqlite.exec('CREATE TABLE history (id TEXT PRIMARY KEY) STRICT');
  await expect(migrate(sqlite, kyselyOn(sqlite), noBackup)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  expect(schemaOf(sqlite)).toBe(0);
  expect(namesOf(sqlite)).toEqual(['history', 'history.id']);
});
