import type { Statement } from 'better-sqlite3';
import type { Sqlite } from './open.ts';

const byHandle = new WeakMap<Sqlite, Map<string, Statement>>();

/** Prepares a statement once for each handle. For hot hand-written SQL; name its tables with `ctx.note`. */
export const prepared = (sqlite: Sqlite, text: string): Statement => {
  let statements = byHandle.get(sqlite);
  if (!statements) {
    statements = new Map();
    byHandle.set(sqlite, statements);
  }
  let statement = statements.get(text);
  if (!statement) {
    statement = sqlite.prepare(text);
    statements.set(text, statement);
  }
  return statement;
};
