import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#core/app.ts';
import type { Deps, Platform } from '#core/deps.ts';
import { createIdMaker } from '#shared/domain/ids.ts';
import { plainPlatform, workerUrls } from '#host/machine.ts';
import { type Api, createApi } from '#shared/api/client.ts';
import type { AppEvent } from '#shared/api/transport.ts';

export const testPassphrase = 'correct horse battery staple';

/** Makes the passphrase cheap to check; the product's cost has a test of its own. */
export const testKdfCost = { memoryKiB: 256, iterations: 1 };

/** A clock that stands still until it is told to move. */
export const fixedClock = (today = '2017-12-31') => {
  let time = Date.parse(`${today}T12:00:00Z`);
  return {
    now: () => time,
    today: () => new Date(time).toISOString().slice(0, 10),
    pass: (ms: number) => {
      time += ms;
    },
  };
};

/** A folder of its own for one test; call the second to remove it. */
export const makeFolder = (): [string, () => void] => {
  const dir = mkdtempSync(join(tmpdir(), 'quarterdeck-'));
  return [dir, () => rmSync(dir, { recursive: true, force: true })];
};

export type TestDeps = { storeDir: string; today?: string; platform?: Partial<Platform> };

/** Real dependencies but for the clock, and exports that stay in the store's folder. */
export const makeDeps = ({ storeDir, today, platform }: TestDeps): Deps & { clock: ReturnType<typeof fixedClock> } => {
  const clock = fixedClock(today);
  return {
    storeDir,
    appVersion: '0.0.0-test',
    clock,
    newId: createIdMaker(clock.now, (count) => randomBytes(count)),
    randomBytes: (count) => randomBytes(count),
    platform: { ...plainPlatform('cli'), documentsDir: join(storeDir, 'exports'), ...platform },
    log: () => undefined,
    ...workerUrls(import.meta.url),
  };
};

export type TestApp = { app: App; api: Api; deps: ReturnType<typeof makeDeps>; events: AppEvent[]; dir: string; close(): Promise<void> };

/** A core on a real encrypted store in a folder of its own, created and open. `close` removes it all, unless the folder was given. */
export const makeApp = async (given: Partial<TestDeps> = {}): Promise<TestApp> => {
  const [dir, removeFolder] = given.storeDir === undefined ? makeFolder() : [given.storeDir, () => undefined];
  const deps = makeDeps({ ...given, storeDir: dir });
  const app = createApp(deps, { kdfCost: testKdfCost });
  const api = createApi({ call: (method, input) => app.call(method, input, { trusted: true }) });
  const events: AppEvent[] = [];
  app.subscribe((event) => events.push(event));
  const { state } = await api('store.status', {});
  await api(state === 'none' ? 'store.create' : 'store.unlock', { passphrase: testPassphrase });
  return {
    app,
    api,
    deps,
    events,
    dir,
    close: async () => {
      await app.close();
      removeFolder();
    },
  };
};
