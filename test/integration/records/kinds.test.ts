import { afterEach, beforeEach, expect, test } from 'vitest';
import { spineSql } from '#core/activity/spine.ts';
import { kyselyOn } from '#core/db/open.ts';
import { migrate } from '#core/db/migrate.ts';
import Database from 'better-sqlite3';
import { activityKeys } from '#shared/domain/activity-kinds.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';

let sqlite: Database.Database;
beforeEach(async () => {
  sqlite = new Database(':memory:');
  await migrate(sqlite, kyselyOn(sqlite), async () => '');
});
afterEach(() => {
  sqlite.close();
});

const common = ['id', 'external_id', 'partner_id', 'note', 'import_id', 'created_at', 'updated_at', 'version', 'server_version'];

test.each(recordKinds.map((kind) => [kind.key, kind] as const))(
  'the table of %s has the columns of its kind and no others',
  (key, kind) => {
    const columns = sqlite.pragma(`table_info("${key}")`) as Array<{ name: string; notnull: number; type: string }>;
    expect(columns.map(({ name }) => name).toSorted()).toEqual(
      [...common, ...(kind.hasMoney ? ['currency'] : []), ...kind.fields.map(({ column }) => column)].toSorted(),
    );
    for (const field of kind.fields) {
      const column = columns.find(({ name }) => name === field.column);
      expect(column?.notnull, `${key}.${field.column}`).toBe(field.required ? 1 : 0);
      expect(column?.type).toBe(field.kind === 'ratio' ? 'REAL' : field.kind === 'whole' || field.kind === 'money' ? 'INTEGER' : 'TEXT');
    }
  },
);

test('every kind and field has its words, and its title, date and identity are fields of it', () => {
  for (const kind of recordKinds) {
    const keys = kind.fields.map(({ key }) => key);
    expect(Object.keys(recordTexts[kind.key].fields).toSorted()).toEqual(keys.toSorted());
    for (const named of [kind.title, kind.date, ...kind.knownBy]) if (named !== null) expect(keys).toContain(named);
  }
});

test('the activity spine is one statement that reads every kind of activity', () => {
  for (const key of activityKeys) expect(spineSql([key])).toContain(`'${key}'`);
  expect(sqlite.prepare(`SELECT count(*) AS n FROM (${spineSql()})`).get()).toEqual({ n: 0 });
});

test('the spine finds the activity of one partner through indexes alone', () => {
  const plan = sqlite
    .prepare(`EXPLAIN QUERY PLAN SELECT * FROM (${spineSql()}) WHERE partner_id = ? AND on_date > ?`)
    .all('p', '2026-01-01') as Array<{
    detail: string;
  }>;
  expect(plan.filter(({ detail }) => detail.startsWith('SCAN') && !detail.includes('subquery'))).toEqual([]);
});
