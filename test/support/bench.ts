import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#core/app.ts';
import type { Sqlite } from '#core/db/open.ts';
import type { Deps } from '#core/deps.ts';
import { createVault } from '#core/store/vault.ts';
import { machineDeps, plainPlatform } from '#host/machine.ts';
import { type Api, createApi } from '#shared/api/client.ts';
import { testKdfCost, testPassphrase } from './make-app.ts';

/** The value that this share of all values stays under; 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Milliseconds, to a tenth. */
export const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** Prints one JSON object with `--json`, and its fields otherwise. */
export const printResult = (result: Record<string, string | number>): void => {
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(result)}\n`
      : `${Object.entries(result)
          .map(([key, value]) => `${key} ${value}`)
          .join(', ')}\n`,
  );
};

/** A core on the store of a benchmark's folder, which is made when it is not there; locked. */
export const benchCore = (dir: string): { deps: Deps; app: App; api: Api } => {
  const deps = machineDeps({
    storeDir: join(dir, 'store'),
    appVersion: '0.0.0',
    platform: { ...plainPlatform('cli'), documentsDir: join(dir, 'exports') },
    log: () => undefined,
    entry: import.meta.url,
  });
  const app = createApp(deps, { kdfCost: testKdfCost });
  return { deps, app, api: createApi({ call: (method, input) => app.call(method, input, { trusted: true }) }) };
};

/** A store of its own for one benchmark. `fill` writes rows by hand; `dbFile` and `dataKey` let a floor open the same file. `reopen` begins another session. */
export const openBench = async (
  fill: (sqlite: Sqlite) => void,
): Promise<{ app: App; api: Api; dir: string; dbFile: string; dataKey: Uint8Array; reopen(): Promise<void>; close(): Promise<void> }> => {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'));
  const { deps, app, api } = benchCore(dir);
  // made through the contract, so that the shipped program is in it; filled behind it, for speed
  await api('store.create', { passphrase: testPassphrase });
  await api('store.lock', {});
  const vault = createVault(deps, testKdfCost);
  await vault.unlock(testPassphrase);
  const { paths, dataKey, writeHandle } = vault.session();
  const key = Uint8Array.from(dataKey);
  writeHandle.transaction(() => fill(writeHandle))();
  await vault.lock();
  await api('store.unlock', { passphrase: testPassphrase });
  return {
    app,
    api,
    dir,
    dbFile: paths.db,
    dataKey: key,
    reopen: async () => {
      await api('store.lock', {});
      await api('store.unlock', { passphrase: testPassphrase });
    },
    close: async () => {
      await app.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
