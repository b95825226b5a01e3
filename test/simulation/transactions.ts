import type { Sqlite } from '#core/db/open.ts';

/** What writes on one connection, one after the other. `exclusive`: alone on it, outside any transaction. */
export type Transactions = { exclusive<T>(work: () => Promise<T>): Promise<T>; transact<T>(work: () => Promise<T>): Promise<T> };

export const createTransactions = (sqlite: Sqlite): Transactions => {
  let last: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    exclusive,
    transact: (work) =>
      exclusive(async () => {
        sqlite.exec('BEGIN IMMEDIATE');
        try {
          const result = await work();
          sqlite.exec('COMMIT');
          return result;
        } catch (error) {
          if (sqlite.open && sqlite.inTransaction) sqlite.exec('ROLLBACK');
          throw error;
        }
      }),
  };
};
