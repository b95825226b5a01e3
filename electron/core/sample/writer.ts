import type { Sqlite } from '#core/db/open.ts';
import type { TableName } from '#core/db/schema.ts';
import type { Row, Rows } from './here.ts';

/** Writes rows of any table with one prepared statement each. A row's columns that are left out are null; `version` keeps its default. */
export type Writer = { write(rows: Rows): void; tables(): TableName[] };

export const createWriter = (sqlite: Sqlite, common: Row): Writer => {
  const known = new Map<TableName, (row: Row) => void>();
  const insertInto = (table: TableName): ((row: Row) => void) => {
    const columns = (sqlite.pragma(`table_info(${table})`) as Array<{ name: string }>)
      .map(({ name }) => name)
      .filter((name) => name !== 'version');
    const statement = sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    return (row) => {
      statement.run(columns.map((column) => row[column] ?? common[column] ?? null));
    };
  };
  return {
    write: (rows) => {
      for (const [table, list] of rows) {
        let insert = known.get(table);
        if (!insert) {
          insert = insertInto(table);
          known.set(table, insert);
        }
        for (const row of list) insert(row);
      }
    },
    tables: () => [...known.keys()],
  };
};
