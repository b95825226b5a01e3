import { createVault } from '#core/store/vault.ts';
import { type TestApp, testKdfCost, testPassphrase } from './make-app.ts';

/** Writes into the store of an app past the product, as a server or an older version may have. */
export const writeOutside = async ({ api, deps }: Pick<TestApp, 'api' | 'deps'>, sql: string): Promise<void> => {
  await api('store.lock', {});
  const vault = createVault(deps, testKdfCost);
  await vault.unlock(testPassphrase);
  vault.session().writeHandle.prepare(sql).run();
  await vault.lock();
  await api('store.unlock', { passphrase: testPassphrase });
};

/** What a query finds in the store of an app, past the product: what lies there, not what is shown of it. */
export const readOutside = async ({ api, deps }: Pick<TestApp, 'api' | 'deps'>, sql: string): Promise<unknown[]> => {
  await api('store.lock', {});
  const vault = createVault(deps, testKdfCost);
  await vault.unlock(testPassphrase);
  const rows = vault.session().writeHandle.prepare(sql).all();
  await vault.lock();
  await api('store.unlock', { passphrase: testPassphrase });
  return rows;
};
