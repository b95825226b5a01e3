import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { SyncTable } from '#shared/sync/table.ts';
import { captureTriggers } from './capture-sql.ts';
import { shapeOf, type TableShape } from './table-shape.ts';

/** The shapes of the tables that this store has. */
export const shapesOf = (sqlite: Sqlite, tables: readonly SyncTable[]): Map<string, TableShape> => {
  const shapes = tables.map((table) => shapeOf(sqlite, table)).filter((shape) => shape !== null);
  return new Map(shapes.map((shape) => [shape.table.name, shape]));
};

const isInstalled = (sqlite: Sqlite): boolean =>
  sqlite.prepare(`SELECT 1 FROM temp.sqlite_master WHERE name = 'sync_mode'`).get() !== undefined;

/** Notes every change of a synced table from now on, on this connection, until it closes. Asked for again, it changes nothing. */
export const installCapture = (sqlite: Sqlite, shapes: ReadonlyMap<string, TableShape>): void => {
  if (isInstalled(sqlite)) return;
  sqlite.exec('CREATE TEMP TABLE sync_mode (applying INTEGER NOT NULL)');
  sqlite.exec('INSERT INTO sync_mode VALUES (0)');
  for (const shape of shapes.values()) for (const trigger of captureTriggers(shape)) sqlite.exec(trigger);
};

/** Does work whose writes are not noted: what came from the server, and the sample. Inside a transaction, so that a failure takes the silence back too. */
export const uncaptured = async <T>(sqlite: Sqlite, work: () => Promise<T>): Promise<T> => {
  if (!isInstalled(sqlite)) return work();
  prepared(sqlite, 'UPDATE temp.sync_mode SET applying = applying + 1').run();
  try {
    return await work();
  } finally {
    // after a failed transaction there is nothing to take back
    if (sqlite.inTransaction) prepared(sqlite, 'UPDATE temp.sync_mode SET applying = applying - 1').run();
  }
};

/** The same for work that is done at once; its failure fails the transaction. */
export const uncapturedNow = (sqlite: Sqlite, work: () => void): void => {
  prepared(sqlite, 'UPDATE temp.sync_mode SET applying = applying + 1').run();
  work();
  prepared(sqlite, 'UPDATE temp.sync_mode SET applying = applying - 1').run();
};
