import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn, openSqlite, type Sqlite } from '#core/db/open.ts';
import { atMost, inTurn, type PartResult, timed } from './part.ts';
import { madeRows, type Amounts } from './rows.ts';

const amounts: Amounts = { partners: 1_000, contacts: 5_000, deals: 20_000, interactions: 24_000 };

const withSchema = async (sqlite: Sqlite): Promise<Sqlite> => {
  await migrate(sqlite, kyselyOn(sqlite, { isChanging: true }), async () => '');
  return sqlite;
};

/** The same settings as an encrypted store has, without the cipher. */
const openPlain = (file: string): Sqlite => {
  const sqlite = new Database(file);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'temp_store = MEMORY',
    'secure_delete = 1',
    'cell_size_check = 1',
    'cache_size = -196608',
  ])
    sqlite.pragma(pragma);
  return sqlite;
};

const fill = (sqlite: Sqlite): void => {
  const statements = new Map<string, Database.Statement>();
  sqlite.transaction(() => {
    for (const { table, fields } of madeRows(amounts)) {
      let insert = statements.get(table.name);
      if (!insert) {
        insert = sqlite.prepare(
          `INSERT INTO ${table.name} (${table.columns.join(', ')}) VALUES (${table.columns.map(() => '?').join(', ')})`,
        );
        statements.set(table.name, insert);
      }
      insert.run(Object.values(fields));
    }
  })();
};

const questions = [
  `SELECT partner_id, state, count(*), sum(amount_minor) FROM deal GROUP BY partner_id, state`,
  `SELECT stage, count(*) FROM deal WHERE closed_on > '2025-01-01' GROUP BY stage`,
  `SELECT partner_id, max(held_on), sum(minutes) FROM interaction GROUP BY partner_id`,
];

/** What encryption costs: 50,000 rows written with all indexes, and three questions over them in a warm cache, each against the same file without a cipher. */
export const cipherCost = async (folder: string): Promise<{ insert: PartResult; query: PartResult }> => {
  const run = async (name: string, open: (file: string) => Sqlite): Promise<{ insert: number; query: number }> => {
    const file = join(folder, `${name}.db`);
    const sqlite = await withSchema(open(file));
    const insert = await timed(() => fill(sqlite));
    for (const question of questions) sqlite.prepare(question).all();
    const query = await timed(() => {
      for (let at = 0; at < 5; at++) for (const question of questions) sqlite.prepare(question).all();
    });
    sqlite.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    return { insert, query };
  };
  const key = randomBytes(32);
  const queries: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  const inserts = await inTurn(
    3,
    async () => {
      const { insert, query } = await run('sealed', (file) => openSqlite(file, key, { readonly: false, mustExist: false }));
      queries.ours.push(query);
      return insert;
    },
    async () => {
      const { insert, query } = await run('plain', openPlain);
      queries.floor.push(query);
      return insert;
    },
  );
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { insert: atMost(1.1, inserts.ours, inserts.floor), query: atMost(1.05, median(queries.ours), median(queries.floor)) };
};
