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
