import { type Kysely, sql } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { Target } from './targets.ts';

/** What people call the rows that were asked for. */
export type Titles = {
  /** Asks for a row; call `read` after the last one. */
  want(target: Target, id: string): void;
  read(): Promise<void>;
  /** The title; the id when the row is no longer here. */
  of(target: Target, id: string): string;
};

/** Reads the titles of references with one statement a table, however many rows name them. */
export const createTitles = (db: Kysely<Db>): Titles => {
  const wanted = new Map<string, { target: Target; ids: Set<string> }>();
  const found = new Map<string, string>();
  return {
    want: (target, id) => {
      const group = wanted.get(target.table) ?? { target, ids: new Set<string>() };
      group.ids.add(id);
      wanted.set(target.table, group);
    },
    read: async () => {
      for (const { target, ids } of wanted.values()) {
        const { rows } = await sql<{ id: string; title: string }>`
          SELECT ${sql.ref(target.idColumn)} AS id, ${sql.raw(target.title)} AS title FROM ${sql.table(target.table)}
          WHERE ${sql.ref(target.idColumn)} IN (${sql.join([...ids])})`.execute(db);
        for (const { id, title } of rows) found.set(`${target.table} ${id}`, title);
      }
      wanted.clear();
    },
    of: (target, id) => found.get(`${target.table} ${id}`) ?? id,
  };
};
