import { createVault } from '#core/store/vault.ts';
import type { Sqlite } from '#core/db/open.ts';
import type { SampleSize } from '#shared/api/sample.ts';
import { makeApp, testKdfCost, testPassphrase } from './make-app.ts';

export type SampleStore = {
  sqlite: Sqlite;
  all<T extends Record<string, unknown>>(sql: string, ...given: unknown[]): T[];
  /** The one number of a query whose column is called n. */
  count(sql: string, ...given: unknown[]): number;
  close(): Promise<void>;
};

/** A store with a sample in it, added through the contract and then opened for reading with plain SQL. */
export const makeSampleStore = async (given: { size?: SampleSize; seed?: number; today: string }): Promise<SampleStore> => {
  const made = await makeApp({ today: given.today });
  await made.api('sample.add', { size: given.size ?? 'small', ...(given.seed === undefined ? {} : { seed: given.seed }) });
  await made.api('store.lock', {});
  const vault = createVault(made.deps, testKdfCost);
  await vault.unlock(testPassphrase);
  const sqlite = vault.session().readHandle;
  return {
    sqlite,
    all: <T extends Record<string, unknown>>(sql: string, ...values: unknown[]) => sqlite.prepare(sql).all(...values) as T[],
    count: (sql, ...values) => (sqlite.prepare(sql).get(...values) as { n: number }).n,
    close: async () => {
      await vault.lock();
      await made.close();
    },
  };
};
