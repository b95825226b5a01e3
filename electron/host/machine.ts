import { randomFillSync } from 'node:crypto';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Deps, Log, Platform } from '#core/deps.ts';
import { createIdMaker } from '#shared/domain/ids.ts';

/** Randomness from the system in pages: one call to the system for each id would cost more than the id. */
const createRandom = (): ((count: number) => Uint8Array) => {
  const page = Buffer.alloc(8192);
  let at = page.length;
  return (count) => {
    if (count > 64) return randomFillSync(Buffer.alloc(count));
    if (at + count > page.length) {
      randomFillSync(page);
      at = 0;
    }
    const bytes = Uint8Array.from(page.subarray(at, at + count));
    page.fill(0, at, at + count);
    at += count;
    return bytes;
  };
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** The real clock: the local calendar's today. */
const systemClock = {
  now: () => Date.now(),
  today: () => {
    const day = new Date();
    return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
  },
};

/** Who is signed in and what this machine is called. A container may have no name for its user. */
export const machineUser = (): Platform['user'] => {
  try {
    return { name: userInfo().username, device: hostname() };
  } catch {
    return { name: 'unknown', device: hostname() };
  }
};

/** A plain machine without a desktop: no key store, no dialogs. */
export const plainPlatform = (host: 'node' | 'cli'): Platform => ({
  host,
  keyStore: null,
  user: machineUser(),
  documentsDir: join(homedir(), 'Documents', 'Quarterdeck'),
  showInFolder: null,
  openFile: null,
  printPdf: null,
  chooseFolder: null,
  offerFile: null,
  fetch,
  openBrowser: null,
});

/** Where the code of the core's workers is: in the core when run from source, beside the entry when bundled. `entry`: `import.meta.url` of the host's entry. */
export const workerUrls = (entry: string): Pick<Deps, 'exportWorker' | 'backupWorker'> => {
  // in a name of its own: Vite would make an address of the page of what it sees as a URL beside this module, also under tests
  const here = import.meta.url;
  if (here.endsWith('.ts'))
    return {
      exportWorker: new URL('../core/export/worker.ts', here),
      backupWorker: new URL('../core/db/backup-worker.ts', here),
    };
  return { exportWorker: new URL('./export-worker.mjs', entry), backupWorker: new URL('./backup-worker.mjs', entry) };
};

/** What the core needs, on this machine. */
export const machineDeps = ({
  entry,
  ...given
}: {
  storeDir: string;
  appVersion: string;
  platform: Platform;
  log: Log;
  entry: string;
}): Deps => {
  const randomBytes = createRandom();
  return { ...given, ...workerUrls(entry), clock: systemClock, randomBytes, newId: createIdMaker(systemClock.now, randomBytes) };
};
