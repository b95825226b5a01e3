import type { Sqlite } from '#core/db/open.ts';
import type { TableName } from '#core/db/schema.ts';
import type { Row, Rows } from './here.ts';

/** Writes rows of any table with one prepared statement each. A row's columns that are left out have their default, else null. */
export type Writer = { write(rows: Rows): void; tables(): TableName[] };

export const createWriter = (sqlite: Sqlite, common: Row): Writer => {
  const known = new Map<TableName, (row: Row) => void>();
  const insertInto = (table: TableName): ((row: Row) => void) => {
    const columns = sqlite.pragma(`table_info(${table})`) as Array<{ name: string; dflt_value: string | null }>;
    const values = columns.map(({ dflt_value }) => (dflt_value === null ? '?' : `coalesce(?, ${dflt_value})`));
    const statement = sqlite.prepare(`INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`);
    return (row) => {
      statement.run(columns.map(({ name }) => row[name] ?? common[name] ?? null));
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
