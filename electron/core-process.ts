import { type App, createApp } from '#core/app.ts';
import type { CoreStart, CoreToMain, MainToCore } from '#host/core-messages.ts';
import { createLogFile } from '#host/log-file.ts';
import { machineDeps } from '#host/machine.ts';
import { createRemotePlatform, type RemotePlatform } from '#host/remote-platform.ts';
import { besideThisBuild } from '#host/resources.ts';
import { servePort } from '#host/serve-port.ts';
import { systemFetch } from '#host/system-fetch.ts';

/** The entry of the utility process: the core alone, with a port straight to each page. Main only hands out ports and does what an ordinary process cannot. */
const { parentPort } = process;
const send = (message: CoreToMain): void => parentPort.postMessage(message);
let core: App | null = null;
let remote: RemotePlatform | null = null;

const start = (message: CoreStart): void => {
  remote = createRemotePlatform(message, send, systemFetch);
  core = createApp(
    machineDeps({
      storeDir: message.storeDir,
      appVersion: besideThisBuild.version,
      log: createLogFile(message.logFile, Date.now),
      entry: import.meta.url,
      platform: remote.platform,
    }),
  );
};

const stop = async (): Promise<void> => {
  await core?.close();
  process.exit(0);
};

parentPort.on('message', ({ data, ports }) => {
  const message: MainToCore = data;
  if (message.kind === 'start') start(message);
  else if (message.kind === 'page' && core && ports[0]) servePort(ports[0], core);
  else if (message.kind === 'answer') remote?.settle(message.id, message.value, message.failed);
  else if (message.kind === 'stop') void stop();
});
