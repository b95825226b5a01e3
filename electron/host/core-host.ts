import { join } from 'node:path';
import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { Log } from '#core/deps.ts';
import type { Ask, CoreToMain, MainToCore } from './core-messages.ts';
import { keyStoreName } from './key-store.ts';
import { closeWithin, steadyAfter } from './limits.ts';
import { besideThisBuild } from './resources.ts';

/** The core in its own process, as main sees it. */
export type CoreHost = {
  /** One end of a new channel to the core, for a page; null when there is no core any more. */
  newPort(): MessagePortMain | null;
  /** Asks the core to close the store, and ends its process; resolves when it is gone. */
  stop(): Promise<void>;
};

export type CoreHostOptions = {
  storeDir: string;
  log: Log;
  /** Does what only main can. */
  answer(ask: Ask): Promise<string | null>;
  /** The core died. `isBack`: it runs again, and pages need a new port; else it is gone for good. */
  onDeath(isBack: boolean): void;
};

/** The folder for exports. A Linux without named folders calls the home folder itself its documents; the other hosts say Documents there. */
const exportFolder = (): string => {
  const [documents, home] = [app.getPath('documents'), app.getPath('home')];
  return join(documents === home ? join(home, 'Documents') : documents, app.getName());
};

/** Starts the core's process, and once more when it dies after a steady while. */
export const startCore = (options: CoreHostOptions): CoreHost => {
  const { log } = options;
  let child: UtilityProcess | null = null;
  let isStopping = false;
  let startedAt = 0;
  let deaths = 0;

  const start = (): UtilityProcess => {
    const started = utilityProcess.fork(besideThisBuild.coreProcess, [], { serviceName: 'Quarterdeck core' });
    const send = (message: MainToCore): void => started.postMessage(message);
    startedAt = performance.now();
    started.on('message', (message: CoreToMain) => {
      options.answer(message.ask).then(
        (value) => send({ kind: 'answer', id: message.id, value, failed: false }),
        () => send({ kind: 'answer', id: message.id, value: null, failed: true }),
      );
    });
    started.on('exit', (code) => {
      if (!isStopping) died(code);
    });
    send({
      kind: 'start',
      storeDir: options.storeDir,
      documentsDir: exportFolder(),
      logFile: join(app.getPath('logs'), 'core.log'),
      keyStore: keyStoreName(),
    });
    return started;
  };

  const died = (code: number): void => {
    const wasSteady = performance.now() - startedAt > steadyAfter;
    deaths = wasSteady ? 1 : deaths + 1;
    const isBack = deaths <= 1;
    log('error', 'core.died', { code, isBack });
    child = isBack ? start() : null;
    options.onDeath(isBack);
  };

  child = start();
  return {
    newPort: () => {
      if (!child) return null;
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: 'page' } satisfies MainToCore, [port1]);
      return port2;
    },
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (!child) return resolve();
        const leaving = child;
        // a core in the middle of a long statement is ended; what was committed is safe
        const patience = setTimeout(() => leaving.kill(), closeWithin);
        leaving.once('exit', () => {
          clearTimeout(patience);
          resolve();
        });
        leaving.postMessage({ kind: 'stop' } satisfies MainToCore);
      }),
  };
};
